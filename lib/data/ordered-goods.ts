import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import type { OrderKey } from "#lib/data/orders-write.ts";
import { orderReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const orderedSchema = z.array(
  z.strictObject({
    siteId: z.string().nullable(),
    goods: z.array(
      z.strictObject({
        productId: z.string(),
        name: z.string(),
        retired: z.boolean(),
        quantity: z.int(),
      }),
    ),
  }),
);

/** What was ordered, by product in the order of its lines, and where it went. */
export type OrderedGoods = z.infer<typeof orderedSchema>[number];

/** The goods of an order in reach, of its own lines where it has any, else of its shipments'. */
export async function findOrderedGoods(
  scope: Scope,
  { dealerId, orderId }: OrderKey,
): Promise<OrderedGoods | null> {
  const rows = await db().$queryRaw`
    WITH line AS (
      SELECT line_no, product_id, quantity FROM order_line
      WHERE dealer_id = ${dealerId}::uuid AND order_id = ${orderId}::uuid
    ), sent AS (
      SELECT l.line_no, l.product_id, l.quantity
      FROM shipment s JOIN shipment_line l ON l.dealer_id = s.dealer_id AND l.shipment_id = s.id
      WHERE s.dealer_id = ${dealerId}::uuid AND s.order_id = ${orderId}::uuid AND NOT s.retracted
        AND NOT EXISTS (SELECT 1 FROM line)
    ), goods AS (
      SELECT p.id, p.name, p.retired, min(g.line_no) AS place,
        coalesce(sum(g.quantity), 0)::int AS quantity
      FROM (SELECT * FROM line UNION ALL SELECT * FROM sent) g JOIN product p ON p.id = g.product_id
      GROUP BY p.id HAVING sum(g.quantity) > 0
    )
    SELECT coalesce(o.site_id, (
        SELECT s.site_id FROM shipment s
        WHERE s.dealer_id = o.dealer_id AND s.order_id = o.id AND NOT s.retracted
        ORDER BY s.id LIMIT 1)) AS "siteId",
      (SELECT coalesce(json_agg(json_build_object('productId', g.id, 'name', g.name,
          'retired', g.retired, 'quantity', g.quantity) ORDER BY g.place, g.id), '[]')
        FROM goods g) AS goods
    FROM dealer_order o
    WHERE o.dealer_id = ${dealerId}::uuid AND o.id = ${orderId}::uuid
      AND ${orderReach(scope, Prisma.sql`o`)}`;
  return orderedSchema.parse(rows)[0] ?? null;
}
