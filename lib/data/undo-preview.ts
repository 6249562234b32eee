import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import { eventKindSchema } from "#lib/contracts/shipment-event.ts";
import { db } from "#lib/data/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * The shipments that undoing an import concerns (`mine`), and the first thing that somebody else has
 * said since of those that it will leave (`touch`): `planUndo` as SQL, over all of them at once.
 */
function concerned(importId: string): Prisma.Sql {
  const isTakenBack = (source: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM shipment_event r
    WHERE r.dealer_id = m.dealer_id AND r.shipment_id = m.shipment_id AND r.kind = 'retracted'
      AND r.data->'retraction'->>'importId' = ${source}::text)`;
  const other = (alias: Prisma.Sql) => Prisma.sql`${alias}.dealer_id = m.dealer_id
    AND ${alias}.shipment_id = m.shipment_id AND ${alias}.id > m.first_id`;
  const standing = (alias: Prisma.Sql) => Prisma.sql`${other(alias)}
    AND ${alias}.import_id IS DISTINCT FROM ${importId}::uuid
    AND (${alias}.import_id IS NULL OR NOT ${isTakenBack(Prisma.sql`${alias}.import_id`)})`;
  return Prisma.sql`
    WITH said AS (
      SELECT dealer_id, shipment_id, id, false AS promises
      FROM shipment_event WHERE import_id = ${importId}::uuid
      UNION ALL
      SELECT dealer_id, shipment_id, id, kind = 'original'
      FROM promise WHERE import_id = ${importId}::uuid),
    grouped AS (
      SELECT dealer_id, shipment_id, min(id::text)::uuid AS first_id, bool_or(promises) AS promises
      FROM said GROUP BY 1, 2),
    mine AS MATERIALIZED (
      SELECT m.* FROM grouped m WHERE NOT ${isTakenBack(Prisma.sql`${importId}`)}),
    touch AS MATERIALIZED (
      SELECT m.dealer_id, m.shipment_id, t.what, t.import_id
      FROM mine m
      CROSS JOIN LATERAL (
        SELECT e.id, e.kind AS what, e.import_id FROM shipment_event e
        WHERE ${standing(Prisma.sql`e`)} AND e.kind <> 'retracted'
        UNION ALL
        SELECT p.id, 'promise', p.import_id FROM promise p WHERE ${standing(Prisma.sql`p`)}
        UNION ALL
        SELECT u.id, 'pause', NULL FROM pause u WHERE ${other(Prisma.sql`u`)}
        UNION ALL
        SELECT x.id, 'excuse', NULL FROM excuse x WHERE ${other(Prisma.sql`x`)}
        ORDER BY 1 LIMIT 1) t)`;
}

const previewSchema = z
  .array(z.strictObject({ retract: z.int(), restore: z.int(), touched: z.int() }))
  .length(1);

/**
 * What undoing an import would do: shipments that would leave every figure, that would be led back to
 * what they were before it, and that would be left because somebody has touched them since.
 */
export type UndoPreview = z.infer<typeof previewSchema>[number];

export async function readUndoPreview(_scope: Scope, importId: string): Promise<UndoPreview> {
  const rows = await db().$queryRaw`
    ${concerned(importId)}
    SELECT count(*) FILTER (WHERE m.promises AND t.what IS NULL)::int AS retract,
      count(*) FILTER (WHERE NOT m.promises AND t.what IS NULL)::int AS restore,
      count(t.what)::int AS touched
    FROM mine m
    LEFT JOIN touch t ON t.dealer_id = m.dealer_id AND t.shipment_id = m.shipment_id`;
  return previewSchema.parse(rows)[0] ?? { retract: 0, restore: 0, touched: 0 };
}

const touchedSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    id: z.string(),
    number: z.string().nullable(),
    dealerName: z.string(),
    what: z.union([eventKindSchema, z.enum(["promise", "pause", "excuse"])]),
    importId: z.string().nullable(),
    fileName: z.string().nullable(),
  }),
);

/** A shipment that an undoing leaves as it is, and what was said of it since: the first of it. */
export type TouchedShipment = z.infer<typeof touchedSchema>[number];

/** The first of the shipments that undoing an import would leave, or has left. */
export async function listTouched(
  _scope: Scope,
  importId: string,
  limit: number,
): Promise<TouchedShipment[]> {
  const rows = await db().$queryRaw`
    ${concerned(importId)}
    SELECT t.dealer_id AS "dealerId", t.shipment_id AS id, s.number, d.name AS "dealerName", t.what,
      t.import_id AS "importId", i.file_name AS "fileName"
    FROM touch t
    JOIN shipment s ON s.dealer_id = t.dealer_id AND s.id = t.shipment_id
    JOIN dealer d ON d.id = t.dealer_id
    LEFT JOIN import i ON i.id = t.import_id
    ORDER BY d.name COLLATE "zh-x-icu", s.number, t.shipment_id
    LIMIT ${limit}`;
  return touchedSchema.parse(rows);
}
