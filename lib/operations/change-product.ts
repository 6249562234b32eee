import type { Scope } from "#lib/auth/scope.ts";
import type { ProductChange } from "#lib/contracts/product.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { lockProduct, updateProduct } from "#lib/data/product-records.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Changes what a product is called, its brand and category, and whether it is still sold.
 * @throws AppError not_found
 */
export async function changeProduct(scope: Scope, change: ProductChange, now: Date): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const before = await lockProduct(tx, change.id);
    if (before === null) throw new AppError("not_found");
    const fields = ["name", "nameEn", "brand", "line", "retired"] as const;
    const changes = fields.flatMap((field) =>
      before[field] === change[field] ? [] : [{ field, was: before[field], now: change[field] }],
    );
    if (changes.length === 0) return;
    await updateProduct(tx, { ...change, sku: before.sku });
    await insertAudit(scope, tx, {
      action: "product.changed",
      subject: change.id,
      data: { changes },
      at: now,
    });
  });
}
