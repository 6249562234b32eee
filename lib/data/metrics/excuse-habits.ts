import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { Prisma } from "#prisma/generated/client.ts";

const peopleSchema = z.array(
  z.strictObject({
    personId: z.string().nullable(),
    name: z.string().nullable(),
    role: z.string().nullable(),
    asked: z.int(),
    waiting: z.int(),
    granted: z.int(),
    refused: z.int(),
    withdrawn: z.int(),
    approved: z.int(),
    declined: z.int(),
  }),
);

/**
 * How often somebody asked for excuses of a cohort's shipments, what came of it (`granted`, `refused`:
 * approved, and declined or revoked), and how often they decided so themselves (`approved`, `declined`).
 */
export type ExcusePerson = z.infer<typeof peopleSchema>[number];

/** Everybody who asked for or decided excuses of shipments due in a period, who asked most first. */
export async function readExcusePeople(
  scope: Scope,
  filter: CohortFilter,
): Promise<ExcusePerson[]> {
  const counted = (column: string, condition: Prisma.Sql) =>
    Prisma.sql`count(*) FILTER (WHERE ${condition})::int AS ${Prisma.raw(column)}`;
  const asked = (outcome: Prisma.Sql) => Prisma.sql`k.asks AND ${outcome}`;
  const made = (outcome: Prisma.Sql) => Prisma.sql`NOT k.asks AND ${outcome}`;
  const rows = await db().$queryRaw`
    WITH r AS MATERIALIZED (
      SELECT r.* FROM excuse_request r
      JOIN shipment s ON s.dealer_id = r.dealer_id AND s.id = r.shipment_id
      WHERE ${liveCohort(scope, filter)})
    SELECT k.person AS "personId", w.name, w.role,
      ${counted("asked", Prisma.sql`k.asks`)},
      ${counted("waiting", asked(Prisma.sql`k.outcome IS NULL`))},
      ${counted("granted", asked(Prisma.sql`k.outcome = 'approved'`))},
      ${counted("refused", asked(Prisma.sql`k.outcome IN ('declined', 'revoked')`))},
      ${counted("withdrawn", asked(Prisma.sql`k.outcome = 'withdrawn'`))},
      ${counted("approved", made(Prisma.sql`k.outcome = 'approved'`))},
      ${counted("declined", made(Prisma.sql`k.outcome IN ('declined', 'revoked')`))}
    FROM (
      SELECT requested_by AS person, true AS asks, outcome FROM r
      UNION ALL
      SELECT decided_by, false, outcome FROM r WHERE outcome IN ('approved', 'declined', 'revoked')
    ) k
    LEFT JOIN person w ON w.id = k.person
    GROUP BY 1, 2, 3
    ORDER BY asked DESC, approved DESC, w.name, k.person`;
  return peopleSchema.parse(rows);
}

const platformsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    name: z.string(),
    due: z.int(),
    onTime: z.int(),
    adjDue: z.int(),
    adjOnTime: z.int(),
    missed: z.int(),
    excused: z.int(),
    asked: z.int(),
    approved: z.int(),
    declined: z.int(),
  }),
);

/** What a platform missed, how much of it is excused, and both rates; requests of the same shipments. */
export type ExcusePlatform = z.infer<typeof platformsSchema>[number];

/**
 * Every platform with misses or requests in a cohort, the greatest share of excused misses first. The
 * sums are the rollup's, as everywhere; excuses that came without a request are in them.
 */
export async function readExcusePlatforms(
  scope: Scope,
  filter: CohortFilter,
  now: Date,
): Promise<ExcusePlatform[]> {
  const rows = await db().$queryRaw`
    WITH sums AS (
      SELECT c.platform_id, sum(c.due)::int AS due, sum(c.on_time)::int AS on_time,
        sum(c.adj_due)::int AS adj_due, sum(c.adj_on_time)::int AS adj_on_time,
        sum(c.late + c.undelivered)::int AS missed, sum(c.excused)::int AS excused
      FROM (${cohortCells(scope, filter, now)}) c GROUP BY 1
    ), requests AS (
      SELECT s.platform_id, count(*)::int AS asked,
        count(*) FILTER (WHERE r.outcome = 'approved')::int AS approved,
        count(*) FILTER (WHERE r.outcome IN ('declined', 'revoked'))::int AS declined
      FROM excuse_request r
      JOIN shipment s ON s.dealer_id = r.dealer_id AND s.id = r.shipment_id
      WHERE ${liveCohort(scope, filter)}
      GROUP BY 1)
    SELECT p.id AS "platformId", p.name, u.due, u.on_time AS "onTime", u.adj_due AS "adjDue",
      u.adj_on_time AS "adjOnTime", u.missed, u.excused, coalesce(r.asked, 0) AS asked,
      coalesce(r.approved, 0) AS approved, coalesce(r.declined, 0) AS declined
    FROM sums u
    JOIN platform p ON p.id = u.platform_id
    LEFT JOIN requests r ON r.platform_id = u.platform_id
    WHERE u.due > 0
    ORDER BY u.excused::float8 / greatest(u.missed, 1) DESC, u.missed DESC, p.name`;
  return platformsSchema.parse(rows);
}
