import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, noCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cutWhere, startsLocal } from "#lib/data/metrics/cut-sql.ts";
import { keptWhileUnchanged } from "#lib/data/metrics/kept-while-unchanged.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    started: z.int(),
    weekend: z.int(),
    weekendOnTime: z.int(),
    workdayOnTime: z.int(),
    medianMinutes: z.number().nullable(),
  }),
);

/**
 * What the rollup cannot tell of a platform. `started` shipments have a known start, `weekend` of them
 * on a Saturday or Sunday of the platform's calendar; the median local minutes are whole ones.
 */
export type PlatformPace = z.infer<typeof rowsSchema>[number];

const keep = keptWhileUnchanged<PlatformPace[]>();

/** Weekends and median local minutes by platform, over the due shipments of a cohort. */
export async function readPlatformPace(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<PlatformPace[]> {
  return keep(scope, filter, regionId, now, () => countPace(scope, filter, regionId, now));
}

async function countPace(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<PlatformPace[]> {
  const isWeekend = Prisma.sql`extract(isodow FROM ${startsLocal}) >= 6`;
  // Counted by whole minutes first: a median over sorted rows would keep one process busy alone.
  const rows = await db().$queryRaw`
    WITH counted AS (
      SELECT s.platform_id, ${isWeekend} AS weekend, round(s.local_minutes) AS minutes,
        count(*) AS n, count(*) FILTER (WHERE s.verdict = 'on_time') AS on_time
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      JOIN dealer d ON d.id = s.dealer_id
      WHERE ${liveCohort(scope, filter)} AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'
        AND ${cutWhere({ ...noCut, regionId })}
      GROUP BY 1, 2, 3
    ), ranked AS (
      SELECT platform_id, minutes,
        sum(n) OVER (PARTITION BY platform_id ORDER BY minutes) AS up_to,
        sum(n) OVER (PARTITION BY platform_id) AS measured
      FROM counted WHERE minutes IS NOT NULL
    )
    SELECT c.platform_id AS "platformId",
      coalesce(sum(c.n) FILTER (WHERE c.weekend IS NOT NULL), 0)::int AS started,
      coalesce(sum(c.n) FILTER (WHERE c.weekend), 0)::int AS weekend,
      coalesce(sum(c.on_time) FILTER (WHERE c.weekend), 0)::int AS "weekendOnTime",
      coalesce(sum(c.on_time) FILTER (WHERE NOT c.weekend), 0)::int AS "workdayOnTime",
      (SELECT min(r.minutes) FROM ranked r
        WHERE r.platform_id = c.platform_id AND 2 * r.up_to >= r.measured) AS "medianMinutes"
    FROM counted c
    GROUP BY c.platform_id`;
  return rowsSchema.parse(rows);
}
