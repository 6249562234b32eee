import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { orderReach, shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const headSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    id: z.string(),
    number: z.string(),
    dealerName: z.string(),
    orderedAt: z.date().nullable(),
    channel: z.string(),
    placedBy: z.string().nullable(),
    caller: z.string().nullable(),
    note: z.string().nullable(),
    siteName: z.string().nullable(),
    siteAddress: z.string().nullable(),
    shipmentIds: z.array(z.string()),
  }),
);

const linesSchema = z.array(
  z.strictObject({
    lineNo: z.int(),
    productId: z.string().nullable(),
    sku: z.string().nullable(),
    productName: z.string().nullable(),
    quantity: z.int(),
    waiting: z.int(),
  }),
);

/** A line of an order: of its quantity, `waiting` is in no shipment yet. */
type OrderLineItem = z.infer<typeof linesSchema>[number];

/** An order, its lines, and the ids of its shipments that stand and are in reach, the first due first. */
export type OrderDetail = z.infer<typeof headSchema>[number] & {
  /** Empty where a file brought the order: its shipments hold the lines. */
  readonly lines: readonly OrderLineItem[];
};

/** One order, or null where the dealer has none of that id that the scope reaches. */
export async function findOrder(
  scope: Scope,
  dealerId: string,
  id: string,
): Promise<OrderDetail | null> {
  const [heads, lines] = await Promise.all([
    db().$queryRaw`
      SELECT o.dealer_id AS "dealerId", o.id, o.number, d.name AS "dealerName",
        o.ordered_at AS "orderedAt", o.channel, w.name AS "placedBy", o.caller, o.note,
        x.name AS "siteName", x.address AS "siteAddress",
        ARRAY(SELECT s.id FROM shipment s
          WHERE s.dealer_id = o.dealer_id AND s.order_id = o.id AND NOT s.retracted
            AND ${shipmentReach(scope, Prisma.sql`s`)}
          ORDER BY s.due_at, s.number, s.id) AS "shipmentIds"
      FROM dealer_order o
      JOIN dealer d ON d.id = o.dealer_id
      LEFT JOIN site x ON x.id = o.site_id
      LEFT JOIN person w ON w.id = o.placed_by
      WHERE o.dealer_id = ${dealerId}::uuid AND o.id = ${id}::uuid
        AND ${orderReach(scope, Prisma.sql`o`)}`,
    db().$queryRaw`
      SELECT l.line_no AS "lineNo", l.product_id AS "productId", p.sku, p.name AS "productName",
        l.quantity, l.waiting
      FROM order_line l LEFT JOIN product p ON p.id = l.product_id
      WHERE l.dealer_id = ${dealerId}::uuid AND l.order_id = ${id}::uuid
      ORDER BY l.line_no`,
  ]);
  const [head] = headSchema.parse(heads);
  return head === undefined ? null : { ...head, lines: linesSchema.parse(lines) };
}
