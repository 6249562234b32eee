import type { Scope } from "#lib/auth/scope.ts";
import type { Dispute } from "#lib/contracts/receipt.ts";
import { listEarlierDisputes } from "#lib/data/receipts.ts";
import { disputeRefusal } from "#lib/domain/orders/receipt.ts";
import { recordReceipt } from "#lib/operations/record-receipt.ts";

/**
 * A dealer disputes the logged time of a delivery: the time that it saw stands beside it until the
 * platform answers.
 * @throws AppError not_found, or receipt_refused with its `reason`
 */
export function disputeDelivery(scope: Scope, said: Dispute, now: Date): Promise<void> {
  const { receivedAtMs } = said;
  return recordReceipt(
    scope,
    { ...said, kind: "disputed", onTime: null, allRight: null },
    {
      action: "dispute.opened",
      refusalOf: async (tx, delivery) =>
        disputeRefusal(delivery, receivedAtMs, await listEarlierDisputes(tx, said), now.getTime()),
    },
    now,
  );
}
