import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { StockShow } from "#lib/contracts/stock-filter.ts";
import { db } from "#lib/data/client.ts";
import { answers, closeness } from "#lib/data/products.ts";
import { platformReach } from "#lib/data/reach.ts";
import { platformShown } from "#lib/data/shown.ts";
import { FEW_PIECES } from "#lib/domain/catalogue/adjustment.ts";
import { Prisma } from "#prisma/generated/client.ts";

const platformsSchema = z.array(
  z.strictObject({ id: z.string(), name: z.string(), city: z.string(), zone: z.string() }),
);

/** A platform whose stock somebody looks at. */
export type StockPlatform = z.infer<typeof platformsSchema>[number];

/** The platforms whose stock the scope may look at, by name. */
export async function listStockPlatforms(scope: Scope): Promise<StockPlatform[]> {
  const rows = await db().$queryRaw`
    SELECT p.id, p.name, p.city, p.zone FROM platform p
    WHERE ${platformReach(scope, Prisma.sql`p`)} AND ${platformShown}
    ORDER BY p.name COLLATE "zh-x-icu"`;
  return platformsSchema.parse(rows);
}

const cellSchema = z.strictObject({
  platformId: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  restockOn: z.string().nullable(),
});

/** What one platform has of one product. */
export type StockCell = z.infer<typeof cellSchema>;

const rowsSchema = z.array(
  z.strictObject({
    id: z.string(),
    sku: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
    brand: z.string().nullable(),
    line: z.string().nullable(),
    retired: z.boolean(),
    cells: z.array(cellSchema),
  }),
);

/** A product with what each platform in view has of it; a platform that never had any is left out. */
export type StockRow = z.infer<typeof rowsSchema>[number];

const countsSchema = z.array(z.strictObject({ all: z.int(), few: z.int(), none: z.int() }));

/** What is asked of the list; `platformId` null = every platform in reach. */
export type StockQuery = {
  readonly search: string;
  readonly platformId: string | null;
  readonly show: StockShow;
  readonly offset: number;
  readonly limit: number;
};

/**
 * Products with their stock at the platforms in reach, in the order of their SKUs, or the closest to a
 * search first, and how many there are of each kind. Retired ones are listed while any is left.
 */
export async function listStock(
  scope: Scope,
  { search, platformId, show, offset, limit }: StockQuery,
): Promise<{ readonly counts: Readonly<Record<StockShow, number>>; readonly rows: StockRow[] }> {
  const inView = Prisma.sql`
    SELECT s.* FROM stock s JOIN platform shelf ON shelf.id = s.platform_id
    WHERE ${platformReach(scope, Prisma.sql`shelf`)}
      AND (${platformId}::uuid IS NULL OR s.platform_id = ${platformId}::uuid)`;
  const found = Prisma.sql`
    SELECT p.*, coalesce(held.few, FALSE) AS few, coalesce(held.none, FALSE) AS none
    FROM product p LEFT JOIN (
      SELECT product_id, max(on_hand) AS most,
        bool_or(on_hand - reserved BETWEEN 1 AND ${FEW_PIECES - 1}) AS few,
        bool_or(on_hand = reserved) AS none
      FROM (${inView}) seen GROUP BY product_id
    ) held ON held.product_id = p.id
    WHERE ${answers(search)} AND (NOT p.retired OR held.most > 0)`;
  const shown = { all: Prisma.sql`TRUE`, few: Prisma.sql`p.few`, none: Prisma.sql`p.none` }[show];
  const [counted, rows] = await Promise.all([
    db().$queryRaw`
      SELECT count(*)::int AS all, (count(*) FILTER (WHERE few))::int AS few,
        (count(*) FILTER (WHERE none))::int AS none
      FROM (${found}) p`,
    db().$queryRaw`
      SELECT p.id, p.sku, p.name, p.name_en AS "nameEn", p.brand, p.line, p.retired, (
        SELECT coalesce(json_agg(json_build_object('platformId', seen.platform_id,
          'onHand', seen.on_hand, 'reserved', seen.reserved, 'restockOn', seen.restock_on)), '[]')
        FROM (${inView} AND s.product_id = p.id) seen
      ) AS cells
      FROM (${found}) p WHERE ${shown}
      ORDER BY ${closeness(search)}, p.sku OFFSET ${offset} LIMIT ${limit}`,
  ]);
  const [counts] = countsSchema.parse(counted);
  return { counts: counts ?? { all: 0, few: 0, none: 0 }, rows: rowsSchema.parse(rows) };
}
