import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import { ALL_PLATFORMS, ANY_HOUR, paceSteps, type StepPace } from "#lib/domain/board/step-pace.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Any constant will do: who rewrites paces waits for whoever does so already. */
const PACES_LOCK_KEY = 7_121;

/** How often what waits is looked at, and for how long at the most. */
const LOOK_EVERY = Prisma.sql`interval '15 minutes'`;
const LOOKED_AT_FOR = Prisma.sql`interval '3 days'`;

const pacesSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    serviceClass: z.string(),
    step: z.enum(paceSteps),
    hour: z.int(),
    n: z.int(),
    p50Minutes: z.number(),
    p90Minutes: z.number(),
  }),
);

/** The paces of platforms that the scope reaches, and beside them those of each class at all platforms. */
export async function readPaces(scope: Scope, platformIds: readonly string[]): Promise<StepPace[]> {
  const rows = await db().$queryRaw`
    SELECT c.platform_id AS "platformId", c.service_class AS "serviceClass", c.step, c.hour, c.n,
      c.p50_minutes AS "p50Minutes", c.p90_minutes AS "p90Minutes"
    FROM step_pace c
    WHERE c.platform_id = ${ALL_PLATFORMS}::uuid OR c.platform_id IN (
      SELECT p.id FROM platform p
      WHERE p.id = ANY(${[...platformIds]}::uuid[]) AND ${platformReach(scope, Prisma.sql`p`)})`;
  return pacesSchema.parse(rows);
}

/** Whether any pace was ever written down. */
export async function arePacesJudged(_scope: Scope): Promise<boolean> {
  return (await db().stepPace.count({ take: 1 })) > 0;
}

/**
 * Puts the paces of what was due from `fromDay` on in place of those known before: by platform, class
 * and hour of the platform's day, by platform and class, and by class alone. Only times known better
 * than to the day count; what is dispatched at midnight sharp was given as a date.
 *
 * What waits is looked at when its wait begins and every 15 minutes while it lasts, each time for how
 * long it takes from there to the delivery: what has waited long without being picked is no nearer to it.
 *
 * @param fromDay an ISO date
 * @param judgedOn the day on which that is done, an ISO date
 */
export async function replacePaces(tx: Tx, fromDay: string, judgedOn: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${PACES_LOCK_KEY})`;
  await tx.$executeRaw`DELETE FROM step_pace`;
  await tx.$executeRaw`
    WITH done AS (
      SELECT s.id, s.platform_id, s.service_class, p.zone, s.starts_at, e.picked_at,
        CASE WHEN (s.dispatched_at AT TIME ZONE p.zone)::time <> '00:00' THEN s.dispatched_at END
          AS dispatched_at, s.delivered_at
      FROM shipment s JOIN platform p ON p.id = s.platform_id
      LEFT JOIN LATERAL (
        SELECT max(e.occurred_at) AS picked_at FROM shipment_event e
        WHERE e.dealer_id = s.dealer_id AND e.shipment_id = s.id
          AND e.kind = 'picked' AND e.precision <> 'date'
      ) e ON TRUE
      WHERE s.due_on >= ${fromDay}::date AND NOT s.retracted
        AND s.delivered_at IS NOT NULL AND s.delivered_precision <> 'date'
    ), waited AS (
      SELECT *, 'pick' AS step, starts_at AS since, picked_at AS until FROM done
      UNION ALL
      SELECT *, 'load', picked_at, dispatched_at FROM done
    ), looked AS (
      SELECT *, 'road' AS step, dispatched_at AS since, delivered_at AS until,
        dispatched_at AS seen_at
      FROM done
      UNION ALL
      SELECT w.*, l.seen_at
      FROM waited w CROSS JOIN LATERAL generate_series(w.since,
        least(w.until - interval '1 ms', w.since + ${LOOKED_AT_FOR}), ${LOOK_EVERY}) l (seen_at)
    ), taken AS (
      SELECT id, platform_id, service_class, step,
        extract(hour FROM seen_at AT TIME ZONE zone)::int AS hour,
        extract(epoch FROM delivered_at - seen_at) / 60 AS minutes
      FROM looked WHERE until IS NOT NULL
    )
    INSERT INTO step_pace
      (platform_id, service_class, step, hour, n, p50_minutes, p90_minutes, judged_on)
    SELECT coalesce(platform_id, ${ALL_PLATFORMS}::uuid), service_class, step,
      coalesce(hour, ${ANY_HOUR}), count(DISTINCT id),
      percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes),
      percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes), ${judgedOn}::date
    FROM taken
    WHERE minutes >= 0
    GROUP BY GROUPING SETS ((platform_id, service_class, step, hour),
      (platform_id, service_class, step), (service_class, step))`;
}
