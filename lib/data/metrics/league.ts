import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { judgedCounts } from "#lib/data/metrics/judged-counts.ts";
import { readCompany } from "#lib/data/settings.ts";
import { dealerShown } from "#lib/data/shown.ts";
import { judgeLeague, type League } from "#lib/domain/league.ts";

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
    minutesN: count,
    minutesSum: z.number(),
  }),
);

/**
 * Every dealer of the company in a cohort, with its sums, standing and rank. Standings are computed
 * over all dealers, whoever looks (domain.md §5).
 */
export async function readLeague(scope: Scope, filter: CohortFilter, now: Date): Promise<League> {
  const { target } = await readCompany(scope);
  const rows = await db().$queryRaw`
    SELECT d.id AS "dealerId", d.name, d.city, d.class AS "dealerClass", p.name AS "homePlatform",
      d.region_id AS "regionId", r.target AS "regionTarget",
      coalesce(sum(c.due), 0)::int AS due, coalesce(sum(c.on_time), 0)::int AS "onTime",
      coalesce(sum(c.late), 0)::int AS late, coalesce(sum(c.undelivered), 0)::int AS undelivered,
      coalesce(sum(c.void), 0)::int AS void, coalesce(sum(c.adj_due), 0)::int AS "adjDue",
      coalesce(sum(c.adj_on_time), 0)::int AS "adjOnTime", coalesce(sum(c.excused), 0)::int AS excused,
      coalesce(sum(c.dock_known), 0)::int AS "dockKnown",
      coalesce(sum(c.dock_on_time), 0)::int AS "dockOnTime",
      coalesce(sum(c.minutes_n), 0)::int AS "minutesN",
      coalesce(sum(c.minutes_sum), 0)::float8 AS "minutesSum"
    FROM dealer d
    LEFT JOIN region r ON r.id = d.region_id
    LEFT JOIN platform p ON p.id = d.home_platform_id
    LEFT JOIN (${cohortCells(filter, now)}) c ON c.dealer_id = d.id
    WHERE ${dealerShown}
    GROUP BY d.id, r.target, p.name
    ORDER BY d.id`;
  return judgeLeague(rowsSchema.parse(rows), target, judgedCounts);
}
