import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { cutWhere } from "#lib/data/metrics/cut-sql.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";

const rowsSchema = z.array(
  z.strictObject({ platformId: z.string(), month: z.string(), due: z.int(), onTime: z.int() }),
);

/** A platform's month (a period key); months with nothing due are absent. */
export type PlatformMonth = z.infer<typeof rowsSchema>[number];

/** Every platform (or the filter's one) month by month over all time, oldest first. */
export async function readPlatformMonths(
  scope: Scope,
  { platformId, serviceClass }: Pick<CohortFilter, "platformId" | "serviceClass">,
  regionId: string | null,
  now: Date,
): Promise<PlatformMonth[]> {
  const rows = await db().$queryRaw`
    SELECT c.platform_id AS "platformId", to_char(c.due_on, 'YYYY-MM') AS month,
      sum(c.due)::int AS due, sum(c.on_time)::int AS "onTime"
    FROM (${cohortCells(scope, { period: ALL_TIME, platformId, serviceClass }, now)}) c
    JOIN dealer d ON d.id = c.dealer_id
    WHERE ${cutWhere({ ...noCut, regionId })}
    GROUP BY 1, 2
    HAVING sum(c.due) > 0
    ORDER BY 2, 1`;
  return rowsSchema.parse(rows);
}
