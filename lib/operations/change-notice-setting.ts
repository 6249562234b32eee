import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { type NoticeSetting, upsertNoticeSetting } from "#lib/data/notice-settings.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Somebody says how they want to be told of alarms.
 * @throws AppError forbidden where nobody asks
 */
export async function changeNoticeSetting(
  scope: Scope,
  setting: NoticeSetting,
  now: Date,
): Promise<void> {
  const personId = scope.actorId;
  if (personId === null) throw new AppError("forbidden");
  await inTransaction(scope, async (tx) => {
    await upsertNoticeSetting(tx, personId, setting);
    await insertAudit(scope, tx, {
      action: "notice.setting",
      subject: personId,
      data: { ...setting },
      at: now,
    });
  });
}
