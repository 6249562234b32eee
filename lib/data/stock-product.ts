import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const cellsSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    onHand: z.int(),
    reserved: z.int(),
    restockOn: z.string().nullable(),
  }),
);

/** What the platforms in reach have of a product; one that never had any is left out. */
export async function listProductStock(
  scope: Scope,
  productId: string,
): Promise<z.infer<typeof cellsSchema>> {
  const rows = await db().$queryRaw`
    SELECT s.platform_id AS "platformId", s.on_hand AS "onHand", s.reserved,
      s.restock_on::text AS "restockOn"
    FROM stock s JOIN platform p ON p.id = s.platform_id
    WHERE s.product_id = ${productId}::uuid AND ${platformReach(scope, Prisma.sql`p`)}`;
  return cellsSchema.parse(rows);
}

/** A shipment that goods are for; its number is null where the shipment is gone. */
const forShipment = {
  dealerId: z.string().nullable(),
  shipmentId: z.string().nullable(),
  dealer: z.string().nullable(),
  number: z.string().nullable(),
};

const movesSchema = z.array(
  z.strictObject({
    id: z.string(),
    platformId: z.string(),
    kind: z.enum(["receipt", "adjustment", "reservation", "release", "issue", "recall", "return"]),
    onHandDelta: z.int(),
    reservedDelta: z.int(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    at: z.date(),
    /** Who did it; null = the system, or somebody who is gone. */
    actor: z.string().nullable(),
    ...forShipment,
  }),
);

/** One line of the ledger. */
export type StockMoveItem = z.infer<typeof movesSchema>[number];

/** A product at one platform of the scope's reach, or (null) at all of them. */
export type StockView = { readonly productId: string; readonly platformId: string | null };

function movesIn(scope: Scope, { productId, platformId }: StockView): Prisma.Sql {
  return Prisma.sql`
    FROM stock_move m JOIN platform p ON p.id = m.platform_id
    WHERE m.product_id = ${productId}::uuid AND ${platformReach(scope, Prisma.sql`p`)}
      AND (${platformId}::uuid IS NULL OR m.platform_id = ${platformId}::uuid)`;
}

const countSchema = z.array(z.strictObject({ count: z.int() }));

/** The ledger of a product, the newest first, and how long it is. */
export async function listStockMoves(
  scope: Scope,
  view: StockView,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly moves: StockMoveItem[] }> {
  const moves = movesIn(scope, view);
  const [counted, rows] = await Promise.all([
    db().$queryRaw`SELECT count(*)::int AS count ${moves}`,
    db().$queryRaw`
      SELECT m.id, m.platform_id AS "platformId", m.kind, m.on_hand_delta AS "onHandDelta",
        m.reserved_delta AS "reservedDelta", m.reason, m.note, m.at,
        (SELECT person.name FROM person WHERE person.id = m.actor_id) AS actor, ${shipmentOf}
      ${moves} ORDER BY m.at DESC, m.id DESC OFFSET ${offset} LIMIT ${limit}`,
  ]);
  return { total: countSchema.parse(counted)[0]?.count ?? 0, moves: movesSchema.parse(rows) };
}

/** Of a move `m`, whom and which shipment it is for. */
const shipmentOf = Prisma.sql`
  m.dealer_id AS "dealerId", m.shipment_id AS "shipmentId",
  (SELECT dealer.name FROM dealer WHERE dealer.id = m.dealer_id) AS dealer,
  (SELECT shipment.number FROM shipment
    WHERE shipment.dealer_id = m.dealer_id AND shipment.id = m.shipment_id) AS number`;

const heldSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    quantity: z.int(),
    since: z.date(),
    ...forShipment,
  }),
);

/** Pieces that a shipment holds. */
export type HeldItem = z.infer<typeof heldSchema>[number];

/** The newest are the ones that are still asked about. */
const HELD_SHOWN = 100;

/** For which shipments a product is reserved, the newest hundred. */
export async function listHeld(scope: Scope, view: StockView): Promise<HeldItem[]> {
  const rows = await db().$queryRaw`
    SELECT m."platformId" AS "platformId", m.quantity, m.since, ${shipmentOf}
    FROM (
      SELECT m.platform_id AS "platformId", m.dealer_id, m.shipment_id,
        sum(m.reserved_delta)::int AS quantity, min(m.at) AS since
      ${movesIn(scope, view)} AND m.shipment_id IS NOT NULL
      GROUP BY 1, 2, 3 HAVING sum(m.reserved_delta) > 0
      ORDER BY since DESC LIMIT ${HELD_SHOWN}
    ) m ORDER BY m.since DESC`;
  return heldSchema.parse(rows);
}
