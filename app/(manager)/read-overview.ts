import { requestNow } from "#app/cohort.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { mainReasons, prepareAttention } from "#lib/charts/prepare-attention.ts";
import { prepareHourStrip } from "#lib/charts/prepare-hour-strip.ts";
import { preparePlatformMinutes } from "#lib/charts/prepare-platform-minutes.ts";
import { prepareWhatMoved } from "#lib/charts/prepare-what-moved.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readLeague, readOverdispersion } from "#lib/data/metrics/league.ts";
import { readReasonCounts } from "#lib/data/metrics/main-reasons.ts";
import { readPlatformMinutes } from "#lib/data/metrics/platform-minutes.ts";
import { readWeekdayHours } from "#lib/data/metrics/weekday-hours.ts";
import { narrowLeague } from "#lib/domain/league.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { shareBelow } from "#lib/domain/stats/shrinkage.ts";
import { shiftPeriod } from "#lib/domain/time/period.ts";

/** With fewer dealers the spread of their true rates is a guess. */
const FEWEST_FITTED = 10;

/**
 * Everything the overview shows of a cohort as of now, of what the scope reaches, cut to a region's
 * dealers (null = all).
 * @param withPeers whether the funnel's limits are drawn around the peers
 */
export async function readOverview(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  withPeers: boolean,
) {
  const asOf = requestNow();
  const before = shiftPeriod(filter.period, -1);
  const [reached, earlier, hours, minutes, peers] = await Promise.all([
    readLeague(scope, filter, asOf),
    before && readLeague(scope, { ...filter, period: before }, asOf),
    readWeekdayHours(scope, { ...filter, regionId }, asOf),
    readPlatformMinutes(scope, filter, regionId, asOf),
    withPeers ? readOverdispersion(scope, filter, asOf) : null,
  ]);
  const league = narrowLeague(reached, regionId);
  const past = earlier && narrowLeague(earlier, regionId);
  const listed = prepareAttention(league).rows.map(({ dealerId }) => dealerId);
  const reasons = await readReasonCounts(scope, filter, listed, asOf);
  const { prior, companyTarget: target, judged } = league;
  return {
    league,
    reasons: mainReasons(reasons),
    before,
    difference:
      league.overall && past?.overall ? rateDifference(league.overall, past.overall) : null,
    moved: past && prepareWhatMoved(past, league),
    hours: prepareHourStrip(hours, league.target),
    means: preparePlatformMinutes(minutes),
    peers,
    fitted:
      prior === null || judged < FEWEST_FITTED
        ? null
        : {
            share: shareBelow(prior, target),
            target,
            narrowed: regionId !== null || scope.reach.kind !== "company",
          },
  };
}
