import type { Scope } from "#lib/auth/scope.ts";
import type { Feedback } from "#lib/contracts/receipt.ts";
import { receiptRefusal } from "#lib/domain/orders/receipt.ts";
import { recordReceipt } from "#lib/operations/record-receipt.ts";

/**
 * A dealer answers with one tap: on time? all right? The latest answer counts.
 * @throws AppError not_found, or receipt_refused with its `reason`
 */
export function giveFeedback(scope: Scope, said: Feedback, now: Date): Promise<void> {
  return recordReceipt(
    scope,
    { ...said, kind: "felt", receivedAtMs: null, comment: null },
    {
      action: "receipt.felt",
      refusalOf: async (_tx, delivery) => receiptRefusal(delivery, null, now.getTime()),
    },
    now,
  );
}
