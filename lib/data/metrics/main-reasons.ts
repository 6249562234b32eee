import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";

const rowsSchema = z.array(
  z.strictObject({ dealerId: z.string(), reason: z.string().nullable(), missed: z.int() }),
);

/** How many of a dealer's misses have a reason; null = none was stated. */
export type ReasonCount = z.infer<typeof rowsSchema>[number];

/** The misses of some dealers in a cohort by reason, the most frequent first. */
export async function readReasonCounts(
  scope: Scope,
  filter: CohortFilter,
  dealerIds: readonly string[],
  now: Date,
): Promise<ReasonCount[]> {
  if (dealerIds.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT s.dealer_id AS "dealerId", s.reason, count(*)::int AS missed
    FROM shipment s
    WHERE ${liveCohort(scope, { ...filter, dealerIds })} AND s.due_at < ${now}
      AND (s.verdict = 'late' OR s.verdict IS NULL)
    GROUP BY 1, 2
    ORDER BY 1, 3 DESC, 2`;
  return rowsSchema.parse(rows);
}
