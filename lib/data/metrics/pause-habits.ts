import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";

const rowsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    platform: z.string(),
    personId: z.string().nullable(),
    person: z.string().nullable(),
    pauses: z.int(),
    open: z.int(),
    minutes: z.number(),
    saved: z.int(),
  }),
);

/**
 * How often somebody stopped the clock of a platform's shipments: pauses, how many of them last, for how
 * many minutes the others stood, and of how many paused shipments only the raw verdict is a miss
 * (`saved`): no second person has approved any of it.
 */
export type PauseHabit = z.infer<typeof rowsSchema>[number];

/** The pauses of shipments due in a period, by platform and by who recorded them, most first. */
export async function readPauseHabits(scope: Scope, filter: CohortFilter): Promise<PauseHabit[]> {
  const rows = await db().$queryRaw`
    SELECT s.platform_id AS "platformId", p.name AS platform, u.actor_id AS "personId",
      w.name AS person, count(*)::int AS pauses,
      count(*) FILTER (WHERE u.to_at IS NULL)::int AS open,
      coalesce(sum(extract(epoch FROM u.to_at - u.from_at) / 60), 0)::float8 AS minutes,
      count(DISTINCT s.id) FILTER (WHERE s.verdict = 'late' AND s.adjusted_verdict = 'on_time'
        AND NOT s.excused)::int AS saved
    FROM pause u
    JOIN shipment s ON s.dealer_id = u.dealer_id AND s.id = u.shipment_id
    JOIN platform p ON p.id = s.platform_id
    LEFT JOIN person w ON w.id = u.actor_id
    WHERE ${liveCohort(scope, filter)}
    GROUP BY 1, 2, 3, 4
    ORDER BY saved DESC, pauses DESC, p.name, w.name`;
  return rowsSchema.parse(rows);
}
