import { z } from "zod";
import type { Tx } from "#lib/data/client.ts";
import type { ReferenceKind } from "#lib/domain/importing/kinds.ts";
import type {
  Attributes,
  KnownRecord,
  PlannedRecord,
  ScopeItem,
} from "#lib/domain/importing/reference/reference-record.ts";
import { searchText } from "#lib/domain/search/search-text.ts";

const recordsSchema = z.array(
  z.strictObject({ id: z.string(), attributes: z.record(z.string(), z.string().nullable()) }),
);

async function records(rows: Promise<unknown>): Promise<KnownRecord[]> {
  return recordsSchema.parse(await rows).map((record) => ({ ...record, scopes: [] }));
}

/** Every dealer, by what files say of one. */
export function readDealerRecords(tx: Tx): Promise<KnownRecord[]> {
  return records(tx.$queryRaw`
    SELECT id, json_build_object('name', name, 'city', city, 'class', class, 'regionId', region_id,
      'homePlatformId', home_platform_id, 'representative', representative, 'sponsor', sponsor)
      AS attributes FROM dealer`);
}

/** Every platform. */
export function readPlatformRecords(tx: Tx): Promise<KnownRecord[]> {
  return records(tx.$queryRaw`
    SELECT id, json_build_object('name', name, 'city', city, 'zone', zone, 'regionId', region_id)
      AS attributes FROM platform`);
}

/** The sites of these dealers that have one of these names. */
export function readSiteRecords(
  tx: Tx,
  sites: readonly { readonly dealerId: string; readonly name: string }[],
): Promise<KnownRecord[]> {
  const dealerIds = [...new Set(sites.map(({ dealerId }) => dealerId))];
  const names = [...new Set(sites.map(({ name }) => name))];
  return records(tx.$queryRaw`
    SELECT id, json_build_object('dealerId', dealer_id, 'name', name, 'city', city) AS attributes
    FROM site WHERE dealer_id = ANY(${dealerIds}::uuid[]) AND name = ANY(${names}::text[])`);
}

/** The products that have one of these numbers. */
export function readProductRecords(tx: Tx, skus: readonly string[]): Promise<KnownRecord[]> {
  return records(tx.$queryRaw`
    SELECT id, json_build_object('sku', sku, 'name', name, 'nameEn', name_en, 'brand', brand,
      'line', line) AS attributes
    FROM product WHERE sku = ANY(${[...skus]}::text[])`);
}

/** Every person, with what its role reaches. */
export async function readPersonRecords(tx: Tx): Promise<KnownRecord[]> {
  const people = await tx.person.findMany({ include: { scopes: true } });
  return people.map(({ id, name, role, email, mobile, loginName, scopes }) => ({
    id,
    attributes: { name, role, email, mobile, loginName },
    scopes: scopesSchema.parse(scopes.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1))),
  }));
}

const scopesSchema: z.ZodType<ScopeItem[]> = z.array(
  z.object({ kind: z.enum(["dealer", "platform", "region"]), subjectId: z.string() }),
);

const namedSchema = z.array(z.strictObject({ id: z.string(), name: z.string() }));

/** Every spelling of dealers, platforms and regions, the one that each is called first. */
export async function readSpellings(tx: Tx) {
  const dealers = await tx.$queryRaw`
    SELECT dealer_id AS id, a.name FROM dealer_alias a JOIN dealer d ON d.id = dealer_id
    ORDER BY (a.name = d.name) DESC`;
  const platforms = await tx.$queryRaw`
    SELECT platform_id AS id, a.name FROM platform_alias a JOIN platform p ON p.id = platform_id
    ORDER BY (a.name = p.name) DESC`;
  const regions = await tx.region.findMany({ select: { id: true, name: true } });
  return {
    dealers: namedSchema.parse(dealers),
    platforms: namedSchema.parse(platforms),
    regions,
  };
}

/** Ids of the platforms that shipments have been promised from. */
export async function readServingPlatforms(tx: Tx): Promise<Set<string>> {
  const rows = await tx.$queryRaw`
    SELECT id FROM platform p WHERE EXISTS (SELECT 1 FROM shipment s WHERE s.platform_id = p.id)`;
  return new Set(
    z
      .array(z.strictObject({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id),
  );
}

/** The rows as JSON, attributes beside the id, for `json_to_recordset`. */
function asJson(items: readonly { readonly id: string; readonly attributes: Attributes }[]) {
  return JSON.stringify(items.map(({ id, attributes }) => ({ ...attributes, id })));
}

type Written = Pick<PlannedRecord, "id" | "attributes">;

/** New dealers; their spellings are written apart. */
export async function insertDealerRecords(tx: Tx, items: readonly Written[], now: Date) {
  await tx.$executeRaw`
    INSERT INTO dealer (id, name, city, class, region_id, home_platform_id, representative, sponsor,
      created_at)
    SELECT id, name, city, class, "regionId", "homePlatformId", representative, sponsor, ${now}
    FROM json_to_recordset(${asJson(items)}::json) AS t(id uuid, name text, city text, class text,
      "regionId" uuid, "homePlatformId" uuid, representative text, sponsor text)`;
}

/** What is not a platform's own: its calendar and policies come with its creation. */
export async function updatePlatformRecords(tx: Tx, items: readonly Written[]) {
  await tx.$executeRaw`
    UPDATE platform p SET city = t.city, zone = t.zone, region_id = t."regionId"
    FROM json_to_recordset(${asJson(items)}::json) AS t(id uuid, city text, zone text,
      "regionId" uuid)
    WHERE p.id = t.id`;
}

export async function updateDealerRecords(tx: Tx, items: readonly Written[]) {
  await tx.$executeRaw`
    UPDATE dealer d SET city = t.city, class = t.class, region_id = t."regionId",
      home_platform_id = t."homePlatformId", representative = t.representative, sponsor = t.sponsor
    FROM json_to_recordset(${asJson(items)}::json) AS t(id uuid, city text, class text,
      "regionId" uuid, "homePlatformId" uuid, representative text, sponsor text)
    WHERE d.id = t.id`;
}

/** Sites, products and people, new or changed, by their id. */
export async function putRecords(
  tx: Tx,
  kind: Exclude<ReferenceKind, "dealers" | "platforms" | "stock">,
  items: readonly Written[],
  now: Date,
) {
  const json = kind === "products" ? asJson(items.map(searchable)) : asJson(items);
  switch (kind) {
    case "sites":
      return tx.$executeRaw`
        INSERT INTO site (id, dealer_id, name, city, created_at)
        SELECT id, "dealerId", name, city, ${now}
        FROM json_to_recordset(${json}::json) AS t(id uuid, "dealerId" uuid, name text, city text)
        ON CONFLICT (id) DO UPDATE SET city = excluded.city`;
    case "products":
      return tx.$executeRaw`
        INSERT INTO product (id, sku, name, name_en, brand, line, search_text, created_at)
        SELECT id, sku, name, "nameEn", brand, line, search, ${now}
        FROM json_to_recordset(${json}::json) AS t(id uuid, sku text, name text, "nameEn" text,
          brand text, line text, search text)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
          brand = excluded.brand, line = excluded.line, search_text = excluded.search_text`;
    case "users":
      return tx.$executeRaw`
        INSERT INTO person (id, name, role, email, mobile, login_name, created_at)
        SELECT id, name, role, email, mobile, "loginName", ${now}
        FROM json_to_recordset(${json}::json) AS t(id uuid, name text, role text, email text,
          mobile text, "loginName" text)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
          email = excluded.email, mobile = excluded.mobile, login_name = excluded.login_name`;
  }
}

/** A product with what the search knows it by. */
function searchable({ id, attributes }: Written): Written {
  const { sku, name, nameEn = null, brand = null, line = null } = attributes;
  const search = searchText({ sku: sku ?? "", name: name ?? "", nameEn, brand, line });
  return { id, attributes: { ...attributes, search } };
}

/** What these people reach, in the place of what they did. */
export async function replaceScopes(
  tx: Tx,
  people: readonly { readonly id: string; readonly scopes: readonly ScopeItem[] }[],
) {
  const personIds = people.map(({ id }) => id);
  await tx.personScope.deleteMany({ where: { personId: { in: personIds } } });
  await tx.personScope.createMany({
    data: people.flatMap(({ id: personId, scopes }) =>
      scopes.map((scope) => ({ ...scope, personId })),
    ),
  });
}
