import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";

const rowsSchema = z.array(
  z.strictObject({
    on: z.string(),
    due: z.int(),
    missed: z.int(),
    /** A letter a shipment in the order in which they were due: "1" = missed, "0" = on time. */
    outcomes: z.string(),
  }),
);

/** A civil day on which something was due of a dealer. */
export type DealerDay = z.infer<typeof rowsSchema>[number];

/** A dealer day by day, oldest first; days with nothing due are absent. */
export async function readDealerDays(
  scope: Scope,
  filter: CohortFilter,
  dealerId: string,
  now: Date,
): Promise<DealerDay[]> {
  const rows = await db().$queryRaw`
    SELECT s.due_on::text AS on, count(*)::int AS due,
      count(*) FILTER (WHERE s.verdict IS DISTINCT FROM 'on_time')::int AS missed,
      string_agg(CASE WHEN s.verdict = 'on_time' THEN '0' ELSE '1' END, '' ORDER BY s.due_at, s.id)
        AS outcomes
    FROM shipment s
    WHERE ${liveCohort(scope, { ...filter, dealerIds: [dealerId] })} AND s.due_at < ${now}
      AND s.verdict IS DISTINCT FROM 'void'
    GROUP BY 1
    ORDER BY 1`;
  return rowsSchema.parse(rows);
}
