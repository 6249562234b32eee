import { readPlatforms } from "#app/(manager)/platforms/read-platforms.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readPlatformClasses } from "#lib/data/metrics/platform-classes.ts";
import { listWorstDays } from "#lib/data/metrics/platform-days.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { readWeekdayHours } from "#lib/data/metrics/weekday-hours.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { narrowLeague } from "#lib/domain/league.ts";
import { sumReasons } from "#lib/domain/reasons.ts";

const MOST_DAYS = 8;

/** Everything that the page of one platform shows; `row` is null where it had nothing in the cohort. */
export async function readPlatformPage(
  scope: Scope,
  cohort: {
    readonly filter: CohortFilter;
    readonly regionId: string | null;
    readonly months: readonly { readonly month: string }[];
  },
  at: Date,
) {
  const { filter, regionId } = cohort;
  const [platforms, league, hours, days, classes, classNames, reasons] = await Promise.all([
    readPlatforms(scope, cohort, { key: "rate", descending: false }, at),
    readLeague(scope, filter, at),
    readWeekdayHours(scope, { ...filter, regionId }, at),
    listWorstDays(scope, filter, regionId, MOST_DAYS, at),
    readPlatformClasses(scope, filter, regionId, at),
    listServiceClasses(scope),
    readReasonUnits(scope, "dealer", filter, regionId, at),
  ]);
  const row = platforms.table.rows[0] ?? null;
  return {
    row,
    target: platforms.target,
    months: row?.months ?? [],
    league: narrowLeague(league, regionId),
    hours,
    days,
    classes,
    classNames,
    reasons: sumReasons(reasons),
  };
}
