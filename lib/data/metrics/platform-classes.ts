import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { cutWhere } from "#lib/data/metrics/cut-sql.ts";

const rowsSchema = z.array(
  z.strictObject({
    serviceClass: z.string(),
    due: z.int(),
    onTime: z.int(),
    adjDue: z.int(),
    adjOnTime: z.int(),
  }),
);

/** A cohort's sums of one service class. */
export type ClassSums = z.infer<typeof rowsSchema>[number];

/** A cohort by service class, the largest first; classes with nothing due are absent. */
export async function readPlatformClasses(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<ClassSums[]> {
  const rows = await db().$queryRaw`
    SELECT c.service_class AS "serviceClass", sum(c.due)::int AS due,
      sum(c.on_time)::int AS "onTime", sum(c.adj_due)::int AS "adjDue",
      sum(c.adj_on_time)::int AS "adjOnTime"
    FROM (${cohortCells(scope, filter, now)}) c
    JOIN dealer d ON d.id = c.dealer_id
    WHERE ${cutWhere({ ...noCut, regionId })}
    GROUP BY 1
    HAVING sum(c.due) > 0
    ORDER BY 2 DESC, 1`;
  return rowsSchema.parse(rows);
}
