import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import type { OrderKey } from "#lib/data/orders-write.ts";
import { orderReach, shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const changedSchema = z.array(
  z.strictObject({
    number: z.string(),
    siteId: z.string().nullable(),
    shipments: z.array(
      z.strictObject({ id: z.string(), number: z.string().nullable(), inReach: z.boolean() }),
    ),
    lines: z.array(
      z.strictObject({
        lineNo: z.int(),
        productId: z.string().nullable(),
        quantity: z.int(),
        waiting: z.int(),
      }),
    ),
  }),
);

/** An order that somebody changes: its lines, and its shipments in the order in which they were made. */
export type ChangingOrder = z.infer<typeof changedSchema>[number];

/** An order in reach as it is now; null where there is none. */
export async function findOrder(
  scope: Scope,
  { dealerId, orderId }: OrderKey,
  tx: Pick<SqlTx, "$queryRaw"> = db(),
): Promise<ChangingOrder | null> {
  const rows = await tx.$queryRaw`
    SELECT o.number, o.site_id AS "siteId",
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'number', s.number,
          'inReach', (o.placed_by IS NOT DISTINCT FROM ${scope.actorId}::uuid
            OR ${shipmentReach(scope, Prisma.sql`s`)})) ORDER BY s.id), '[]')
        FROM shipment s
        WHERE s.dealer_id = o.dealer_id AND s.order_id = o.id AND NOT s.retracted) AS shipments,
      (SELECT coalesce(json_agg(json_build_object('lineNo', l.line_no, 'productId', l.product_id,
          'quantity', l.quantity, 'waiting', l.waiting) ORDER BY l.line_no), '[]')
        FROM order_line l WHERE l.dealer_id = o.dealer_id AND l.order_id = o.id) AS lines
    FROM dealer_order o
    WHERE o.dealer_id = ${dealerId}::uuid AND o.id = ${orderId}::uuid
      AND ${orderReach(scope, Prisma.sql`o`)}`;
  return changedSchema.parse(rows)[0] ?? null;
}

/** The same, locked until the transaction ends. */
export async function lockOrder(
  scope: Scope,
  tx: SqlTx,
  key: OrderKey,
): Promise<ChangingOrder | null> {
  // By a statement of its own, so that the next one sees what whoever held it has committed.
  await tx.$executeRaw`
    SELECT 1 FROM dealer_order
    WHERE dealer_id = ${key.dealerId}::uuid AND id = ${key.orderId}::uuid FOR NO KEY UPDATE`;
  return findOrder(scope, key, tx);
}

/** Sets how much of each line of a locked order waits. */
export async function updateWaiting(
  tx: SqlTx,
  { dealerId, orderId }: OrderKey,
  lines: readonly { readonly lineNo: number; readonly waiting: number }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE order_line l SET waiting = t.waiting
    FROM json_to_recordset(${JSON.stringify(lines)}::json) AS t("lineNo" int, waiting int)
    WHERE l.dealer_id = ${dealerId}::uuid AND l.order_id = ${orderId}::uuid
      AND l.line_no = t."lineNo"`;
}

const foundSchema = z.array(z.strictObject({ id: z.string() }));

/** Whether there is such a shipment in reach, whose import stands. */
export async function isShipmentInReach(
  scope: Scope,
  dealerId: string,
  shipmentId: string,
  tx: Pick<SqlTx, "$queryRaw"> = db(),
): Promise<boolean> {
  const rows = await tx.$queryRaw`
    SELECT s.id FROM shipment s
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid AND NOT s.retracted
      AND ${shipmentReach(scope, Prisma.sql`s`)}`;
  return foundSchema.parse(rows).length > 0;
}
