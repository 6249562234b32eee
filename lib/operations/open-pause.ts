import type { Scope } from "#lib/auth/scope.ts";
import { reasonSchema } from "#lib/contracts/order.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { newId } from "#lib/data/new-id.ts";
import { findLateEntryMinutes } from "#lib/data/shipment-log.ts";
import { pauseRefusal } from "#lib/domain/logging/check-pause.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import {
  lockPausable,
  type PausedKey,
  refusePause,
  tellPause,
} from "#lib/operations/pause-tools.ts";

/** Why the clock is to stand still, and since when, up to when; now, and until it is said, where not given. */
export type OpeningPause = PausedKey & {
  readonly reason: string;
  readonly fromMs?: number;
  readonly toMs?: number;
};

/**
 * Stops the clock of a shipment, as when the dealer asks to wait. The adjusted figure follows; the raw
 * one never does.
 * @throws AppError not_found; bad_input for the reason; pause_refused with its `reason`
 */
export async function openPause(
  scope: Scope,
  { reason: said, fromMs, toMs, ...key }: OpeningPause,
  now: Date,
): Promise<void> {
  const reason = reasonSchema.safeParse(said);
  if (!reason.success) throw new AppError("bad_input", { field: "reason", value: said });
  const book = await currentPolicyBook(scope);
  const nowMs = now.getTime();
  await inSqlTransaction(scope, async (tx) => {
    const facts = await lockPausable(scope, tx, key);
    const asked = { fromMs: fromMs ?? nowMs, toMs: toMs ?? null };
    const lateEntryMinutes = await findLateEntryMinutes(tx, facts.platformId);
    const refused = pauseRefusal(facts, asked, nowMs, lateEntryMinutes);
    if (refused !== null) throw refusePause(refused);
    const pause = { ...asked, id: newId(), reason: reason.data, recordedAtMs: nowMs };
    await tellPause(scope, tx, { facts, pause, opened: true, book }, now);
  });
}
