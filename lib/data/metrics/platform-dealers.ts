import { z } from "zod";
import { companyScope, type Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { reachesRow } from "#lib/data/reach.ts";
import { readCompany } from "#lib/data/settings.ts";
import { type JudgedPlatformDealer, judgePlatformDealers } from "#lib/domain/platforms.ts";

const count = z.int();

const rowsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    dealerId: z.string(),
    regionId: z.string().nullable(),
    regionTarget: z.number().nullable(),
    due: count,
    onTime: count,
    missed: count,
    void: count,
    adjDue: count,
    adjOnTime: count,
    excused: count,
    dockKnown: count,
    dockOnTime: count,
    feltAnswered: count,
    feltOnTime: count,
    minutesN: count,
    minutesSum: z.number(),
    minutesSumSq: z.number(),
  }),
);

/**
 * The sums of a cohort by platform and dealer, each with the standing that the dealer has among all
 * dealers of that platform, whoever looks; those that the scope reaches.
 */
export async function readPlatformDealers(
  scope: Scope,
  filter: CohortFilter,
  now: Date,
): Promise<JudgedPlatformDealer[]> {
  const { target } = await readCompany(scope);
  const rows = await db().$queryRaw`
    SELECT c.platform_id AS "platformId", c.dealer_id AS "dealerId", d.region_id AS "regionId",
      r.target AS "regionTarget", sum(c.due)::int AS due, sum(c.on_time)::int AS "onTime",
      sum(c.late + c.undelivered)::int AS missed, sum(c.void)::int AS void,
      sum(c.adj_due)::int AS "adjDue", sum(c.adj_on_time)::int AS "adjOnTime",
      sum(c.excused)::int AS excused, sum(c.dock_known)::int AS "dockKnown",
      sum(c.dock_on_time)::int AS "dockOnTime", sum(c.felt_answered)::int AS "feltAnswered",
      sum(c.felt_on_time)::int AS "feltOnTime", sum(c.minutes_n)::int AS "minutesN",
      sum(c.minutes_sum)::float8 AS "minutesSum", sum(c.minutes_sum_sq)::float8 AS "minutesSumSq"
    FROM (${cohortCells(companyScope(scope), filter, now)}) c
    JOIN dealer d ON d.id = c.dealer_id
    LEFT JOIN region r ON r.id = d.region_id
    GROUP BY c.platform_id, c.dealer_id, d.region_id, r.target
    HAVING sum(c.due) + sum(c.void) > 0
    ORDER BY c.platform_id, c.dealer_id`;
  return judgePlatformDealers(rowsSchema.parse(rows), target).filter((row) =>
    reachesRow(scope, row),
  );
}
