import { createLoader, type inferParserType } from "nuqs/server";
import { resolveCohort } from "#app/cohort.ts";
import { cohortParams, parseAsId } from "#app/search-params.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { shiftPeriod } from "#lib/domain/time/period.ts";

const params = {
  ...cohortParams,
  a: cohortParams.period,
  b: cohortParams.period,
  pa: parseAsId,
  pb: parseAsId,
};

/** What a comparison is asked by its address: two periods and two platforms. */
export const loadCompareQuery = createLoader(params);

/**
 * The two sides of a comparison. Not given, the second is the page's own cohort, and the first the
 * period before it; with platforms named, both are of one period.
 */
export async function resolveSides(query: inferParserType<typeof params>) {
  const cohort = await resolveCohort({ ...query, period: query.b ?? query.period });
  const { serviceClass, period } = cohort.filter;
  const [pa, pb] = [query.pa ?? query.platform, query.pb ?? query.platform];
  const before = pa === pb ? shiftPeriod(period, -1) : period;
  const first: CohortFilter = {
    period: query.a ?? before ?? period,
    platformId: pa,
    serviceClass,
  };
  const second: CohortFilter = { period, platformId: pb, serviceClass };
  return { first, second, cohort };
}
