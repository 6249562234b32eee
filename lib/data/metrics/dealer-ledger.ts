import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
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
  _scope: Scope,
  filter: CohortFilter,
  dealerId: string,
  now: Date,
  most: number,
): Promise<{ sums: LedgerSums; total: number; entries: LedgerEntry[] }> {
  const cohort = Prisma.sql`${liveCohort({ ...filter, dealerIds: [dealerId] })}
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
    db().$queryRaw`
      SELECT e.kind, s.id AS "shipmentId", s.number, p.zone, e.reason, e.from_at AS "fromAt",
        e.to_at AS "toAt", s.verdict, s.adjusted_verdict AS "adjustedVerdict"
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      JOIN (
        SELECT 'pause' AS kind, id, shipment_id, reason, from_at, to_at FROM pause
        WHERE dealer_id = ${dealerId}::uuid
        UNION ALL
        SELECT 'promise', id, shipment_id, NULL, made_at, due_at FROM promise
        WHERE dealer_id = ${dealerId}::uuid AND kind = 'dealer_asked'
        UNION ALL
        SELECT 'excuse', id, shipment_id, reason, approved_at, NULL FROM excuse
        WHERE dealer_id = ${dealerId}::uuid
      ) e ON e.shipment_id = s.id
      WHERE ${cohort}
      ORDER BY e.from_at DESC, e.id`,
  ]);
  const [one] = sumsSchema.parse(sums);
  const all = entriesSchema.parse(entries);
  if (one === undefined) throw new Error("count(*) gave no row");
  return { sums: one, total: all.length, entries: all.slice(0, most) };
}
