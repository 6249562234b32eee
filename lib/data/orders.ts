import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { OrderState } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { beginsWith } from "#lib/data/prefix-sql.ts";
import { orderReach, shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const [o, s] = [Prisma.sql`o`, Prisma.sql`s`];
const instant = z.date().nullable();

const itemSchema = z.strictObject({
  dealerId: z.string(),
  id: z.string(),
  number: z.string(),
  dealerName: z.string(),
  orderedAt: instant,
  siteName: z.string().nullable(),
  /** Of the goods, the first, how many kinds there are, and how many pieces. */
  firstProduct: z.string().nullable(),
  products: z.int(),
  pieces: z.int(),
  /** Pieces that wait for stock. */
  waiting: z.int(),
  shipments: z.int(),
  open: z.int(),
  delivered: z.int(),
  missed: z.int(),
  platforms: z.array(z.string()),
  /** The zone of the shipment that is due next, or of any. */
  zone: z.string().nullable(),
  /** The first due of what is still open, as the dealer last asked for it. */
  dueAt: instant,
  dueByDay: z.boolean(),
  deliveredAt: instant,
  deliveredByDay: z.boolean(),
  disputed: z.boolean(),
});

/** An order as lists show it. What of it goes out from platforms beyond the scope is not counted. */
export type OrderItem = z.infer<typeof itemSchema>;

/** Which orders: `open` ones have something to come. A search looks through all of them. */
export type OrderFilter = {
  readonly state: OrderState;
  /** The beginning of an order's or a shipment's number. */
  readonly search: string | null;
  readonly dealerId: string | null;
};

/**
 * A page (1-based) of the orders in reach, and whether there is another: open ones by what is due
 * next, others the latest first. An order all of whose shipments were taken back is not listed.
 */
export async function listOrders(
  scope: Scope,
  filter: OrderFilter,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  now: Date,
): Promise<{ rows: OrderItem[]; hasMore: boolean }> {
  const latest = Prisma.sql`o.ordered_at DESC NULLS LAST, o.id DESC`;
  const order =
    filter.state === "open" && filter.search === null
      ? Prisma.sql`t.due_at NULLS LAST, ${latest}`
      : latest;
  const rows = await db().$queryRaw`
    WITH found AS MATERIALIZED (
      SELECT o.dealer_id, o.id, row_number() OVER (ORDER BY ${order}) AS place
      FROM dealer_order o
      LEFT JOIN LATERAL (
        SELECT min(coalesce(s.adjusted_due_at, s.due_at)) AS due_at FROM shipment s
        WHERE ${ofOrder} AND s.verdict IS NULL AND ${shipmentReach(scope, s)}) t ON TRUE
      WHERE ${orderReach(scope, o)} AND ${asked(filter)}
      ORDER BY ${order}
      LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}
    )
    SELECT o.dealer_id AS "dealerId", o.id, o.number, d.name AS "dealerName",
      o.ordered_at AS "orderedAt", coalesce(x.name, t.site) AS "siteName",
      g.first AS "firstProduct", g.products, g.pieces, g.waiting, t.shipments, t.open,
      t.delivered, t.missed, t.platforms, t.zone, t.due_at AS "dueAt", t.due_by_day AS "dueByDay",
      t.delivered_at AS "deliveredAt", t.delivered_by_day AS "deliveredByDay", t.disputed
    FROM found f
    JOIN dealer_order o ON o.dealer_id = f.dealer_id AND o.id = f.id
    JOIN dealer d ON d.id = o.dealer_id
    LEFT JOIN site x ON x.id = o.site_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS shipments,
        count(*) FILTER (WHERE s.verdict IS NULL)::int AS open,
        count(s.delivered_at)::int AS delivered,
        count(*) FILTER (WHERE s.verdict = 'late'
          OR (s.verdict IS NULL AND s.due_at < ${now}))::int AS missed,
        coalesce(array_agg(DISTINCT p.name) FILTER (WHERE p.name IS NOT NULL), '{}') AS platforms,
        (array_agg(p.zone ORDER BY s.verdict IS NULL DESC, s.due_at))[1] AS zone,
        min(x.name) AS site,
        min(coalesce(s.adjusted_due_at, s.due_at)) FILTER (WHERE s.verdict IS NULL) AS due_at,
        coalesce(bool_or(s.due_precision = 'date') FILTER (WHERE s.verdict IS NULL), false)
          AS due_by_day,
        max(s.delivered_at) AS delivered_at,
        coalesce(bool_or(s.delivered_precision = 'date'), false) AS delivered_by_day,
        coalesce(bool_or(EXISTS (SELECT 1 FROM receipt r
          WHERE r.dealer_id = s.dealer_id AND r.shipment_id = s.id AND r.kind = 'disputed'
            AND NOT EXISTS (SELECT 1 FROM dispute_answer a
              WHERE a.dealer_id = r.dealer_id AND a.receipt_id = r.id))), false) AS disputed
      FROM shipment s
      JOIN platform p ON p.id = s.platform_id
      LEFT JOIN site x ON x.id = s.site_id
      WHERE ${ofOrder} AND ${shipmentReach(scope, s)}) t
    CROSS JOIN LATERAL (${goods}) g
    ORDER BY f.place`;
  const items = z.array(itemSchema).parse(rows);
  return { rows: items.slice(0, pageSize), hasMore: items.length > pageSize };
}

/** The shipments `s` of an order `o` that stand. */
const ofOrder = Prisma.sql`s.dealer_id = o.dealer_id AND s.order_id = o.id AND NOT s.retracted`;

/** The goods of an order `o`: its lines, or those of its shipments where a file brought no others. */
const goods = Prisma.sql`
  SELECT (array_agg(pr.name ORDER BY l.place))[1] AS first,
    count(DISTINCT l.product_id)::int AS products, coalesce(sum(l.quantity), 0)::int AS pieces,
    coalesce(sum(l.waiting), 0)::int AS waiting
  FROM (
    SELECT n.line_no AS place, n.product_id, n.quantity, n.waiting FROM order_line n
    WHERE n.dealer_id = o.dealer_id AND n.order_id = o.id
    UNION ALL
    SELECT n.line_no, n.product_id, n.quantity, 0
    FROM shipment s JOIN shipment_line n ON n.dealer_id = s.dealer_id AND n.shipment_id = s.id
    WHERE ${ofOrder} AND NOT EXISTS (SELECT 1 FROM order_line m
      WHERE m.dealer_id = o.dealer_id AND m.order_id = o.id)) l
  LEFT JOIN product pr ON pr.id = l.product_id`;

/** Orders `o` with something to come: found from what is open, of which there is little. */
const open = Prisma.sql`((o.dealer_id, o.id) IN (
    SELECT u.dealer_id, u.order_id FROM shipment u
    WHERE u.verdict IS NULL AND NOT u.retracted AND u.order_id IS NOT NULL)
  OR (o.dealer_id, o.id) IN (
    SELECT w.dealer_id, w.order_id FROM order_line w WHERE w.waiting > 0))`;

const stands = Prisma.sql`(EXISTS (SELECT 1 FROM shipment s WHERE ${ofOrder})
  OR NOT EXISTS (SELECT 1 FROM shipment s WHERE s.dealer_id = o.dealer_id AND s.order_id = o.id))`;

function asked({ state, search, dealerId }: OrderFilter): Prisma.Sql {
  const conditions = [stands];
  if (dealerId !== null) conditions.push(Prisma.sql`o.dealer_id = ${dealerId}::uuid`);
  if (search !== null) {
    conditions.push(Prisma.sql`(${beginsWith(Prisma.sql`o.number`, search)} OR EXISTS (
      SELECT 1 FROM shipment s WHERE ${ofOrder} AND ${beginsWith(Prisma.sql`s.number`, search)}))`);
  } else if (state !== "all") {
    conditions.push(state === "open" ? open : Prisma.sql`NOT ${open}`);
  }
  return Prisma.join(conditions, " AND ");
}
