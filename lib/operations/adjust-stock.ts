import type { Scope } from "#lib/auth/scope.ts";
import type { StockAdjustment } from "#lib/contracts/stock.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { isMoveKnown, lockStock, writeMove } from "#lib/data/stock-changes.ts";
import { adjustmentReasons } from "#lib/domain/catalogue/adjustment.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Corrects what is on hand by some pieces, up or down as the reason says. An adjustment whose id is
 * known already changes nothing.
 * @throws AppError not_found where there is no such platform in reach, or no such product; stock_short
 *   where pieces would go that are reserved, or not there
 */
export async function adjustStock(
  scope: Scope,
  adjustment: StockAdjustment,
  now: Date,
): Promise<void> {
  const { quantity, reason, note, ...move } = adjustment;
  const { platformId, productId } = move;
  const delta = adjustmentReasons[reason] * quantity;
  await inTransaction(scope, async (tx) => {
    const held = await lockStock(scope, tx, move, now);
    if (!held) throw new AppError("not_found");
    if (await isMoveKnown(tx, move.id)) return;
    const available = held.onHand - held.reserved;
    if (available + delta < 0) {
      throw new AppError("stock_short", { platformId, productId, wanted: quantity, available });
    }
    const written = { ...move, kind: "adjustment", delta, reason, note: note || null } as const;
    await writeMove(tx, written, scope.actorId, now);
    await insertAudit(scope, tx, {
      action: "stock.adjusted",
      subject: productId,
      data: { platformId, moveId: move.id, delta, reason, note },
      at: now,
    });
  });
}
