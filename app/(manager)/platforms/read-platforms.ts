import { requestPlatforms } from "#app/cohort.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { AIM_MINUTES } from "#lib/charts/prepare-platform-minutes.ts";
import { type PlatformSort, preparePlatforms } from "#lib/charts/prepare-platforms.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readPlatformDealers } from "#lib/data/metrics/platform-dealers.ts";
import { readPlatformLag } from "#lib/data/metrics/platform-lag.ts";
import { readPlatformMonths } from "#lib/data/metrics/platform-months.ts";
import { readPlatformPace } from "#lib/data/metrics/platform-pace.ts";
import { readCompany } from "#lib/data/settings.ts";
import { summarizePlatforms } from "#lib/domain/platforms.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";
import { type Period, parsePeriod } from "#lib/domain/time/period.ts";

/** The longest period whose deliveries are all looked at for their lag. */
const LAG_DAYS = 31;

/**
 * The part of a period that its logging lag is taken of: a long one's last month with data. How people
 * log now is what can be acted on, and every delivery's own event has to be read for it.
 */
function lagPeriod(period: Period, months: readonly { readonly month: string }[]): Period {
  const [first, last] = [dayOfIso(period.from ?? ""), dayOfIso(period.to ?? "")];
  if (first !== null && last !== null && last - first < LAG_DAYS) return period;
  const within = months.find(
    ({ month }) =>
      (period.from === null || month >= period.from.slice(0, 7)) &&
      (period.to === null || month <= period.to.slice(0, 7)),
  );
  return (within && parsePeriod(within.month)) ?? period;
}

/** The table of platforms of a cohort, in the order asked for. */
export async function readPlatforms(
  scope: Scope,
  cohort: {
    readonly filter: CohortFilter;
    readonly regionId: string | null;
    readonly months: readonly { readonly month: string }[];
  },
  sort: { readonly key: PlatformSort; readonly descending: boolean },
  at: Date,
) {
  const { filter, regionId } = cohort;
  const lagFilter = { ...filter, period: lagPeriod(filter.period, cohort.months) };
  const [platforms, dealers, months, pace, lag, { target }] = await Promise.all([
    requestPlatforms(),
    readPlatformDealers(scope, filter, at),
    readPlatformMonths(scope, filter, regionId, at),
    readPlatformPace(scope, filter, regionId, at),
    readPlatformLag(scope, lagFilter, regionId, at),
    readCompany(scope),
  ]);
  const summaries = summarizePlatforms(dealers, regionId).map((summary) => {
    const { platformId } = summary;
    const own = pace.find((one) => one.platformId === platformId);
    const logged = lag.find((one) => one.platformId === platformId);
    return {
      ...summary,
      name: platforms.find(({ id }) => id === platformId)?.name ?? platformId,
      medianMinutes: own?.medianMinutes ?? null,
      weekend: own
        ? {
            n: own.weekend,
            of: own.started,
            onTime: own.weekendOnTime,
            workdayOnTime: own.workdayOnTime,
          }
        : null,
      lag: logged
        ? { medianMinutes: logged.medianMinutes, slow: logged.slow, of: logged.logged }
        : null,
      months: months.filter((month) => month.platformId === platformId),
    };
  });
  const table = preparePlatforms(
    summaries,
    { target, aimMinutes: AIM_MINUTES },
    { sort: sort.key, descending: sort.descending },
  );
  return { table, target, lagPeriod: lagFilter.period };
}
