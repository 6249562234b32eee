import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { beginsWith } from "#lib/data/prefix-sql.ts";
import type { PastedLine } from "#lib/domain/catalogue/read-pasted.ts";
import {
  type PastedResult,
  resolveBySku,
  resolveFound,
} from "#lib/domain/catalogue/resolve-pasted.ts";
import { indexWords, searchWords } from "#lib/domain/search/search-text.ts";
import { Prisma } from "#prisma/generated/client.ts";

const productSchema = z.strictObject({
  id: z.string(),
  sku: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  brand: z.string().nullable(),
  /** Its category. */
  line: z.string().nullable(),
  retired: z.boolean(),
});

/** A product as the catalogue knows it. */
export type ProductItem = z.infer<typeof productSchema>;

/** The columns of a product `p` as `productsOf` reads them. */
export const productColumns = Prisma.sql`p.id, p.sku, p.name, p.name_en AS "nameEn", p.brand, p.line, p.retired`;

/** Rows of products, parsed. */
export function productsOf(rows: unknown): ProductItem[] {
  return z.array(productSchema).parse(rows);
}

/** Whether a product `p` answers a search; one without words finds everything. */
export function answers(query: string): Prisma.Sql {
  const words = searchWords(query);
  if (words.length === 0) return query.trim() === "" ? Prisma.sql`TRUE` : Prisma.sql`FALSE`;
  const pairs = [...new Set(words.flatMap(indexWords))];
  const found = words.map((word) => Prisma.sql`strpos(p.search_text, ${word}) > 0`);
  return Prisma.sql`string_to_array(p.search_text, ' ') @> ${pairs}::text[]
    AND ${Prisma.join(found, " AND ")}`;
}

/**
 * The order of products `p` that answer a search: by its SKU, what that begins with, its name, and then
 * by SKU. Without a search the index of SKUs has the order.
 */
export function closestFirst(query: string): Prisma.Sql {
  const key = searchWords(query.replace(/\s/g, ""))[0];
  if (key === undefined) return Prisma.sql`p.sku`;
  return Prisma.sql`CASE
    WHEN starts_with(p.search_text, ${`${key} `}) THEN 0
    WHEN starts_with(p.search_text, ${key}) THEN 1
    WHEN starts_with(lower(p.name), ${query.trim().toLowerCase()}) THEN 2 ELSE 3 END, p.sku`;
}

/** Where more than so many answer, the search says too little for the best of them to be looked for. */
const RANKED = 1_000;

/**
 * The products that a text finds by a part of their SKU, name, English name, brand or category, or by
 * initials of pinyin; of several words each must be found. The best first; no retired ones. An empty
 * text finds all, in the order of their SKUs.
 */
export async function findProducts(
  _scope: Scope,
  query: string,
  { limit }: { readonly limit: number },
): Promise<ProductItem[]> {
  const text = query.trim();
  const sold = Prisma.sql`SELECT p.* FROM product p WHERE NOT p.retired`;
  const bySku = [...new Set([text, text.toUpperCase()])].map(
    (prefix) =>
      Prisma.sql`(${sold} AND ${beginsWith(Prisma.sql`p.sku`, prefix)} ORDER BY p.sku LIMIT ${limit})`,
  );
  // What is typed of a SKU stands first however many names hold it as well.
  const found =
    text === ""
      ? Prisma.sql`${sold} ORDER BY p.sku LIMIT ${limit}`
      : Prisma.sql`${Prisma.join(bySku, " UNION ")} UNION (${sold} AND ${answers(text)} LIMIT ${RANKED})`;
  const rows = await db().$queryRaw`
    SELECT ${productColumns} FROM (${found}) p
    WHERE ${answers(text)} ORDER BY ${closestFirst(text)} LIMIT ${limit}`;
  return productsOf(rows);
}

/** These products, in no order; ids that are none are left out, retired ones are told. */
export async function listProducts(_scope: Scope, ids: readonly string[]): Promise<ProductItem[]> {
  const rows = await db().$queryRaw`
    SELECT ${productColumns} FROM product p WHERE p.id = ANY(${[...ids]}::uuid[])`;
  return productsOf(rows);
}

/** The products of these SKUs, however their letters are written. */
async function listBySku(skus: readonly string[]): Promise<ProductItem[]> {
  const spelled = skus.flatMap((sku) => [sku, sku.toUpperCase(), sku.toLowerCase()]);
  const rows = await db().$queryRaw`
    SELECT ${productColumns} FROM product p
    WHERE NOT p.retired AND p.sku = ANY(${[...new Set(spelled)]}::text[])`;
  return productsOf(rows);
}

/** So many are offered where a line names several. */
const OFFERED = 8;

/**
 * What each pasted line asks for: the product of the SKU that stands in it, else the one that its words
 * find, else those among which somebody must choose.
 */
export async function resolvePasted(
  scope: Scope,
  lines: readonly PastedLine[],
): Promise<PastedResult<ProductItem>[]> {
  const named = lines.flatMap(({ readings }) =>
    readings.flatMap(({ wanted, parts }) => [wanted, ...parts]),
  );
  const known = await listBySku([...new Set(named)]);
  const results: PastedResult<ProductItem>[] = [];
  // One after another: a hundred at once would leave no connection to anybody else.
  for (const line of lines) {
    results.push(resolveBySku(line, known) ?? (await resolveByWords(scope, line)));
  }
  return results;
}

async function resolveByWords(scope: Scope, line: PastedLine): Promise<PastedResult<ProductItem>> {
  const { lineNo, text, readings } = line;
  for (const reading of readings) {
    const found = await findProducts(scope, reading.wanted, { limit: OFFERED });
    const result = resolveFound(line, reading, found);
    if (result) return result;
  }
  return { lineNo, text, kind: "unknown", quantity: readings[0]?.quantity ?? null };
}
