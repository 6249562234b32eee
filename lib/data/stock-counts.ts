import { z } from "zod";
import type { SqlTx } from "#lib/data/client.ts";
import type { StockPlace } from "#lib/data/stock-changes.ts";
import { STOCKTAKE } from "#lib/domain/catalogue/adjustment.ts";
import type { KnownRecord } from "#lib/domain/importing/reference/reference-record.ts";

const recordsSchema = z.array(
  z.strictObject({ id: z.string(), attributes: z.record(z.string(), z.string().nullable()) }),
);

/**
 * What is held at these places, as a file of counts knows it, locked in the order of keys until the
 * transaction ends: an order must not reserve what a count is about to take away.
 */
export async function lockStockRecords(
  tx: SqlTx,
  places: readonly StockPlace[],
): Promise<KnownRecord[]> {
  if (places.length === 0) return [];
  const rows = await tx.$queryRaw`
    SELECT s.platform_id || ' ' || s.product_id AS id, json_build_object(
      'name', g.sku || ' · ' || p.name, 'platformId', s.platform_id, 'productId', s.product_id,
      'onHand', s.on_hand::text, 'reserved', s.reserved::text, 'restockOn', s.restock_on
    ) AS attributes
    FROM stock s JOIN platform p ON p.id = s.platform_id JOIN product g ON g.id = s.product_id
    WHERE (s.platform_id, s.product_id) IN (
      SELECT "platformId", "productId" FROM json_to_recordset(${JSON.stringify(places)}::json)
        AS t("platformId" uuid, "productId" uuid))
    ORDER BY s.platform_id, s.product_id FOR UPDATE OF s`;
  return recordsSchema.parse(rows).map((record) => ({ ...record, scopes: [] }));
}

/** Pieces counted at a place; `id` is that of the move that they make, should they differ. */
export type StockCount = StockPlace & {
  readonly id: string;
  readonly onHand: number;
  readonly restockOn: string | null;
};

/** Makes what is on hand what was counted; each difference is an adjustment in the ledger. */
export async function writeCounts(
  tx: SqlTx,
  counts: readonly StockCount[],
  actorId: string | null,
  at: Date,
): Promise<void> {
  const json = JSON.stringify(counts);
  // Places that never held any have a row from here on, so that the next statement can lock it.
  await tx.$executeRaw`
    INSERT INTO stock (platform_id, product_id, updated_at)
    SELECT "platformId", "productId", ${at}::timestamptz
    FROM json_to_recordset(${json}::json) AS t("platformId" uuid, "productId" uuid)
    ORDER BY 1, 2 ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    WITH held AS MATERIALIZED (
      SELECT t.id, s.platform_id, s.product_id, t."onHand" AS counted, t."restockOn" AS restock_on,
        t."onHand" - s.on_hand AS delta
      FROM stock s JOIN json_to_recordset(${json}::json) AS t(id uuid, "platformId" uuid,
        "productId" uuid, "onHand" int, "restockOn" date)
        ON t."platformId" = s.platform_id AND t."productId" = s.product_id
      ORDER BY s.platform_id, s.product_id FOR UPDATE OF s
    ), counted AS (
      UPDATE stock s SET on_hand = held.counted, restock_on = held.restock_on,
        updated_at = ${at}::timestamptz
      FROM held WHERE s.platform_id = held.platform_id AND s.product_id = held.product_id
    )
    INSERT INTO stock_move (id, platform_id, product_id, kind, on_hand_delta, reserved_delta, reason,
      actor_id, at)
    SELECT id, platform_id, product_id, 'adjustment', delta, 0, ${STOCKTAKE}, ${actorId}::uuid,
      ${at}::timestamptz
    FROM held WHERE delta <> 0`;
}
