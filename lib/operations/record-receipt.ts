import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import { insertOutbox } from "#lib/data/outbox.ts";
import {
  findSaid,
  insertReceipts,
  type LockedDelivery,
  lockDelivery,
  type NewReceipt,
  updateFelt,
} from "#lib/data/receipts.ts";
import type { ReceiptRefusal } from "#lib/domain/orders/receipt.ts";
import { AppError } from "#lib/errors.ts";

/** By what name a receipt is kept and told, and what may be against it. */
type Saying = {
  /** Such as `receipt.confirmed`. */
  readonly action: string;
  readonly refusalOf: (tx: Tx, delivery: LockedDelivery) => Promise<ReceiptRefusal | null>;
};

/**
 * Appends what a dealer says of a delivery, with its audit and outbox rows; the felt ruler and its rollup cell
 * follow. The same under the same id is said once.
 * @throws AppError not_found, or receipt_refused with its `reason`
 */
export async function recordReceipt(
  scope: Scope,
  receipt: NewReceipt,
  { action, refusalOf }: Saying,
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const delivery = await lockDelivery(scope, tx, receipt);
    if (delivery === null) throw new AppError("not_found");
    const before = await findSaid(tx, receipt);
    if (before === "same") return;
    const reason = before === "other" ? "said_otherwise" : await refusalOf(tx, delivery);
    if (reason !== null) throw new AppError("receipt_refused", { reason });
    const said = { loggedAtMs: delivery.deliveredAtMs, actorId: scope.actorId };
    await insertReceipts(tx, [{ ...receipt, ...said, recordedAtMs: now.getTime() }]);
    if (receipt.onTime !== null) {
      await updateFelt(tx, [receipt]);
      await refreshRollup(tx, [delivery]);
    }
    const { dealerId, shipmentId, id: receiptId } = receipt;
    const { platformId } = delivery;
    const payload = { receiptId, shipmentId, platformId };
    const message = { dealerId, shipmentId, platformId, payload, at: now };
    await insertOutbox(tx, { topic: action, ...message });
    const data = { dealerId, receiptId };
    await insertAudit(scope, tx, { action, subject: shipmentId, data, at: now });
  });
}
