import type { Scope } from "#lib/auth/scope.ts";
import type { NewProduct } from "#lib/contracts/product.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { findSku, insertProduct } from "#lib/data/product-records.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Adds a product to the catalogue. The same one sent again changes nothing.
 * @throws AppError product_refused with the `reason` sku_taken
 */
export async function addProduct(scope: Scope, product: NewProduct, now: Date): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const known = await findSku(tx, product.sku);
    if (known === product.id) return;
    if (known !== null) throw new AppError("product_refused", { reason: "sku_taken" });
    await insertProduct(tx, product, now);
    const { id, ...data } = product;
    await insertAudit(scope, tx, { action: "product.created", subject: id, data, at: now });
  });
}
