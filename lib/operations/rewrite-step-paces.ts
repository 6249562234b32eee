import type { Scope } from "#lib/auth/scope.ts";
import { inTransaction } from "#lib/data/client.ts";
import { replacePaces } from "#lib/data/step-pace.ts";

const DAY_MS = 86_400_000;

/** How far back a platform's own history says how fast it is now. */
const HISTORY_DAYS = 90;

/**
 * Judges afresh how long each platform takes for what the board shows: derived from the shipments, so
 * it is rewritten whole, and doing so twice changes nothing.
 */
export async function rewriteStepPaces(scope: Scope, now: Date): Promise<void> {
  const dayOf = (daysAgo: number) =>
    new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  await inTransaction(scope, (tx) => replacePaces(tx, dayOf(HISTORY_DAYS), dayOf(0)));
}
