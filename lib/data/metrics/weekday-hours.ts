import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { type Cohort, liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { startsLocal } from "#lib/data/metrics/cut-sql.ts";
import { keptWhileUnchanged } from "#lib/data/metrics/kept-while-unchanged.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    weekday: z.int().min(1).max(7).nullable(),
    hour: z.int().min(0).max(23).nullable(),
    due: z.int(),
    onTime: z.int(),
  }),
);

/**
 * Sums of an hour of the week (weekday 1 = Monday … 7 = Sunday) by the start of the clock on the
 * platform's own wall clock; both null where the start is not known.
 */
export type WeekdayHour = z.infer<typeof rowsSchema>[number];

type HoursCohort = Cohort & {
  /** The dealers' region. */
  readonly regionId?: string | null;
};

const keep = keptWhileUnchanged<WeekdayHour[]>();

/** A cohort by hour of the week; hours without anything due are absent. */
export async function readWeekdayHours(
  scope: Scope,
  filter: HoursCohort,
  now: Date,
): Promise<WeekdayHour[]> {
  return keep(scope, filter, null, now, () => countHours(scope, filter, now));
}

async function countHours(scope: Scope, filter: HoursCohort, now: Date): Promise<WeekdayHour[]> {
  const ofRegion = filter.regionId
    ? Prisma.sql`JOIN dealer d ON d.id = s.dealer_id AND d.region_id = ${filter.regionId}::uuid`
    : Prisma.empty;
  // First by hour of the calendar, then by hour of the week: taking a wall clock apart costs more than
  // telling it, and 1 M shipments of two years lie in 17,000 hours.
  const rows = await db().$queryRaw`
    SELECT date_part('isodow', h.hour)::int AS weekday, date_part('hour', h.hour)::int AS hour,
      sum(h.due)::int AS due, sum(h.on_time)::int AS "onTime"
    FROM (
      SELECT date_bin('1 hour', ${startsLocal}, '2000-01-01'::timestamp) AS hour,
        count(*) AS due, count(*) FILTER (WHERE s.verdict = 'on_time') AS on_time
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      ${ofRegion}
      WHERE ${liveCohort(scope, filter)} AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'
      GROUP BY 1
    ) h
    GROUP BY 1, 2`;
  return rowsSchema.parse(rows);
}
