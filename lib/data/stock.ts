import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import { AppError } from "#lib/errors.ts";

const availableSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    productId: z.string(),
    /** Pieces on hand that nobody has reserved. */
    available: z.int(),
    /** Civil date on which more is expected; null = not known. */
    restockOn: z.string().nullable(),
  }),
);

/** How much of a product may be ordered from a platform. */
export type AvailableStock = z.infer<typeof availableSchema>[number];

/**
 * What every platform has of these products, whoever asks: an order may be served from anywhere. A
 * pair that is not named has never been in stock there.
 */
export async function listStockFor(
  _scope: Scope,
  productIds: readonly string[],
): Promise<AvailableStock[]> {
  const rows = await db().$queryRaw`
    SELECT platform_id AS "platformId", product_id AS "productId",
      on_hand - reserved AS available, restock_on::text AS "restockOn"
    FROM stock WHERE product_id = ANY(${[...new Set(productIds)]}::uuid[])
    ORDER BY platform_id, product_id`;
  return availableSchema.parse(rows);
}

/** Pieces of a product that a shipment takes from a platform. */
export type Reservation = {
  readonly platformId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly dealerId: string;
  readonly shipmentId: string;
};

const shortSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    productId: z.string(),
    wanted: z.int(),
    available: z.int(),
  }),
);

/**
 * Reserves all of these pieces, or none of them. One statement: it locks the rows of stock in the
 * order of their keys, so that two orders never wait for each other, and then looks whether every one
 * of them has enough.
 * @throws AppError stock_short, with the first pair that has too little
 */
export async function reserveStock(
  tx: SqlTx,
  items: readonly Reservation[],
  actorId: string | null,
  at: Date,
): Promise<void> {
  if (items.length === 0) return;
  const json = JSON.stringify(items.map((item) => ({ ...item, id: newId() })));
  const rows = await tx.$queryRaw`
    WITH item AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${json}::json) AS t(id uuid, "platformId" uuid,
        "productId" uuid, quantity int, "dealerId" uuid, "shipmentId" uuid)
    ), wanted AS MATERIALIZED (
      SELECT "platformId" AS platform_id, "productId" AS product_id, sum(quantity)::int AS quantity
      FROM item GROUP BY 1, 2
    ), held AS MATERIALIZED (
      SELECT s.platform_id, s.product_id, s.on_hand - s.reserved AS available
      FROM stock s JOIN wanted USING (platform_id, product_id)
      ORDER BY s.platform_id, s.product_id FOR UPDATE OF s
    ), short AS MATERIALIZED (
      SELECT platform_id, product_id, wanted.quantity, coalesce(held.available, 0) AS available
      FROM wanted LEFT JOIN held USING (platform_id, product_id)
      WHERE coalesce(held.available, 0) < wanted.quantity
    ), taken AS (
      UPDATE stock s SET reserved = s.reserved + wanted.quantity, updated_at = ${at}::timestamptz
      FROM wanted
      WHERE s.platform_id = wanted.platform_id AND s.product_id = wanted.product_id
        AND NOT EXISTS (SELECT 1 FROM short)
    ), moved AS (
      INSERT INTO stock_move (id, platform_id, product_id, kind, on_hand_delta, reserved_delta,
        dealer_id, shipment_id, actor_id, at)
      SELECT id, "platformId", "productId", 'reservation', 0, quantity, "dealerId", "shipmentId",
        ${actorId}::uuid, ${at}::timestamptz
      FROM item WHERE NOT EXISTS (SELECT 1 FROM short)
    )
    SELECT platform_id AS "platformId", product_id AS "productId", quantity AS wanted, available
    FROM short ORDER BY 1, 2`;
  const [short] = shortSchema.parse(rows);
  if (short) throw new AppError("stock_short", short);
}

/** A shipment, by whose name pieces are reserved. */
export type StockHolder = { readonly dealerId: string; readonly shipmentId: string };

/** Gives back whatever a shipment still holds; a second time there is nothing left to give back. */
export function releaseStock(
  tx: SqlTx,
  holder: StockHolder,
  actorId: string | null,
  at: Date,
): Promise<void> {
  return settleHeld(tx, "release", holder, actorId, at);
}

/** Takes what a shipment still holds off the shelves, at its dispatch. */
export function issueStock(
  tx: SqlTx,
  holder: StockHolder,
  actorId: string | null,
  at: Date,
): Promise<void> {
  return settleHeld(tx, "issue", holder, actorId, at);
}

async function settleHeld(
  tx: SqlTx,
  kind: "release" | "issue",
  { dealerId, shipmentId }: StockHolder,
  actorId: string | null,
  at: Date,
): Promise<void> {
  // A statement sees what was committed before it began: who waits for these locks reads what the
  // one before has settled only in the next statement.
  const rows = await tx.$queryRaw`
    SELECT 1 FROM stock WHERE (platform_id, product_id) IN (
      SELECT platform_id, product_id FROM stock_move
      WHERE dealer_id = ${dealerId}::uuid AND shipment_id = ${shipmentId}::uuid)
    ORDER BY platform_id, product_id FOR UPDATE`;
  const count = Array.isArray(rows) ? rows.length : 0;
  if (count === 0) return;
  const ids = Array.from({ length: count }, newId);
  await tx.$executeRaw`
    WITH held AS MATERIALIZED (
      SELECT platform_id, product_id, sum(reserved_delta)::int AS quantity,
        row_number() OVER (ORDER BY platform_id, product_id) AS place
      FROM stock_move WHERE dealer_id = ${dealerId}::uuid AND shipment_id = ${shipmentId}::uuid
      GROUP BY 1, 2 HAVING sum(reserved_delta) > 0
    ), settled AS (
      UPDATE stock s SET reserved = s.reserved - held.quantity,
        on_hand = s.on_hand - CASE ${kind} WHEN 'issue' THEN held.quantity ELSE 0 END,
        updated_at = ${at}::timestamptz
      FROM held WHERE s.platform_id = held.platform_id AND s.product_id = held.product_id
    )
    INSERT INTO stock_move (id, platform_id, product_id, kind, on_hand_delta, reserved_delta,
      dealer_id, shipment_id, actor_id, at)
    SELECT (${ids}::uuid[])[place], platform_id, product_id, ${kind},
      CASE ${kind} WHEN 'issue' THEN -quantity ELSE 0 END, -quantity,
      ${dealerId}::uuid, ${shipmentId}::uuid, ${actorId}::uuid, ${at}::timestamptz
    FROM held`;
}
