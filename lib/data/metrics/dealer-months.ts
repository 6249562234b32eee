import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";

const rowsSchema = z.array(
  z.strictObject({
    month: z.string(),
    due: z.int(),
    onTime: z.int(),
    late: z.int(),
    undelivered: z.int(),
    void: z.int(),
    adjDue: z.int(),
    adjOnTime: z.int(),
    excused: z.int(),
  }),
);

/** One dealer's sums of a month; `month` is a period key. Months with nothing due are absent. */
export type MonthTotals = z.infer<typeof rowsSchema>[number];

/** A dealer month by month, oldest first. */
export async function readDealerMonths(
  scope: Scope,
  dealerId: string,
  { platformId, serviceClass }: Pick<CohortFilter, "platformId" | "serviceClass">,
  now: Date,
): Promise<MonthTotals[]> {
  const cohort = { period: ALL_TIME, platformId, serviceClass, dealerIds: [dealerId] };
  const rows = await db().$queryRaw`
    SELECT to_char(c.due_on, 'YYYY-MM') AS month, sum(c.due)::int AS due,
      sum(c.on_time)::int AS "onTime", sum(c.late)::int AS late,
      sum(c.undelivered)::int AS undelivered, sum(c.void)::int AS void,
      sum(c.adj_due)::int AS "adjDue", sum(c.adj_on_time)::int AS "adjOnTime",
      sum(c.excused)::int AS excused
    FROM (${cohortCells(scope, cohort, now)}) c
    GROUP BY 1
    HAVING sum(c.due) > 0
    ORDER BY 1`;
  return rowsSchema.parse(rows);
}
