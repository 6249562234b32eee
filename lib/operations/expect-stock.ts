import type { Scope } from "#lib/auth/scope.ts";
import type { StockExpectation } from "#lib/contracts/stock.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { lockStock, writeRestock } from "#lib/data/stock-changes.ts";
import { isExpectable } from "#lib/domain/catalogue/adjustment.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Says when a platform expects more of a product, or (null) that nobody knows.
 * @throws AppError not_found where there is no such platform in reach, or no such product; bad_input
 *   where the date is over at the platform, or more than a year ahead
 */
export async function expectStock(
  scope: Scope,
  { platformId, productId, restockOn }: StockExpectation,
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const place = { platformId, productId };
    const held = await lockStock(scope, tx, place, now);
    if (!held) throw new AppError("not_found");
    if (restockOn === held.restockOn) return;
    const zone = findZone(held.zone);
    const today = zone ? isoOfDay(civilDayAt(zone, now.getTime())) : "";
    if (restockOn !== null && !isExpectable(restockOn, today)) {
      throw new AppError("bad_input", { field: "restockOn", value: restockOn });
    }
    await writeRestock(tx, place, restockOn, now);
    await insertAudit(scope, tx, {
      action: "stock.expected",
      subject: productId,
      data: { platformId, was: held.restockOn, now: restockOn },
      at: now,
    });
  });
}
