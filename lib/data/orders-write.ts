import { z } from "zod";
import { db, type SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** An order as it is placed here. */
export type NewOrder = {
  readonly dealerId: string;
  readonly id: string;
  readonly siteId: string;
  readonly orderedAtMs: number;
  readonly channel: "web" | "phone";
  readonly placedBy: string | null;
  readonly caller: string | null;
  readonly note: string | null;
  readonly createdAt: Date;
};

const numbersSchema = z.array(z.strictObject({ number: z.string() }));

/**
 * Inserts an order under the next free number: imports may have brought orders or shipments of such
 * numbers. Two attempts at one order wait for each other here.
 *
 * @param shipments how many shipments will be called after it
 * @returns its number, or null where it is there already
 */
export async function insertOrder(
  tx: SqlTx,
  order: NewOrder,
  shipments: number,
): Promise<string | null> {
  const isTaken = Prisma.sql`(
    EXISTS (SELECT 1 FROM dealer_order o WHERE o.number = c.number)
    OR EXISTS (SELECT 1 FROM shipment s WHERE s.number = ANY(
      c.number || ARRAY(SELECT c.number || '-' || i FROM generate_series(1, ${shipments}::int) i))))`;
  const rows = await tx.$queryRaw`
    WITH RECURSIVE c AS (
      SELECT nextval('order_number')::text AS number
      UNION ALL
      SELECT nextval('order_number')::text FROM c WHERE ${isTaken}
    )
    INSERT INTO dealer_order (dealer_id, id, number, ordered_at, site_id, channel, placed_by, caller,
      note, created_at)
    SELECT ${order.dealerId}::uuid, ${order.id}::uuid, c.number,
      ${new Date(order.orderedAtMs)}::timestamptz, ${order.siteId}::uuid, ${order.channel},
      ${order.placedBy}::uuid, ${order.caller}, ${order.note}, ${order.createdAt}::timestamptz
    FROM c WHERE NOT ${isTaken}
    ON CONFLICT (dealer_id, id) DO NOTHING
    RETURNING number`;
  return numbersSchema.parse(rows)[0]?.number ?? null;
}

export type OrderKey = { readonly dealerId: string; readonly orderId: string };

/** The number of an order that is there; null where it is not. */
export async function findOrderNumber(
  { dealerId, orderId }: OrderKey,
  tx: Pick<SqlTx, "$queryRaw"> = db(),
): Promise<string | null> {
  const rows = await tx.$queryRaw`
    SELECT number FROM dealer_order WHERE dealer_id = ${dealerId}::uuid AND id = ${orderId}::uuid`;
  return numbersSchema.parse(rows)[0]?.number ?? null;
}

const placedSchema = z.array(
  z.strictObject({
    number: z.string(),
    siteId: z.string().nullable(),
    lines: z.array(z.strictObject({ productId: z.string().nullable(), quantity: z.int() })),
  }),
);

/** An order that is there, and what was ordered by it; null where there is none. */
export async function findPlacedOrder(
  { dealerId, orderId }: OrderKey,
  tx: Pick<SqlTx, "$queryRaw"> = db(),
) {
  const rows = await tx.$queryRaw`
    SELECT o.number, o.site_id AS "siteId",
      (SELECT coalesce(json_agg(json_build_object('productId', l.product_id, 'quantity', l.quantity)),
          '[]')
        FROM order_line l WHERE l.dealer_id = o.dealer_id AND l.order_id = o.id) AS lines
    FROM dealer_order o WHERE o.dealer_id = ${dealerId}::uuid AND o.id = ${orderId}::uuid`;
  return placedSchema.parse(rows)[0] ?? null;
}

export type NewOrderLine = {
  readonly lineNo: number;
  readonly productId: string;
  readonly quantity: number;
  readonly waiting: number;
};

export function insertOrderLines(
  tx: SqlTx,
  { dealerId, orderId }: OrderKey,
  lines: readonly NewOrderLine[],
): Promise<void> {
  return insertRows(
    tx,
    "order_line",
    lines.map(({ lineNo, productId, quantity, waiting }) => ({
      dealer_id: dealerId,
      order_id: orderId,
      line_no: lineNo,
      product_id: productId,
      quantity,
      waiting,
    })),
  );
}

const idsSchema = z.array(z.strictObject({ id: z.string() }));

/** Which of these shipments of a dealer are there. */
export async function findShipmentIds(dealerId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw`
    SELECT id FROM shipment WHERE dealer_id = ${dealerId}::uuid AND id = ANY(${[...ids]}::uuid[])`;
  return idsSchema.parse(rows).map(({ id }) => id);
}
