import type { Scope } from "#lib/auth/scope.ts";
import type { StockReceipt } from "#lib/contracts/stock.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { isMoveKnown, lockStock, writeMove } from "#lib/data/stock-changes.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Takes goods that have come into stock; they are no longer awaited. A receipt whose id is known
 * already changes nothing.
 * @throws AppError not_found where there is no such platform in reach, or no such product
 */
export async function receiveStock(scope: Scope, receipt: StockReceipt, now: Date): Promise<void> {
  const { quantity, note, ...move } = receipt;
  await inTransaction(scope, async (tx) => {
    if (!(await lockStock(scope, tx, move, now))) throw new AppError("not_found");
    if (await isMoveKnown(tx, move.id)) return;
    const written = { ...move, kind: "receipt", delta: quantity, reason: null } as const;
    await writeMove(tx, { ...written, note: note || null }, scope.actorId, now);
    await insertAudit(scope, tx, {
      action: "stock.received",
      subject: move.productId,
      data: { platformId: move.platformId, moveId: move.id, quantity, note },
      at: now,
    });
  });
}
