import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A product at a platform. */
export type StockPlace = { readonly platformId: string; readonly productId: string };

const heldSchema = z.array(
  z.strictObject({
    onHand: z.int(),
    reserved: z.int(),
    restockOn: z.string().nullable(),
    /** IANA zone of the platform. */
    zone: z.string(),
  }),
);

/** What a platform holds of a product. */
export type HeldStock = z.infer<typeof heldSchema>[number];

/**
 * What a platform that the scope reaches holds of a product, locked until the transaction ends; none
 * of it where there never was any. Null where there is no such platform or product.
 */
export async function lockStock(
  scope: Scope,
  tx: SqlTx,
  { platformId, productId }: StockPlace,
  now: Date,
): Promise<HeldStock | null> {
  await tx.$executeRaw`
    INSERT INTO stock (platform_id, product_id, updated_at)
    SELECT p.id, g.id, ${now}::timestamptz FROM platform p, product g
    WHERE p.id = ${platformId}::uuid AND g.id = ${productId}::uuid
      AND ${platformReach(scope, Prisma.sql`p`)}
    ON CONFLICT DO NOTHING`;
  const rows = await tx.$queryRaw`
    SELECT s.on_hand AS "onHand", s.reserved, s.restock_on::text AS "restockOn", p.zone
    FROM stock s JOIN platform p ON p.id = s.platform_id
    WHERE s.platform_id = ${platformId}::uuid AND s.product_id = ${productId}::uuid
      AND ${platformReach(scope, Prisma.sql`p`)}
    FOR UPDATE OF s`;
  return heldSchema.parse(rows)[0] ?? null;
}

/** Whether a move of that id has been made already. */
export async function isMoveKnown(tx: SqlTx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT 1 FROM stock_move WHERE id = ${id}::uuid`;
  return Array.isArray(rows) && rows.length > 0;
}

/** A change of what is on hand; `delta` is signed. */
export type StockMove = StockPlace & {
  readonly id: string;
  readonly kind: "receipt" | "adjustment";
  readonly delta: number;
  readonly reason: string | null;
  readonly note: string | null;
};

/** Writes a change of what is on hand, in the row and in the ledger; what has come is awaited no more. */
export async function writeMove(
  tx: SqlTx,
  { id, platformId, productId, kind, delta, reason, note }: StockMove,
  actorId: string | null,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    WITH changed AS (
      UPDATE stock SET on_hand = on_hand + ${delta}::int, updated_at = ${at}::timestamptz,
        restock_on = CASE ${kind} WHEN 'receipt' THEN NULL ELSE restock_on END
      WHERE platform_id = ${platformId}::uuid AND product_id = ${productId}::uuid
    )
    INSERT INTO stock_move (id, platform_id, product_id, kind, on_hand_delta, reserved_delta, reason,
      note, actor_id, at)
    VALUES (${id}::uuid, ${platformId}::uuid, ${productId}::uuid, ${kind}, ${delta}::int, 0,
      ${reason}, ${note}, ${actorId}::uuid, ${at}::timestamptz)`;
}

/** Writes when more is expected; null = not known. */
export async function writeRestock(
  tx: SqlTx,
  { platformId, productId }: StockPlace,
  restockOn: string | null,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE stock SET restock_on = ${restockOn}::date, updated_at = ${at}::timestamptz
    WHERE platform_id = ${platformId}::uuid AND product_id = ${productId}::uuid`;
}
