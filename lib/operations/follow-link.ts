import { hashPassword } from "#lib/auth/password.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { operatorScope } from "#lib/auth/scope.ts";
import { type SessionCookie, startSession } from "#lib/auth/start-session.ts";
import { findAccountOf, lockAccountOf, putPassword } from "#lib/data/accounts.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import { spendLinks, takeLink } from "#lib/data/one-time-links.ts";
import { countAdmins, findTaken, insertPerson } from "#lib/data/people.ts";
import { deleteSessionsOf } from "#lib/data/sessions.ts";
import { forgetAttempts } from "#lib/data/sign-in-limits.ts";
import { AppError } from "#lib/errors.ts";
import { counterOf } from "#lib/operations/attempt-counters.ts";
import { linkHash } from "#lib/operations/write-link.ts";

/** Who becomes the first admin. */
type FirstAdmin = { readonly name: string; readonly email: string };

/** What a link is followed with; `password` has passed checkPassword. */
export type Followed = {
  readonly token: string;
  readonly password: string;
  /** Asked for where the link makes the first admin. */
  readonly admin: FirstAdmin | null;
  readonly ip: string;
  readonly userAgent: string;
};

/**
 * Sets a password by a link, once, and signs in. Every other session of that person ends, and so does
 * every other link and any wait for wrong passwords.
 *
 * @throws AppError link_gone where the link is unknown, used, expired or its person disabled, or where
 *   the password it has set is replaced before one is signed in;
 *   identifier_taken where the first admin's address is somebody else's
 */
export async function followLink(
  { token, password, admin, ip, userAgent }: Followed,
  now: Date,
): Promise<{ personId: string; role: Role; cookies: readonly SessionCookie[] }> {
  const scope = operatorScope("people:write");
  // Before the transaction: it takes a tenth of a second, which no lock should.
  const passwordHash = await hashPassword(password);
  const personId = await inTransaction(scope, async (tx) => {
    const link = await takeLink(tx, linkHash(token), now);
    if (link === null) throw new AppError("link_gone");
    const id = link.personId ?? (await makeAdmin(tx, admin, now));
    await lockAccountOf(tx, id);
    await putPassword(tx, id, passwordHash, now);
    await spendLinks(tx, link.personId, now);
    await deleteSessionsOf(tx, id);
    const data = { by: link.kind };
    const own = { ...scope, actorId: id };
    await insertAudit(own, tx, { action: "password.set", subject: id, data, at: now });
    await insertAudit(own, tx, { action: "sign_in.done", subject: id, data, at: now });
    return id;
  });
  await forgetAttempts("account", counterOf(personId));
  const account = await findAccountOf(personId);
  if (account === null) throw new AppError("link_gone");
  const from = { ip, userAgent: userAgent.slice(0, 400) };
  const session = await startSession({ personId, passwordHash, ...from });
  if (session === null) throw new AppError("link_gone");
  return { personId, role: account.role, cookies: session.cookies };
}

async function makeAdmin(tx: Tx, admin: FirstAdmin | null, now: Date): Promise<string> {
  // A second link of a first start must not make a second "first" admin.
  if (admin === null || (await countAdmins(tx)) > 0) throw new AppError("link_gone");
  const id = newId();
  const none = { mobile: null, loginName: null, scopes: [] };
  if (await findTaken(tx, id, { email: admin.email, mobile: null, loginName: null })) {
    throw new AppError("identifier_taken", { field: "email" });
  }
  await insertPerson(tx, { id, role: "admin", ...admin, ...none }, now);
  const scope = { ...operatorScope("people:write"), actorId: id };
  const data = { role: "admin", first: true };
  await insertAudit(scope, tx, { action: "person.created", subject: id, data, at: now });
  return id;
}
