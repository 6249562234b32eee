import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import type { Cohort } from "#lib/data/metrics/cohort-sql.ts";

export const outcomeCountsSchema = z.strictObject({
  due: z.int(),
  on_time: z.int(),
  missed: z.int(),
  late: z.int(),
  undelivered: z.int(),
  void: z.int(),
  excused: z.int(),
});

/** How many shipments of each outcome there are. */
export type OutcomeCounts = z.infer<typeof outcomeCountsSchema>;

/** The outcomes of a whole cohort, which the rollup holds: a million shipments need no counting. */
export async function countOutcomes(
  scope: Scope,
  cohort: Cohort,
  now: Date,
): Promise<OutcomeCounts> {
  const rows = await db().$queryRaw`
    SELECT coalesce(sum(c.due), 0)::int AS due, coalesce(sum(c.on_time), 0)::int AS on_time,
      coalesce(sum(c.late + c.undelivered), 0)::int AS missed, coalesce(sum(c.late), 0)::int AS late,
      coalesce(sum(c.undelivered), 0)::int AS undelivered, coalesce(sum(c.void), 0)::int AS void,
      coalesce(sum(c.excused), 0)::int AS excused
    FROM (${cohortCells(scope, cohort, now)}) c`;
  const [counts] = z.tuple([outcomeCountsSchema]).parse(rows);
  return counts;
}
