import type { Scope } from "#lib/auth/scope.ts";
import { lockAccountOf } from "#lib/data/accounts.ts";
import { inTransaction } from "#lib/data/client.ts";
import type { LinkKind } from "#lib/domain/accounts/link-kinds.ts";
import { AppError } from "#lib/errors.ts";
import { writeLink } from "#lib/operations/write-link.ts";

/**
 * A link with which somebody sets a password: an invitation for who has none yet, else for a new one.
 * Earlier links stay good until one of them is followed: the first mail may arrive last.
 *
 * @throws AppError not_found where there is no such person, wrong_state where it is disabled
 */
export async function makePasswordLink(
  scope: Scope,
  personId: string,
  now: Date,
): Promise<{ kind: LinkKind; token: string }> {
  return inTransaction(scope, async (tx) => {
    const account = await lockAccountOf(tx, personId);
    if (account === null) throw new AppError("not_found");
    if (account.disabled) throw new AppError("wrong_state");
    const kind = account.passwordHash === null ? "invite" : "reset";
    return { kind, token: await writeLink(scope, tx, kind, personId, now) };
  });
}
