import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";

const rowsSchema = z.array(
  z.strictObject({ dealerId: z.string(), month: z.string(), due: z.int(), onTime: z.int() }),
);

/** What a dealer had due in a month, `month` being a period key, and how much of it was on time. */
export type DealerMonth = z.infer<typeof rowsSchema>[number];

/** Several dealers month by month over a period, oldest first; months with nothing due are absent. */
export async function readDealerTrends(
  scope: Scope,
  dealerIds: readonly string[],
  filter: CohortFilter,
  now: Date,
): Promise<DealerMonth[]> {
  if (dealerIds.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT c.dealer_id AS "dealerId", to_char(c.due_on, 'YYYY-MM') AS month,
      sum(c.due)::int AS due, sum(c.on_time)::int AS "onTime"
    FROM (${cohortCells(scope, { ...filter, dealerIds }, now)}) c
    GROUP BY 1, 2
    HAVING sum(c.due) > 0
    ORDER BY 1, 2`;
  return rowsSchema.parse(rows);
}
