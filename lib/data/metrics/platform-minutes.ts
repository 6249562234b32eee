import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    name: z.string(),
    due: z.int(),
    count: z.int(),
    sum: z.number(),
    sumOfSquares: z.number(),
  }),
);

/**
 * One platform's local shipments: how many were due, of how many the minutes from start to delivery
 * are known, and their sum and sum of squares.
 */
export type PlatformMinutes = z.infer<typeof rowsSchema>[number];

/** The platforms of a cohort that had local shipments due, of a region's dealers or of all (null). */
export async function readPlatformMinutes(
  scope: Scope,
  filter: CohortFilter,
  regionId: string | null,
  now: Date,
): Promise<PlatformMinutes[]> {
  const ofRegion = regionId
    ? Prisma.sql`JOIN dealer d ON d.id = c.dealer_id AND d.region_id = ${regionId}::uuid`
    : Prisma.empty;
  const rows = await db().$queryRaw`
    SELECT p.id AS "platformId", p.name, sum(c.due)::int AS due, sum(c.minutes_n)::int AS count,
      sum(c.minutes_sum)::float8 AS sum, sum(c.minutes_sum_sq)::float8 AS "sumOfSquares"
    FROM (${cohortCells(scope, filter, now)}) c
    JOIN platform p ON p.id = c.platform_id
    ${ofRegion}
    WHERE c.service_class = 'local'
    GROUP BY p.id
    HAVING sum(c.due) > 0`;
  return rowsSchema.parse(rows);
}
