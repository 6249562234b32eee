import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { eventKindSchema } from "#lib/contracts/shipment-event.ts";
import { besideFacts, besideKinds } from "#lib/data/beside-facts.ts";
import { db } from "#lib/data/client.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * What undoing an import would do: shipments that would leave every figure, that would be led back to
 * what they were before it, and that would be left because somebody has touched them since. Where more
 * has come since than was looked through, `touched` is null and the others are the most they can be.
 */
export type UndoPreview = {
  readonly retract: number;
  readonly restore: number;
  readonly touched: number | null;
};

type Undoable = Pick<ImportItem, "id" | "counts">;

/**
 * @param most how many facts of others are looked through at the most; null = all of them
 */
export async function readUndoPreview(
  _scope: Scope,
  { id, counts }: Undoable,
  most: number | null,
): Promise<UndoPreview> {
  const [total, touched] = await Promise.all([
    counts.wroteBefore ? countSaid(id) : countedSaid(counts),
    countTouched(id, most),
  ]);
  const { promised, added, seen } = touched;
  return most !== null && seen > most
    ? { ...total, touched: null }
    : {
        retract: total.retract - promised,
        restore: total.restore - added,
        touched: promised + added,
      };
}

/** The shipments that an import speaks of, as it counted them while it wrote. */
function countedSaid({ shipmentsNew, shipmentsChanged, undo }: ImportItem["counts"]) {
  return {
    retract: shipmentsNew - (undo?.retracted ?? 0),
    restore: shipmentsChanged - (undo?.restored ?? 0),
  };
}

const saidSchema = z.array(z.strictObject({ retract: z.int(), restore: z.int() })).length(1);

/** The same, told from its facts: several runs of it have written. */
async function countSaid(importId: string) {
  const rows = await db().$queryRaw`
    SELECT count(*) FILTER (WHERE promises)::int AS retract,
      count(*) FILTER (WHERE NOT promises)::int AS restore
    FROM (
      SELECT dealer_id, shipment_id, bool_or(promises) AS promises
      FROM (
        SELECT dealer_id, shipment_id, false AS promises
        FROM shipment_event WHERE import_id = ${importId}::uuid
        UNION ALL
        SELECT dealer_id, shipment_id, kind = 'original'
        FROM promise WHERE import_id = ${importId}::uuid) fact
      GROUP BY 1, 2) o
    WHERE NOT ${isTakenBack(Prisma.sql`${importId}`)}`;
  return saidSchema.parse(rows)[0] ?? { retract: 0, restore: 0 };
}

/** Whether an import was taken back from the shipment `o`. */
function isTakenBack(importId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM shipment_event r
    WHERE r.dealer_id = o.dealer_id AND r.shipment_id = o.shipment_id AND r.kind = 'retracted'
      AND r.data->'retraction'->>'importId' = ${importId}::text)`;
}

/**
 * The first thing that somebody else has said since (`touch`) of the shipments that undoing an import
 * will leave: `planUndo` as SQL, but from the others' side, who have mostly said little. Ids are in the
 * order of making, so nothing older than the import's own is of interest; and of other imports only
 * those that changed known shipments.
 */
function touchedSince(importId: string, most: number | null): Prisma.Sql {
  const id = Prisma.sql`${importId}::uuid`;
  const limit = Prisma.sql`LIMIT ${most === null ? null : most + 1}::bigint`;
  const others = (table: string, what: Prisma.Sql) => Prisma.sql`
    SELECT dealer_id, shipment_id, id, ${what} AS what, import_id FROM ${Prisma.raw(table)}
    WHERE id > ${id} AND (import_id IS NULL OR import_id = ANY (ARRAY(SELECT id FROM suspect)))`;
  const later = (table: string) => Prisma.sql`
    SELECT dealer_id, shipment_id, id, ${table}::text, NULL::uuid FROM ${Prisma.raw(table)}
    WHERE id > ${id}`;
  return Prisma.sql`
    WITH suspect AS MATERIALIZED (
      SELECT id FROM import
      WHERE kind = 'deliveries' AND id <> ${id} AND (counts->>'shipmentsChanged' <> '0'
        OR counts->>'wroteBefore' = 'true')),
    other AS MATERIALIZED (
      (${others("shipment_event", Prisma.sql`kind`)} AND kind <> 'retracted' ${limit})
      UNION ALL (${others("promise", Prisma.sql`'promise'`)} ${limit})
      UNION ALL (${later("pause")} ${limit})
      UNION ALL (${later("excuse")} ${limit})
      UNION ALL (SELECT dealer_id, shipment_id, id, what, NULL::uuid
        FROM (${besideFacts(importId)}) beside ${limit})),
    touch AS MATERIALIZED (
      SELECT DISTINCT ON (o.dealer_id, o.shipment_id) o.*, m.promises
      FROM other o
      CROSS JOIN LATERAL (
        SELECT min(said.id::text)::uuid AS first_id, bool_or(said.promises) AS promises
        FROM (
          SELECT e.id, false AS promises FROM shipment_event e
          WHERE e.dealer_id = o.dealer_id AND e.shipment_id = o.shipment_id AND e.import_id = ${id}
          UNION ALL
          SELECT p.id, p.kind = 'original' FROM promise p
          WHERE p.dealer_id = o.dealer_id AND p.shipment_id = o.shipment_id
            AND p.import_id = ${id}) said) m
      WHERE o.id > m.first_id AND NOT ${isTakenBack(Prisma.sql`${importId}`)}
        AND (o.import_id IS NULL OR NOT ${isTakenBack(Prisma.sql`o.import_id`)})
      ORDER BY o.dealer_id, o.shipment_id, o.id)`;
}

const touchedCounts = z
  .array(z.strictObject({ promised: z.int(), added: z.int(), seen: z.int() }))
  .length(1);

async function countTouched(importId: string, most: number | null) {
  const rows = await db().$queryRaw`
    ${touchedSince(importId, most)}
    SELECT count(*) FILTER (WHERE promises)::int AS promised,
      count(*) FILTER (WHERE NOT promises)::int AS added,
      (SELECT count(*) FROM other)::int AS seen
    FROM touch`;
  return touchedCounts.parse(rows)[0] ?? { promised: 0, added: 0, seen: 0 };
}

const touchedSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    id: z.string(),
    number: z.string().nullable(),
    dealerName: z.string(),
    what: z.union([eventKindSchema, z.enum(["promise", "pause", "excuse", ...besideKinds])]),
    importId: z.string().nullable(),
    fileName: z.string().nullable(),
  }),
);

/** A shipment that an undoing leaves as it is, and what was said of it since: the first of it. */
export type TouchedShipment = z.infer<typeof touchedSchema>[number];

/**
 * The first of the shipments that undoing an import would leave, or has left.
 * @param most as of readUndoPreview: those that lie beyond it are not found
 */
export async function listTouched(
  _scope: Scope,
  importId: string,
  limit: number,
  most: number | null,
): Promise<TouchedShipment[]> {
  const rows = await db().$queryRaw`
    ${touchedSince(importId, most)}
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
