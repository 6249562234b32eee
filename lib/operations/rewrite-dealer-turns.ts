import type { Scope } from "#lib/auth/scope.ts";
import { inTransaction } from "#lib/data/client.ts";
import { readJudgedDays, replaceDealerTurns } from "#lib/data/dealer-turns.ts";
import { firstLiveDay } from "#lib/data/metrics/cohort-sql.ts";
import { noteTurnsJudged, readCompany } from "#lib/data/settings.ts";
import { findDealerTurns } from "#lib/domain/stats/dealer-turns.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";

/**
 * Judges every day that is over afresh and writes down when dealers turned weak or ceased to be:
 * derived from the rollup and the targets, so it is rewritten whole whenever those have changed, and
 * doing so twice changes nothing. Notes that it was done, unless nobody was there to judge.
 */
export async function rewriteDealerTurns(scope: Scope, now: Date): Promise<void> {
  const { target } = await readCompany(scope);
  const liveDay = firstLiveDay(now);
  await inTransaction(scope, async (tx) => {
    const dealers = await readJudgedDays(tx, target, liveDay);
    const lastDay = dealers.reduce(
      (last, { days }) => days.reduce((most, { day }) => Math.max(most, day), last),
      0,
    );
    // What was last due falls out of the trailing days and then says no more: no need to go on to today.
    await replaceDealerTurns(
      tx,
      findDealerTurns(dealers, Math.min(lastDay, (dayOfIso(liveDay) ?? 1) - 1)),
    );
    await noteTurnsJudged(tx, dealers.length > 0, now);
  });
}
