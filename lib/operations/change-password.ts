import { hashPassword, isPassword } from "#lib/auth/password.ts";
import { type Actor, ownScope } from "#lib/auth/scope.ts";
import { findAccountOf, lockAccountOf, putPassword } from "#lib/data/accounts.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { spendLinks } from "#lib/data/one-time-links.ts";
import { deleteSessionsOf } from "#lib/data/sessions.ts";
import { countAttempt, forgetAttempts } from "#lib/data/sign-in-limits.ts";
import { digest } from "#lib/operations/attempt-counters.ts";

export type PasswordChange =
  | { readonly kind: "changed" }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly waitMs: number };

/**
 * Changes one's own password, which asks for the old one and ends one's other sessions. Who sits at a
 * screen that was left open cannot try old passwords for long.
 *
 * @param change `to` has passed checkPassword
 */
export async function changePassword(
  session: { readonly id: string; readonly actor: Actor },
  change: { readonly from: string; readonly to: string },
  now: Date,
): Promise<PasswordChange> {
  const { id } = session.actor;
  const counter = digest(`change:${id}`);
  const wait = await countAttempt("account", counter);
  if (wait) return { kind: "wait", waitMs: wait.waitMs };
  const scope = ownScope(session.actor);
  const account = await findAccountOf(id);
  const wasRight = await isPassword(account?.passwordHash ?? null, change.from);
  const passwordHash = wasRight ? await hashPassword(change.to) : null;
  const isChanged = await inTransaction(scope, async (tx) => {
    const present = await lockAccountOf(tx, id);
    // Hashing takes a tenth of a second, in which a link may have set another password.
    const isRight = wasRight && present?.passwordHash === account?.passwordHash;
    const action = isRight ? "password.changed" : "password.change_failed";
    await insertAudit(scope, tx, { action, subject: id, data: {}, at: now });
    if (passwordHash === null || !isRight) return false;
    await putPassword(tx, id, passwordHash, now);
    await spendLinks(tx, id, now);
    await deleteSessionsOf(tx, id, session.id);
    return true;
  });
  if (!isChanged) return { kind: "wrong" };
  await forgetAttempts("account", counter);
  return { kind: "changed" };
}
