import type { Scope } from "#lib/auth/scope.ts";
import { tellInboxes } from "#lib/data/alarms.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { updateAcknowledged } from "#lib/data/inbox.ts";

/**
 * Somebody knows of alarms in their inbox, of these or (null) of all that hold: nobody is told of them
 * again. Those of others, and those known already, are left as they are.
 */
export async function acknowledgeAlarms(
  scope: Scope,
  ids: readonly string[] | null,
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const acknowledged = await updateAcknowledged(scope, tx, ids, now);
    if (acknowledged.length === 0) return;
    await insertAudit(scope, tx, {
      action: "alarm.acknowledged",
      subject: scope.actorId ?? "",
      data: { alarmIds: acknowledged },
      at: now,
    });
    await tellInboxes(tx, acknowledged, now);
  });
}
