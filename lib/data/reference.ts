import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx, type Tx } from "#lib/data/client.ts";
import { dealerShown } from "#lib/data/shown.ts";
import { searchText } from "#lib/domain/search/search-text.ts";
import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";

/** A name under which something is known, by its normal form. */
export type Alias = { readonly key: string; readonly name: string; readonly id: string };

const dealerAliasesSchema = z.array(
  z.strictObject({ key: z.string(), name: z.string(), id: z.string(), isDormant: z.boolean() }),
);

/** Every spelling of every dealer; `isDormant` where only an undone import had brought the dealer. */
export async function listDealerAliases(
  _scope: Scope,
): Promise<z.infer<typeof dealerAliasesSchema>> {
  const rows = await db().$queryRaw`
    SELECT a.name_key AS key, a.name, d.id, NOT ${dealerShown} AS "isDormant"
    FROM dealer_alias a JOIN dealer d ON d.id = a.dealer_id`;
  return dealerAliasesSchema.parse(rows);
}

/** Every spelling of every platform. */
export async function listPlatformAliases(_scope: Scope): Promise<Alias[]> {
  const rows = await db().platformAlias.findMany();
  return rows.map(({ nameKey, name, platformId }) => ({ key: nameKey, name, id: platformId }));
}

const pairsSchema = z.array(z.strictObject({ key: z.string(), id: z.string() }));

async function idsBy(rows: Promise<unknown>): Promise<Map<string, string>> {
  return new Map(pairsSchema.parse(await rows).map(({ key, id }) => [key, id]));
}

export type NewRegion = { readonly id: string; readonly name: string };

/** Regions by name, those that are missing created. */
export async function ensureRegions(tx: Tx, regions: readonly NewRegion[], now: Date) {
  if (regions.length === 0) return new Map<string, string>();
  await tx.region.createMany({
    data: regions.map((region) => ({ ...region, createdAt: now })),
    skipDuplicates: true,
  });
  const names = regions.map(({ name }) => name);
  return idsBy(tx.$queryRaw`SELECT name AS key, id FROM region WHERE name = ANY(${names}::text[])`);
}

export type NewServiceClass = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
};

/** Service classes that are missing are created. */
export async function ensureServiceClasses(tx: Tx, classes: readonly NewServiceClass[], now: Date) {
  await tx.serviceClass.createMany({
    data: classes.map((one) => ({ ...one, createdAt: now })),
    skipDuplicates: true,
  });
}

export type NewPlatform = {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly city: string;
  readonly zone: string;
  readonly regionId?: string | null;
};

/** New platforms, each with the calendar and the policies that a platform begins with. */
export async function insertPlatforms(
  tx: Tx,
  platforms: readonly NewPlatform[],
  newId: () => string,
  now: Date,
): Promise<void> {
  const effectiveFrom = new Date(0);
  await tx.platform.createMany({
    data: platforms.map(({ key: _, ...platform }) => ({ ...platform, createdAt: now })),
  });
  await tx.platformAlias.createMany({
    data: platforms.map(({ id, key, name }) => ({
      nameKey: key,
      name,
      platformId: id,
      createdAt: now,
    })),
  });
  await tx.calendarVersion.createMany({
    data: platforms.map(({ id }) => ({
      id: newId(),
      platformId: id,
      effectiveFrom,
      windows: JSON.parse(JSON.stringify(DEFAULT_WINDOWS)),
      exceptions: {},
      createdAt: now,
    })),
  });
  await tx.policyVersion.createMany({
    data: platforms.flatMap(({ id }) =>
      DEFAULT_RULES.map(({ rule, serviceClass, transitMinutes }) => ({
        id: newId(),
        platformId: id,
        serviceClass,
        effectiveFrom,
        rule,
        transitMinutes,
        cutoffMinutes: 0,
        createdAt: now,
      })),
    ),
  });
}

export type NewDealer = {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly dealerClass: string | null;
  readonly regionId: string | null;
  readonly homePlatformId: string | null;
};

export async function insertDealers(tx: Tx, dealers: readonly NewDealer[], now: Date) {
  await tx.dealer.createMany({
    data: dealers.map(({ key: _, dealerClass, ...dealer }) => ({
      ...dealer,
      class: dealerClass,
      createdAt: now,
    })),
  });
}

/**
 * Further spellings of dealers; one that is known already stays whose it is, unless nothing of that
 * dealer stands.
 */
export async function insertDealerAliases(tx: Tx, aliases: readonly Alias[], now: Date) {
  await tx.$executeRaw`
    DELETE FROM dealer_alias a USING dealer d
    WHERE d.id = a.dealer_id AND a.name_key = ANY(${aliases.map(({ key }) => key)}::text[])
      AND NOT ${dealerShown}`;
  await tx.dealerAlias.createMany({
    data: aliases.map(({ key, name, id }) => ({
      nameKey: key,
      name,
      dealerId: id,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
}

export type NewSite = { readonly id: string; readonly dealerId: string; readonly name: string };

/** Known sites by "dealerId name". */
export async function findSites(tx: SqlTx, sites: readonly NewSite[]) {
  if (sites.length === 0) return new Map<string, string>();
  const dealerIds = [...new Set(sites.map(({ dealerId }) => dealerId))];
  const names = sites.map(({ name }) => name);
  return idsBy(tx.$queryRaw`
    SELECT dealer_id || ' ' || name AS key, id FROM site
    WHERE dealer_id = ANY(${dealerIds}::uuid[]) AND name = ANY(${names}::text[])`);
}

/** Sites by "dealerId name", those that are missing created. */
export async function ensureSites(tx: SqlTx, sites: readonly NewSite[], now: Date) {
  await tx.$executeRaw`
    INSERT INTO site (id, dealer_id, name, created_at)
    SELECT id, "dealerId", name, ${now}::timestamptz FROM json_to_recordset(${JSON.stringify(sites)}::json)
      AS t(id uuid, "dealerId" uuid, name text)
    ON CONFLICT DO NOTHING`;
  return findSites(tx, sites);
}

export type NewProduct = { readonly id: string; readonly sku: string; readonly name: string };

/** Known products by SKU. */
export async function findProducts(tx: SqlTx, skus: readonly string[]) {
  if (skus.length === 0) return new Map<string, string>();
  return idsBy(
    tx.$queryRaw`SELECT sku AS key, id FROM product WHERE sku = ANY(${[...skus]}::text[])`,
  );
}

/** Products by SKU, those that are missing created. */
export async function ensureProducts(tx: SqlTx, products: readonly NewProduct[], now: Date) {
  const rows = products.map((product) => ({
    ...product,
    search: searchText({ ...product, nameEn: null, brand: null, line: null }),
  }));
  await tx.$executeRaw`
    INSERT INTO product (id, sku, name, search_text, created_at)
    SELECT id, sku, name, search, ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS t(id uuid, sku text, name text, search text)
    ON CONFLICT DO NOTHING`;
  return findProducts(
    tx,
    products.map(({ sku }) => sku),
  );
}

export type NewOrder = {
  readonly id: string;
  readonly dealerId: string;
  readonly number: string;
  readonly orderedAt: Date | null;
};

/** Known orders by "dealerId number". */
export async function findOrders(tx: SqlTx, orders: readonly NewOrder[]) {
  if (orders.length === 0) return new Map<string, string>();
  const dealerIds = [...new Set(orders.map(({ dealerId }) => dealerId))];
  const numbers = orders.map(({ number }) => number);
  return idsBy(tx.$queryRaw`
    SELECT dealer_id || ' ' || number AS key, id FROM dealer_order
    WHERE dealer_id = ANY(${dealerIds}::uuid[]) AND number = ANY(${numbers}::text[])`);
}

/** Orders by "dealerId number", those that are missing created. */
export async function ensureOrders(tx: SqlTx, orders: readonly NewOrder[], now: Date) {
  await tx.$executeRaw`
    INSERT INTO dealer_order (dealer_id, id, number, ordered_at, created_at)
    SELECT "dealerId", id, number, "orderedAt", ${now}::timestamptz
    FROM json_to_recordset(${JSON.stringify(orders)}::json)
      AS t("dealerId" uuid, id uuid, number text, "orderedAt" timestamptz)
    ON CONFLICT DO NOTHING`;
  return findOrders(tx, orders);
}

const placeNamesSchema = z.array(z.strictObject({ id: z.string(), name: z.string() }));

/** Numbers of orders and names of sites by their ids. */
export async function listPlaceNames(
  tx: SqlTx,
  places: readonly { readonly dealerId: string; readonly id: string }[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const dealerIds = [...new Set(places.map(({ dealerId }) => dealerId))];
  const ids = places.map(({ id }) => id);
  const rows = await tx.$queryRaw`
    SELECT id, number AS name FROM dealer_order
    WHERE dealer_id = ANY(${dealerIds}::uuid[]) AND id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name FROM site WHERE id = ANY(${ids}::uuid[])`;
  return new Map(placeNamesSchema.parse(rows).map(({ id, name }) => [id, name]));
}
