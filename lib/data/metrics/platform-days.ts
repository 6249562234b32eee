import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cutWhere } from "#lib/data/metrics/cut-sql.ts";

const rowsSchema = z.array(
  z.strictObject({
    day: z.string(),
    due: z.int(),
    missed: z.int(),
    excused: z.int(),
    /** Null: none was stated. */
    reason: z.string().nullable(),
    reasonN: z.int(),
  }),
);

/** A civil day on which shipments were due, its misses, and the reason that most of these have. */
export type PlatformDay = z.infer<typeof rowsSchema>[number];

/** The days of a cohort with the most misses, the worst first. */
export async function listWorstDays(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  most: number,
  now: Date,
): Promise<PlatformDay[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (
      SELECT s.due_on, s.reason, count(*) AS due,
        count(*) FILTER (WHERE s.verdict = 'late' OR s.verdict IS NULL) AS missed,
        count(*) FILTER (WHERE s.excused AND (s.adjusted_verdict = 'late'
          OR (s.verdict IS NULL AND s.adjusted_due_at < ${now}))) AS excused
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      JOIN dealer d ON d.id = s.dealer_id
      WHERE ${liveCohort(scope, filter)} AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'
        AND ${cutWhere({ ...noCut, regionId })}
      GROUP BY 1, 2
    )
    SELECT due_on::text AS day, sum(due)::int AS due, sum(missed)::int AS missed,
      sum(excused)::int AS excused,
      (array_agg(reason ORDER BY missed DESC, reason))[1] AS reason, max(missed)::int AS "reasonN"
    FROM counted
    GROUP BY due_on
    HAVING sum(missed) > 0
    ORDER BY sum(missed) DESC, due_on DESC
    LIMIT ${most}`;
  return rowsSchema.parse(rows);
}
