import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import type { StockTarget } from "#lib/domain/logging/stock-target.ts";
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
 * Reserves all of these pieces, or none of them. It locks the rows of stock in the order of their keys,
 * so that two orders never wait for each other, and then looks whether every one of them has enough: by
 * a statement of its own, for PostgreSQL holds a check against the row as the statement first saw it,
 * where goods that were given back since are still reserved.
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
  await tx.$executeRaw`
    SELECT 1 FROM stock WHERE (platform_id, product_id) IN (
      SELECT "platformId", "productId"
      FROM json_to_recordset(${json}::json) AS t("platformId" uuid, "productId" uuid))
    ORDER BY platform_id, product_id FOR UPDATE`;
  const rows = await tx.$queryRaw`
    WITH item AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${json}::json) AS t(id uuid, "platformId" uuid,
        "productId" uuid, quantity int, "dealerId" uuid, "shipmentId" uuid)
    ), wanted AS MATERIALIZED (
      SELECT "platformId" AS platform_id, "productId" AS product_id, sum(quantity)::int AS quantity
      FROM item GROUP BY 1, 2
    ), short AS MATERIALIZED (
      SELECT platform_id, product_id, wanted.quantity,
        coalesce(s.on_hand - s.reserved, 0) AS available
      FROM wanted LEFT JOIN stock s USING (platform_id, product_id)
      WHERE coalesce(s.on_hand - s.reserved, 0) < wanted.quantity
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

const shortagesSchema = z.array(
  z.strictObject({ platformId: z.string(), productId: z.string(), short: z.int() }),
);

/** Pieces that somebody else has been promised meanwhile. */
export type Shortage = z.infer<typeof shortagesSchema>[number];

/**
 * Locks the stock behind what was reserved for these shipments, in one order of its keys. Who changes
 * shipments locks them first, then their stock, then the cells of the rollup, as placing does: in any
 * other order two writers wait for each other. Who has several shipments locks the stock of all at once.
 * @returns how many pairs of platform and product they are
 */
export async function lockGoods(tx: SqlTx, holders: readonly StockHolder[]): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT 1 FROM stock WHERE (platform_id, product_id) IN (
      SELECT m.platform_id, m.product_id
      FROM json_to_recordset(${JSON.stringify(holders)}::json)
        AS h("dealerId" uuid, "shipmentId" uuid)
      JOIN stock_move m ON m.dealer_id = h."dealerId" AND m.shipment_id = h."shipmentId")
    ORDER BY platform_id, product_id FOR UPDATE`;
  return Array.isArray(rows) ? rows.length : 0;
}

/**
 * Moves the goods that were reserved for a shipment to where its events say they are, by the ledger:
 * the difference to where they were, so that it does not matter how often or in which order it is
 * said. A shipment for which nothing was reserved moves nothing.
 *
 * Goods that were given back and are wanted again may have been reserved for somebody else: then as
 * many move as are free, and the rest is told. What happened is true all the same.
 */
export async function settleStock(
  tx: SqlTx,
  { dealerId, shipmentId }: StockHolder,
  target: StockTarget,
  actorId: string | null,
  at: Date,
): Promise<Shortage[]> {
  // A statement sees what was committed before it began: who waits for these locks reads what the
  // one before has settled only in the next statement.
  const count = await lockGoods(tx, [{ dealerId, shipmentId }]);
  if (count === 0) return [];
  const ids = Array.from({ length: count }, newId);
  const settled = await tx.$queryRaw`
    WITH held AS MATERIALIZED (
      SELECT platform_id, product_id, sum(on_hand_delta)::int AS on_hand,
        sum(reserved_delta)::int AS reserved,
        (sum(reserved_delta) FILTER (WHERE kind = 'reservation'))::int AS quantity
      FROM stock_move WHERE dealer_id = ${dealerId}::uuid AND shipment_id = ${shipmentId}::uuid
      GROUP BY 1, 2
    ), wanted AS MATERIALIZED (
      SELECT platform_id, product_id,
        CASE ${target} WHEN 'issued' THEN -quantity ELSE 0 END - on_hand AS on_hand,
        CASE ${target} WHEN 'reserved' THEN quantity ELSE 0 END - reserved AS reserved
      FROM held
    ), moving AS MATERIALIZED (
      SELECT platform_id, product_id, w.on_hand, w.reserved,
        greatest(0, w.reserved - w.on_hand - (s.on_hand - s.reserved)) AS short,
        row_number() OVER (ORDER BY platform_id, product_id) AS place
      FROM wanted w JOIN stock s USING (platform_id, product_id)
      WHERE w.on_hand <> 0 OR w.reserved <> 0
    ), moved AS MATERIALIZED (
      SELECT platform_id, product_id, place, short,
        on_hand + CASE ${target} WHEN 'issued' THEN short ELSE 0 END AS on_hand,
        reserved - CASE ${target} WHEN 'reserved' THEN short ELSE 0 END AS reserved
      FROM moving
    ), settled AS (
      UPDATE stock s SET on_hand = s.on_hand + moved.on_hand,
        reserved = s.reserved + moved.reserved, updated_at = ${at}::timestamptz
      FROM moved WHERE s.platform_id = moved.platform_id AND s.product_id = moved.product_id
    ), noted AS (
      INSERT INTO stock_move (id, platform_id, product_id, kind, on_hand_delta, reserved_delta,
        dealer_id, shipment_id, actor_id, at)
      SELECT (${ids}::uuid[])[place], platform_id, product_id,
        CASE ${target} WHEN 'issued' THEN 'issue' WHEN 'reserved' THEN 'recall'
          ELSE CASE WHEN on_hand > 0 THEN 'return' ELSE 'release' END END,
        on_hand, reserved, ${dealerId}::uuid, ${shipmentId}::uuid, ${actorId}::uuid,
        ${at}::timestamptz
      FROM moved WHERE on_hand <> 0 OR reserved <> 0
    )
    SELECT platform_id AS "platformId", product_id AS "productId", short
    FROM moved WHERE short > 0 ORDER BY 1, 2`;
  return shortagesSchema.parse(settled);
}
