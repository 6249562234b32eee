import { createHash, randomBytes } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import type { Tx } from "#lib/data/client.ts";
import { insertLink } from "#lib/data/one-time-links.ts";
import { type LinkKind, linkLastsMs } from "#lib/domain/accounts/link-kinds.ts";

/** What is kept of a link's token: who reads the table cannot follow it. */
export function linkHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Makes a link to set a password, in the transaction of what asks for it.
 * @param personId null = for whoever becomes the first admin
 * @returns the token, which is told once and kept nowhere
 */
export async function writeLink(
  scope: Scope,
  tx: Tx,
  kind: LinkKind,
  personId: string | null,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + linkLastsMs[kind]);
  const link = { kind, tokenHash: linkHash(token), personId, madeBy: scope.actorId, expiresAt };
  await insertLink(tx, link, now);
  const data = { kind, expiresAt: expiresAt.toISOString() };
  const subject = personId ?? "first admin";
  await insertAudit(scope, tx, { action: "link.made", subject, data, at: now });
  return token;
}
