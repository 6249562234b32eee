import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { searchText } from "#lib/domain/search/search-text.ts";
import type { DemoDealer } from "#prisma/seed/demo/dealers.ts";
import { holidayCalendars, plannedPolicies } from "#prisma/seed/demo/holidays.ts";
import {
  calendarVersions,
  FOUNDED_AT_MS,
  platforms,
  policyVersions,
  regions,
  serviceClasses,
} from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";

const created_at = new Date(FOUNDED_AT_MS).toISOString();

/** Writes what the demo's facts refer to: network, products, dealers with their sites and spellings. */
export async function insertReference(tx: SqlTx, dealers: readonly DemoDealer[]): Promise<void> {
  await insertRows(
    tx,
    "region",
    regions.map((region) => ({ ...region, created_at })),
  );
  await insertRows(
    tx,
    "service_class",
    serviceClasses.map(({ code, nameZh, nameEn }) => ({
      code,
      name_zh: nameZh,
      name_en: nameEn,
      created_at,
    })),
  );
  await insertRows(
    tx,
    "platform",
    platforms.map(({ regionId, ...platform }) => ({
      ...platform,
      region_id: regionId,
      created_at,
    })),
  );
  await insertRows(
    tx,
    "platform_alias",
    platforms.flatMap(({ id, name, city }) =>
      [name, city].map((spelling) => ({
        name_key: nameKey(spelling),
        name: spelling,
        platform_id: id,
        created_at,
      })),
    ),
  );
  await insertVersions(tx);
  await insertRows(
    tx,
    "product",
    products.map(({ nameEn, ...product }) => ({
      ...product,
      name_en: nameEn,
      search_text: searchText({ ...product, nameEn }),
      created_at,
    })),
  );
  await insertDealers(tx, dealers);
}

async function insertVersions(tx: SqlTx): Promise<void> {
  await insertRows(
    tx,
    "calendar_version",
    [...calendarVersions, ...holidayCalendars].map(
      ({ id, platformId, effectiveFromMs, windows, exceptions }) => ({
        id,
        platform_id: platformId,
        effective_from: new Date(effectiveFromMs).toISOString(),
        windows,
        exceptions,
        created_at,
      }),
    ),
  );
  await insertRows(
    tx,
    "policy_version",
    [...policyVersions, ...plannedPolicies].map((version) => ({
      id: version.id,
      platform_id: version.platformId,
      service_class: version.serviceClass,
      dealer_id: version.dealerId,
      effective_from: new Date(version.effectiveFromMs).toISOString(),
      rule: version.rule,
      cutoff_minutes: version.cutoffMinutes,
      transit_minutes: version.transitMinutes,
      created_at,
    })),
  );
}

async function insertDealers(tx: SqlTx, dealers: readonly DemoDealer[]): Promise<void> {
  await insertRows(
    tx,
    "dealer",
    dealers.map((dealer) => ({
      id: dealer.id,
      name: dealer.name,
      class: dealer.dealerClass,
      city: dealer.city,
      region_id: dealer.regionId,
      home_platform_id: dealer.homePlatformId,
      representative: dealer.representative,
      sponsor: dealer.sponsor,
      created_at,
    })),
  );
  await insertRows(
    tx,
    "dealer_alias",
    dealers.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((spelling) => ({
        name_key: nameKey(spelling),
        name: spelling,
        dealer_id: id,
        created_at,
      })),
    ),
  );
  await insertRows(
    tx,
    "site",
    dealers.flatMap(({ id, sites }) =>
      sites.map((site) => ({ ...site, dealer_id: id, created_at })),
    ),
  );
}
