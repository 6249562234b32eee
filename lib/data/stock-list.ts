import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { StockShow } from "#lib/contracts/stock-filter.ts";
import { db } from "#lib/data/client.ts";
import { answers, closestFirst } from "#lib/data/products.ts";
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

/** What one platform has of one product. */
const cellSchema = z.strictObject({
  platformId: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  restockOn: z.string().nullable(),
});

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
 * Products with their stock at the platforms in reach: those of which some platform has none, then
 * those of which one has few, in the order of their SKUs, or the closest to a search first; and how
 * many there are of each kind. Retired ones are listed while any is left.
 */
export async function listStock(
  scope: Scope,
  { search, platformId, show, offset, limit }: StockQuery,
): Promise<{ readonly counts: Readonly<Record<StockShow, number>>; readonly rows: StockRow[] }> {
  const inView = Prisma.sql`
    SELECT s.* FROM stock s JOIN platform shelf ON shelf.id = s.platform_id
    WHERE ${platformReach(scope, Prisma.sql`shelf`)}
      AND (${platformId}::uuid IS NULL OR s.platform_id = ${platformId}::uuid)`;
  const listed = Prisma.sql`${answers(search)} AND (NOT p.retired
    OR EXISTS (${inView} AND s.product_id = p.id AND s.on_hand > 0))`;
  // Few shelves are low: reading those alone spares the sums of all the others.
  const low = Prisma.sql`
    SELECT product_id, bool_or(on_hand > reserved) AS few, bool_or(on_hand = reserved) AS none
    FROM (${inView} AND s.on_hand - s.reserved < ${FEW_PIECES}) seen GROUP BY product_id`;
  const shown = {
    all: Prisma.sql`product p LEFT JOIN (${low}) l ON l.product_id = p.id WHERE TRUE`,
    few: Prisma.sql`product p JOIN (${low}) l ON l.product_id = p.id WHERE l.few`,
    none: Prisma.sql`product p JOIN (${low}) l ON l.product_id = p.id WHERE l.none`,
  }[show];
  // Who searches wants the closest; who only looks, what is short.
  const first = (none: Prisma.Sql, few: Prisma.Sql) =>
    search.trim() === ""
      ? Prisma.sql`coalesce(${none}, FALSE) DESC, coalesce(${few}, FALSE) DESC, p.sku`
      : closestFirst(search);
  const [counted, rows] = await Promise.all([
    db().$queryRaw`
      SELECT (SELECT count(*)::int FROM product p WHERE ${listed}) AS all,
        (count(*) FILTER (WHERE l.few))::int AS few, (count(*) FILTER (WHERE l.none))::int AS none
      FROM product p JOIN (${low}) l ON l.product_id = p.id WHERE ${listed}`,
    db().$queryRaw`
      SELECT p.id, p.sku, p.name, p.name_en AS "nameEn", p.brand, p.line, p.retired, held.cells
      FROM (
        SELECT p.*, l.none AS is_none, l.few AS is_few FROM ${shown} AND ${listed}
        ORDER BY ${first(Prisma.sql`l.none`, Prisma.sql`l.few`)} OFFSET ${offset} LIMIT ${limit}
      ) p, LATERAL (
        SELECT coalesce(json_agg(json_build_object('platformId', seen.platform_id,
          'onHand', seen.on_hand, 'reserved', seen.reserved, 'restockOn', seen.restock_on)), '[]')
          AS cells
        FROM (${inView} AND s.product_id = p.id) seen
      ) held
      ORDER BY ${first(Prisma.sql`p.is_none`, Prisma.sql`p.is_few`)}`,
  ]);
  const [counts] = countsSchema.parse(counted);
  return { counts: counts ?? { all: 0, few: 0, none: 0 }, rows: rowsSchema.parse(rows) };
}
