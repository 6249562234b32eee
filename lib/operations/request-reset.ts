import { operatorScope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { addJob } from "#lib/data/jobs.ts";
import { countAttempt, type Wait } from "#lib/data/sign-in-limits.ts";
import { addressNetwork } from "#lib/domain/accounts/address-network.ts";
import { maskIdentifier, typedIdentifier } from "#lib/domain/accounts/identifier.ts";
import { digest } from "#lib/operations/attempt-counters.ts";

/** Who wants a new password, where from, and in which language the mail is to be. */
export type ResetRequest = {
  readonly identifier: string;
  readonly ip: string;
  readonly locale: string;
};

/**
 * Has a link mailed to whoever is named, if there is anybody. The worker looks that up, so that the
 * answer takes as long for nobody. Nobody's mailbox can be flooded: of what is asked too often for one
 * name nothing comes, without a word.
 *
 * @returns how long an address that asks too much has to wait; null = it was asked
 */
export async function requestReset(
  { identifier: typed, ip, locale }: ResetRequest,
  now: Date,
): Promise<Wait | null> {
  const identifier = typedIdentifier(typed);
  const wait =
    ip === "" ? null : await countAttempt("address", digest(`forgot:${addressNetwork(ip)}`));
  if (wait) return wait;
  const whose = digest(`forgot:${identifier.toLowerCase()}`);
  if (await countAttempt("account", whose)) return null;
  const scope = operatorScope("people:write");
  await inTransaction(scope, async (tx) => {
    const payload = { identifier, locale };
    await addJob(tx, { name: "mail-link", key: `mail-link:${whose}`, payload });
    const data = { identifier: maskIdentifier(identifier) };
    const entry = { action: "password.reset_asked", subject: "unknown", data, at: now };
    await insertAudit(scope, tx, entry);
  });
  return null;
}
