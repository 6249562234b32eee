import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { insertReceipts, updateFelt } from "#lib/data/receipts.ts";
import type { DemoReceipts } from "#prisma/seed/demo/receipts.ts";

/** Writes what a dealer of the demo said of its shipments; their rollup is the caller's to refresh. */
export async function insertDemoReceipts(
  tx: SqlTx,
  { receipts, answers }: DemoReceipts,
): Promise<void> {
  await insertReceipts(tx, receipts);
  await insertRows(
    tx,
    "dispute_answer",
    answers.map(({ dealerId, receiptId, shipmentId, outcome, note, actorId, recordedAtMs }) => ({
      dealer_id: dealerId,
      receipt_id: receiptId,
      shipment_id: shipmentId,
      outcome,
      note,
      actor_id: actorId,
      recorded_at: new Date(recordedAtMs).toISOString(),
    })),
  );
  await updateFelt(tx, receipts);
}
