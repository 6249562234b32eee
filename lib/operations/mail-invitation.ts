import type { Scope } from "#lib/auth/scope.ts";
import { inTransaction } from "#lib/data/client.ts";
import { addJob } from "#lib/data/jobs.ts";

/** Has somebody who was just made invited by mail; without a mail server the worker does nothing. */
export async function mailInvitation(
  scope: Scope,
  personId: string,
  locale: string,
): Promise<void> {
  const payload = { personId, locale };
  await inTransaction(scope, (tx) =>
    addJob(tx, { name: "mail-link", key: `mail-link:${personId}`, payload }),
  );
}
