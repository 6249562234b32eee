import type { Scope } from "#lib/auth/scope.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { closingOf } from "#lib/domain/logging/check-pause.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import {
  lockPausable,
  type PausedKey,
  refusePause,
  tellPause,
} from "#lib/operations/pause-tools.ts";

/** When the clock goes on; now, where not given. */
export type ClosingPause = PausedKey & { readonly toMs?: number };

/**
 * Ends the open pause of a shipment: its clock goes on.
 * @throws AppError not_found; pause_refused with its `reason`
 */
export async function closePause(
  scope: Scope,
  { toMs, ...key }: ClosingPause,
  now: Date,
): Promise<void> {
  const book = await currentPolicyBook(scope);
  await inSqlTransaction(scope, async (tx) => {
    const facts = await lockPausable(scope, tx, key);
    const endMs = toMs ?? now.getTime();
    const open = closingOf(facts, endMs, now.getTime());
    if (typeof open === "string") throw refusePause(open);
    const pause = { ...open, toMs: endMs };
    await tellPause(scope, tx, { facts, pause, opened: false, book }, now);
  });
}
