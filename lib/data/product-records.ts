import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { NewProduct, ProductChange } from "#lib/contracts/product.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import {
  answers,
  closestFirst,
  type ProductItem,
  productColumns,
  productsOf,
} from "#lib/data/products.ts";
import { searchText } from "#lib/domain/search/search-text.ts";

const countsSchema = z.array(z.strictObject({ total: z.int(), retired: z.int() }));

/** The catalogue, retired products last, and how many a search finds of it. */
export async function listCatalogue(
  _scope: Scope,
  search: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly retired: number; readonly products: ProductItem[] }> {
  const [counted, rows] = await Promise.all([
    db().$queryRaw`
      SELECT count(*)::int AS total, (count(*) FILTER (WHERE p.retired))::int AS retired
      FROM product p WHERE ${answers(search)}`,
    db().$queryRaw`
      SELECT ${productColumns} FROM product p WHERE ${answers(search)}
      ORDER BY p.retired, ${closestFirst(search)} OFFSET ${offset} LIMIT ${limit}`,
  ]);
  const [counts] = countsSchema.parse(counted);
  return { ...(counts ?? { total: 0, retired: 0 }), products: productsOf(rows) };
}

/** A product as it is stored, locked until the transaction ends; null where there is none. */
export async function lockProduct(tx: SqlTx, id: string): Promise<ProductItem | null> {
  const rows = await tx.$queryRaw`
    SELECT ${productColumns} FROM product p WHERE p.id = ${id}::uuid FOR UPDATE`;
  return productsOf(rows)[0] ?? null;
}

/** The id of the product of a SKU. */
export async function findSku(tx: SqlTx, sku: string): Promise<string | null> {
  const rows = await tx.$queryRaw`SELECT ${productColumns} FROM product p WHERE p.sku = ${sku}`;
  return productsOf(rows)[0]?.id ?? null;
}

export async function insertProduct(tx: SqlTx, product: NewProduct, now: Date): Promise<void> {
  const { id, sku, name, nameEn, brand, line, retired } = product;
  await tx.$executeRaw`
    INSERT INTO product (id, sku, name, name_en, brand, line, retired, search_text, created_at)
    VALUES (${id}::uuid, ${sku}, ${name}, ${nameEn}, ${brand}, ${line}, ${retired},
      ${searchText(product)}, ${now}::timestamptz)`;
}

export async function updateProduct(
  tx: SqlTx,
  product: ProductChange & { readonly sku: string },
): Promise<void> {
  const { id, name, nameEn, brand, line, retired } = product;
  await tx.$executeRaw`
    UPDATE product SET name = ${name}, name_en = ${nameEn}, brand = ${brand}, line = ${line},
      retired = ${retired}, search_text = ${searchText(product)}
    WHERE id = ${id}::uuid`;
}
