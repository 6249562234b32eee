import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { makeStock } from "#prisma/seed/demo/stock.ts";

/** Writes the demo's stock and the receipts that it is made of. */
export async function insertStock(tx: SqlTx, now: Date): Promise<void> {
  const stock = makeStock(now.getTime());
  await insertRows(
    tx,
    "stock",
    stock.map(({ platformId, productId, restockOn, receipts }) => ({
      platform_id: platformId,
      product_id: productId,
      on_hand: receipts.reduce((sum, { quantity }) => sum + quantity, 0),
      reserved: 0,
      restock_on: restockOn,
      updated_at: new Date(receipts.at(-1)?.atMs ?? now.getTime()).toISOString(),
    })),
  );
  await insertRows(
    tx,
    "stock_move",
    stock.flatMap(({ platformId, productId, receipts }) =>
      receipts.map(({ id, quantity, atMs }) => ({
        id,
        platform_id: platformId,
        product_id: productId,
        kind: "receipt",
        on_hand_delta: quantity,
        reserved_delta: 0,
        at: new Date(atMs).toISOString(),
      })),
    ),
  );
}
