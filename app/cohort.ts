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

// Pages of every role ask these: what they may see of it is their reach, whatever they may do.

/** The months with anything due, newest first; read once a request. */
export const requestMonths = cache(async () =>
  readMonths(await requireScope("shipments:read"), requestNow()),
);

/** The platforms to choose from; read once a request. */
export const requestPlatforms = cache(async () =>
  listShownPlatforms(await requireScope("shipments:read")),
);

/** The company's settings; read once a request. */
export const requestCompany = cache(async () => readCompany(await requireScope("shipments:read")));

/** The regions to choose from; read once a request. */
export const requestRegions = cache(async () => listRegions(await requireScope("shipments:read")));

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
  const [months, regionId] = await Promise.all([requestMonths(), regionOf(given.region)]);
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
    region: regionId,
  };
  return { filter, params, regionId, months };
}

/** The region to cut to; none where it is all that the viewer sees anyway. */
async function regionOf(given: string | null): Promise<string | null> {
  const { reach } = await requireScope("shipments:read");
  const isAll = reach.kind === "regions" && reach.ids.length === 1 && reach.ids[0] === given;
  return isAll ? null : given;
}
