import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import type { ShipmentKey } from "#lib/data/facts/read-facts.ts";

/** Of a transaction, whatever client it runs on. */
type Sql = SqlTx;

/**
 * Puts the shipments that an import has said something of on its stage, those left out of which it
 * was taken back already; by dealer and due date, so that a batch falls into few cells.
 *
 * @returns how many they are
 */
export async function stageImported(tx: Sql, importId: string): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO import_row (import_id, row_number, dealer_key, platform_key, unit_key, fields)
    SELECT ${importId}::uuid, row_number() OVER (ORDER BY s.dealer_id, s.due_on, s.id),
      s.dealer_id, '', s.id, '{}'
    FROM (
      SELECT dealer_id, shipment_id FROM shipment_event WHERE import_id = ${importId}::uuid
      UNION SELECT dealer_id, shipment_id FROM promise WHERE import_id = ${importId}::uuid) said
    JOIN shipment s ON s.dealer_id = said.dealer_id AND s.id = said.shipment_id
    WHERE NOT EXISTS (
      SELECT 1 FROM shipment_event r
      WHERE r.dealer_id = s.dealer_id AND r.shipment_id = s.id AND r.kind = 'retracted'
        AND r.data->'retraction'->>'importId' = ${importId})`;
}

const countSchema = z.array(z.strictObject({ n: z.int() })).length(1);

/** How many shipments stand on the stage of an import that is being undone. */
export async function countStagedShipments(_scope: Scope, importId: string): Promise<number> {
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS n FROM import_row WHERE import_id = ${importId}::uuid`;
  return countSchema.parse(rows)[0]?.n ?? 0;
}

const stagedSchema = z.array(
  z.strictObject({ rowNumber: z.int(), dealerId: z.string(), id: z.string() }),
);

/** A shipment on the stage, and its place there. */
export type StagedShipment = ShipmentKey & { readonly rowNumber: number };

/** The next shipments after a place on the stage of an import that is being undone. */
export async function readStagedShipments(
  _scope: Scope,
  importId: string,
  afterRow: number,
  limit: number,
): Promise<StagedShipment[]> {
  const rows = await db().$queryRaw`
    SELECT row_number AS "rowNumber", dealer_key AS "dealerId", unit_key AS id
    FROM import_row WHERE import_id = ${importId}::uuid AND row_number > ${afterRow}
    ORDER BY row_number LIMIT ${limit}`;
  return stagedSchema.parse(rows);
}
