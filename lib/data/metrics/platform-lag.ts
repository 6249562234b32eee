import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cutWhere } from "#lib/data/metrics/cut-sql.ts";
import { keptWhileUnchanged } from "#lib/data/metrics/kept-while-unchanged.ts";

const rowsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    logged: z.int(),
    slow: z.int(),
    medianMinutes: z.number(),
  }),
);

/** From what delay on a delivery counts as logged late. */
export const SLOW_LOG_MINUTES = 30;

/** How long a platform's deliveries waited to be logged: `slow` of `logged` for more than 30 minutes. */
export type PlatformLag = z.infer<typeof rowsSchema>[number];

const keep = keptWhileUnchanged<PlatformLag[]>();

/**
 * Logging lag by platform: recordedAt − occurredAt of the deliveries of a cohort that somebody logged
 * to the minute. What came with a file was not logged by anybody, and has no lag.
 */
export async function readPlatformLag(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<PlatformLag[]> {
  return keep(scope, filter, regionId, now, () => countLag(scope, filter, regionId, now));
}

async function countLag(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<PlatformLag[]> {
  const rows = await db().$queryRaw`
    SELECT platform_id AS "platformId", count(*)::int AS logged,
      (count(*) FILTER (WHERE lag > ${SLOW_LOG_MINUTES}))::int AS slow,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY lag) AS "medianMinutes"
    FROM (
      SELECT s.platform_id,
        (extract(epoch FROM e.recorded_at - e.occurred_at) / 60)::float8 AS lag
      FROM shipment s
      JOIN dealer d ON d.id = s.dealer_id
      JOIN platform p ON p.id = s.platform_id
      JOIN shipment_event e ON e.dealer_id = s.dealer_id AND e.shipment_id = s.id
      WHERE ${liveCohort(scope, filter)} AND s.due_at < ${now} AND ${cutWhere({ ...noCut, regionId })}
        AND e.kind = 'delivered' AND e.precision <> 'date' AND e.import_id IS NULL
        AND e.recorded_at <= ${now}
    ) logged
    GROUP BY 1`;
  return rowsSchema.parse(rows);
}
