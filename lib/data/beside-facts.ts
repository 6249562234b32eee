import { z } from "zod";
import type { SqlTx } from "#lib/data/client.ts";
import type { ShipmentKey } from "#lib/data/facts/read-facts.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** What is known of a shipment beside its facts: a dealer's word, the answer to one, a move of stock. */
export const besideKinds = ["receipt", "dispute_answer", "stock"] as const;

/**
 * What was said of shipments beside their facts since an import was begun: dealer_id, shipment_id, id
 * and what it is. Whoever says something on a form has its id made before, so that words have the last
 * id of the millisecond in which they were recorded; ids of facts can be compared with that.
 */
export function besideFacts(importId: string): Prisma.Sql {
  const beganAt = new Date(Number.parseInt(importId.replaceAll("-", "").slice(0, 12), 16));
  const words = (table: string, what: (typeof besideKinds)[number]) => Prisma.sql`
    SELECT dealer_id, shipment_id, (lpad(to_hex((extract(epoch FROM recorded_at) * 1000)::bigint),
      12, '0') || repeat('f', 20))::uuid AS id, ${what}::text AS what
    FROM ${Prisma.raw(table)} WHERE recorded_at >= ${beganAt}::timestamptz`;
  return Prisma.sql`
    ${words("receipt", "receipt")}
    UNION ALL ${words("dispute_answer", "dispute_answer")}
    UNION ALL SELECT dealer_id, shipment_id, id, 'stock' FROM stock_move
    WHERE id > ${importId}::uuid AND shipment_id IS NOT NULL`;
}

const rowsSchema = z.array(z.strictObject({ shipmentId: z.string(), ids: z.array(z.string()) }));

/** The ids of what was said since an import beside the facts of these shipments, by shipment. */
export async function readBesideFacts(
  tx: SqlTx,
  importId: string,
  keys: readonly ShipmentKey[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.$queryRaw`
    SELECT b.shipment_id AS "shipmentId", json_agg(b.id) AS ids
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k("dealerId" uuid, id uuid)
    JOIN (${besideFacts(importId)}) b ON b.dealer_id = k."dealerId" AND b.shipment_id = k.id
    GROUP BY 1`;
  return new Map(rowsSchema.parse(rows).map(({ shipmentId, ids }) => [shipmentId, ids]));
}
