import type { Scope } from "#lib/auth/scope.ts";
import type { Confirmation } from "#lib/contracts/receipt.ts";
import { receiptRefusal } from "#lib/domain/orders/receipt.ts";
import { recordReceipt } from "#lib/operations/record-receipt.ts";

/**
 * A dealer confirms that a delivery came: when, by its own clock, and whether on time and all right.
 * @throws AppError not_found, or receipt_refused with its `reason`
 */
export function confirmReceipt(scope: Scope, said: Confirmation, now: Date): Promise<void> {
  return recordReceipt(
    scope,
    { ...said, kind: "confirmed" },
    {
      action: "receipt.confirmed",
      refusalOf: async (_tx, delivery) =>
        receiptRefusal(delivery, said.receivedAtMs, now.getTime()),
    },
    now,
  );
}
