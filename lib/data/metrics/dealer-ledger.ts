import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { Prisma } from "#prisma/generated/client.ts";

const sumsSchema = z
  .array(
    z.strictObject({
      due: z.int(),
      onTime: z.int(),
      paused: z.int(),
      moved: z.int(),
      lost: z.int(),
      excused: z.int(),
      standing: z.int(),
    }),
  )
  .length(1);

const entriesSchema = z.array(
  z.strictObject({
    kind: z.enum(["pause", "promise", "excuse"]),
    shipmentId: z.string(),
    number: z.string().nullable(),
    zone: z.string(),
    reason: z.string().nullable(),
    fromAt: z.date(),
    toAt: z.date().nullable(),
    verdict: z.string().nullable(),
    adjustedVerdict: z.string().nullable(),
  }),
);

/**
 * What makes the adjusted figure of a dealer differ from the raw one. `onTime` + `paused` + `moved` −
 * `lost` are on time by the adjusted due; `due` − `excused` − `standing` are what it divides by.
 */
export type LedgerSums = z.infer<typeof sumsSchema>[number];

/** A pause, another time that the dealer asked for, or an approved excuse. */
export type LedgerEntry = z.infer<typeof entriesSchema>[number];

/** The pauses, asked promises and excuses of a dealer's due shipments in a cohort, newest first. */
export async function readDealerLedger(
  scope: Scope,
  filter: CohortFilter,
  dealerId: string,
  now: Date,
  most: number,
): Promise<{ sums: LedgerSums; total: number; entries: LedgerEntry[] }> {
  const cohort = Prisma.sql`${liveCohort(scope, { ...filter, dealerIds: [dealerId] })}
    AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'`;
  const asked = Prisma.sql`EXISTS (SELECT 1 FROM promise a WHERE a.dealer_id = s.dealer_id
    AND a.shipment_id = s.id AND a.kind = 'dealer_asked')`;
  const adjustedMiss = Prisma.sql`(s.adjusted_verdict = 'late'
    OR (s.verdict IS NULL AND s.adjusted_due_at < ${now}))`;
  const saved = Prisma.sql`s.verdict IS DISTINCT FROM 'on_time' AND s.adjusted_verdict = 'on_time'`;
  const [sums, entries] = await Promise.all([
    db().$queryRaw`
      SELECT count(*)::int AS due,
        count(*) FILTER (WHERE s.verdict = 'on_time')::int AS "onTime",
        count(*) FILTER (WHERE ${saved} AND NOT ${asked})::int AS paused,
        count(*) FILTER (WHERE ${saved} AND ${asked})::int AS moved,
        count(*) FILTER (WHERE s.verdict = 'on_time' AND s.adjusted_verdict <> 'on_time')::int AS lost,
        count(*) FILTER (WHERE ${adjustedMiss} AND s.excused)::int AS excused,
        count(*) FILTER (WHERE s.adjusted_verdict IS DISTINCT FROM 'on_time'
          AND NOT coalesce(${adjustedMiss}, false))::int AS standing
      FROM shipment s WHERE ${cohort}`,
    // The dealer is named at each table: through the CTE alone the planner reads the whole of it.
    db().$queryRaw`
      WITH c AS MATERIALIZED (
        SELECT s.id, s.number, s.platform_id, s.verdict, s.adjusted_verdict
        FROM shipment s WHERE ${cohort}
      ), e AS (
        SELECT 'pause' AS kind, h.id AS entry_id, c.*, h.reason, h.from_at, h.to_at
        FROM c JOIN pause h ON h.dealer_id = ${dealerId}::uuid AND h.shipment_id = c.id
        UNION ALL
        SELECT 'promise', h.id, c.*, NULL, h.made_at, h.due_at
        FROM c JOIN promise h ON h.dealer_id = ${dealerId}::uuid AND h.shipment_id = c.id
        WHERE h.kind = 'dealer_asked'
        UNION ALL
        SELECT 'excuse', h.id, c.*, h.reason, h.approved_at, NULL
        FROM c JOIN excuse h ON h.dealer_id = ${dealerId}::uuid AND h.shipment_id = c.id
      )
      SELECT e.kind, e.id AS "shipmentId", e.number, p.zone, e.reason, e.from_at AS "fromAt",
        e.to_at AS "toAt", e.verdict, e.adjusted_verdict AS "adjustedVerdict"
      FROM e JOIN platform p ON p.id = e.platform_id
      ORDER BY e.from_at DESC, e.entry_id`,
  ]);
  const [one] = sumsSchema.parse(sums);
  const all = entriesSchema.parse(entries);
  if (one === undefined) throw new Error("count(*) gave no row");
  return { sums: one, total: all.length, entries: all.slice(0, most) };
}
