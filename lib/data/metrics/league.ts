import { z } from "zod";
import { companyScope, type Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { sumsOfCells } from "#lib/data/facts/cell-sums.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { judgedCounts } from "#lib/data/metrics/judged-counts.ts";
import { reachesRow } from "#lib/data/reach.ts";
import { readCompany } from "#lib/data/settings.ts";
import { dealerShown } from "#lib/data/shown.ts";
import { cutLeague, judgeLeague, type League } from "#lib/domain/league.ts";
import { measureOverdispersion } from "#lib/domain/stats/overdispersion.ts";

const count = z.int();

const rowsSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    name: z.string(),
    city: z.string().nullable(),
    dealerClass: z.string().nullable(),
    homePlatform: z.string().nullable(),
    regionId: z.string().nullable(),
    regionTarget: z.number().nullable(),
    due: count,
    onTime: count,
    late: count,
    undelivered: count,
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
  }),
);

/**
 * The dealers that the scope reaches in a cohort, with their sums, standings and ranks. These are
 * computed over every dealer of the company, whoever looks (domain.md §5). A platform's people see of
 * a dealer what their platform has done for it, where that is the cohort.
 */
export async function readLeague(scope: Scope, filter: CohortFilter, now: Date): Promise<League> {
  const league = await judgeCompany(scope, filter, now);
  const { platformId } = filter;
  switch (scope.reach.kind) {
    case "company":
      return league;
    case "platforms":
      return cutLeague(
        league,
        (row) => row.due + row.void > 0 && reachesRow(scope, { ...row, platformId }),
      );
    default:
      return cutLeague(league, (row) => reachesRow(scope, { ...row, platformId }));
  }
}

/** How far the dealers of the company lie apart in a cohort, beyond what chance explains. */
export async function readOverdispersion(scope: Scope, filter: CohortFilter, now: Date) {
  return measureOverdispersion((await judgeCompany(scope, filter, now)).rows);
}

async function judgeCompany(scope: Scope, filter: CohortFilter, now: Date): Promise<League> {
  const { target } = await readCompany(scope);
  const rows = await db().$queryRaw`
    SELECT d.id AS "dealerId", d.name, d.city, d.class AS "dealerClass", p.name AS "homePlatform",
      d.region_id AS "regionId", r.target AS "regionTarget",
      coalesce(c.due, 0) AS due, coalesce(c.on_time, 0) AS "onTime", coalesce(c.late, 0) AS late,
      coalesce(c.undelivered, 0) AS undelivered, coalesce(c.void, 0) AS void,
      coalesce(c.adj_due, 0) AS "adjDue", coalesce(c.adj_on_time, 0) AS "adjOnTime",
      coalesce(c.excused, 0) AS excused, coalesce(c.dock_known, 0) AS "dockKnown",
      coalesce(c.dock_on_time, 0) AS "dockOnTime",
      coalesce(c.felt_answered, 0) AS "feltAnswered",
      coalesce(c.felt_on_time, 0) AS "feltOnTime", coalesce(c.minutes_n, 0) AS "minutesN",
      coalesce(c.minutes_sum, 0) AS "minutesSum"
    FROM dealer d
    LEFT JOIN region r ON r.id = d.region_id
    LEFT JOIN platform p ON p.id = d.home_platform_id
    LEFT JOIN (
      SELECT c.dealer_id, ${sumsOfCells} FROM (${cohortCells(companyScope(scope), filter, now)}) c GROUP BY 1
    ) c ON c.dealer_id = d.id
    WHERE ${dealerShown}
    ORDER BY d.id`;
  return judgeLeague(rowsSchema.parse(rows), target, judgedCounts);
}
