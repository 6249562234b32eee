import { companyScope, type Scope } from "#lib/auth/scope.ts";
import { firstLiveDay } from "#lib/data/metrics/cohort-sql.ts";
import { keptWhileUnchanged } from "#lib/data/metrics/kept-while-unchanged.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { monthKeyOf, type Period, parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

const keep = keptWhileUnchanged<ReadonlyMap<string, number>>();

/** The last month that is over everywhere. */
export function lastFullMonth(now: Date): Period | null {
  const running = parsePeriod(monthKeyOf(firstLiveDay(now)));
  return running && shiftPeriod(running, -1);
}

/**
 * The rates of the dealers that stood below the promise in the last full month, by dealer: their
 * official standing in the whole company, which those who serve them shall know.
 */
export async function readWeakRates(scope: Scope, now: Date): Promise<ReadonlyMap<string, number>> {
  const period = lastFullMonth(now);
  if (period === null) return new Map();
  const cohort = { period, platformId: null, serviceClass: null };
  const company = companyScope(scope);
  return keep(company, cohort, null, now, async () => {
    const { rows } = await readLeague(company, cohort, now);
    return new Map(
      rows.flatMap(({ dealerId, standing, rate }) =>
        standing === "weak" && rate !== null ? [[dealerId, rate]] : [],
      ),
    );
  });
}
