import { cache } from "react";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readMonths } from "#lib/data/metrics/periods.ts";
import { listShownPlatforms } from "#lib/data/platforms.ts";
import { listRegions } from "#lib/data/regions.ts";
import { readCompany } from "#lib/data/settings.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";

/** The instant as of which one request judges everything, so that its numbers agree. */
export const requestNow = cache(now);

/** The months with anything due, newest first; read once a request. */
export const requestMonths = cache(async () =>
  readMonths(await requireScope("metrics:read"), requestNow()),
);

/** Every platform to choose from; read once a request. */
export const requestPlatforms = cache(async () =>
  listShownPlatforms(await requireScope("metrics:read")),
);

/** The company's settings; read once a request. */
export const requestCompany = cache(async () => readCompany(await requireScope("metrics:read")));

/** Every region; read once a request. */
export const requestRegions = cache(async () => listRegions(await requireScope("metrics:read")));

/**
 * The cohort that a page's parameters choose. Without a period it is the newest month with data
 * (domain.md §4), and all time when there is none. `params` is the cohort as links carry it on;
 * `regionId` is the viewer's cut (narrowLeague), which is no part of the filter.
 */
export async function resolveCohort(given: {
  readonly period: Period | null;
  readonly platform: string | null;
  readonly class: string | null;
  readonly region: string | null;
}) {
  const months = await requestMonths();
  const newest = months[0];
  const period = given.period ?? (newest && parsePeriod(newest.month)) ?? ALL_TIME;
  const filter: CohortFilter = {
    period,
    platformId: given.platform,
    serviceClass: given.class,
  };
  const params = {
    period: period.key,
    platform: given.platform,
    class: given.class,
    region: given.region,
  };
  return { filter, params, regionId: given.region, months };
}
