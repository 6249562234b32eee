import { isExpectable } from "#lib/domain/catalogue/adjustment.ts";
import type { ImportField } from "#lib/domain/importing/fields.ts";
import type { ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { first } from "#lib/domain/importing/reference/identity.ts";
import { isPersonRole, roleScope } from "#lib/domain/importing/reference/person.ts";
import type { Said } from "#lib/domain/importing/reference/read-reference.ts";
import {
  type Books,
  type KnownRecord,
  RowRefused,
  type SaidAttribute,
  type SaidRecord,
  type ScopeItem,
} from "#lib/domain/importing/reference/reference-record.ts";

/** What rows say, with what is known of the thing (null: nothing) and of all that they may name. */
export type Saying = {
  readonly said: Said;
  readonly before: KnownRecord | null;
  readonly books: Books;
  /** Finds a region, or promises one that does not exist yet. */
  readonly regionId: (name: string) => string;
};

/**
 * What rows of a kind say of a thing, by its stored attributes; an empty cell says nothing.
 * @throws RowRefused where it names what is not there, or lacks what a new thing needs
 */
export function sayRecord(kind: ReferenceKind, saying: Saying): SaidRecord {
  switch (kind) {
    case "dealers":
      return sayDealer(saying);
    case "platforms":
      return sayPlatform(saying);
    case "sites":
      return saySite(saying);
    case "products":
      return sayProduct(saying);
    case "stock":
      return sayStock(saying);
    case "users":
      return sayPerson(saying);
  }
}

/** What stands in a field as it is, under the attribute's name; nothing where nothing stands. */
function plain(said: Said, attribute: string, field: ImportField): SaidAttribute[] {
  return (said[field] ?? []).map((value) => ({ attribute, field, value }));
}

/** What a new thing is called; a known one keeps its name, however the file spells it. */
function named(before: KnownRecord | null, field: ImportField, value: string): SaidAttribute[] {
  return before ? [] : [{ attribute: "name", field, value }];
}

function sayDealer({ said, before, books, regionId }: Saying): SaidRecord {
  const name = first(said.dealer);
  const meant = books.dealers.meant(name);
  const aliases = [...(meant === name ? [] : [name]), ...(said.aliases ?? [])];
  for (const alias of aliases) {
    const owner = books.dealers.find(alias);
    if (owner !== null && owner !== before?.id) {
      throw new RowRefused("aliases", "alias_taken", {
        alias,
        dealer: books.dealers.nameOf(owner),
      });
    }
  }
  const homePlatform = (said.homePlatform ?? []).map((text) => {
    const value = platformId(books, "homePlatform", text);
    return { attribute: "homePlatformId", field: "homePlatform", value } as const;
  });
  return {
    attributes: [
      ...named(before, "dealer", meant),
      ...plain(said, "city", "city"),
      ...plain(said, "class", "dealerClass"),
      ...homePlatform,
      ...plain(said, "representative", "representative"),
      ...plain(said, "sponsor", "sponsor"),
      ...region(said, regionId),
    ],
    aliases,
    scopes: null,
  };
}

function sayPlatform({ said, before, books, regionId }: Saying): SaidRecord {
  const name = first(said.platform);
  const zone = first(said.platformZone);
  if (!before && zone === "") {
    throw new RowRefused("platformZone", "zone_needed", { platform: name });
  }
  const was = before?.attributes.zone ?? zone;
  if (before && zone !== "" && was !== zone && books.servingPlatforms.has(before.id)) {
    throw new RowRefused("platformZone", "zone_fixed", { platform: name, was: was ?? "" });
  }
  const city = plain(said, "city", "city");
  return {
    attributes: [
      ...named(before, "platform", name),
      ...(before || city.length > 0
        ? city
        : [{ attribute: "city", field: "city", value: name } as const]),
      ...plain(said, "zone", "platformZone"),
      ...region(said, regionId),
    ],
    aliases: [],
    scopes: null,
  };
}

function saySite({ said, before, books }: Saying): SaidRecord {
  const value = dealerId(books, first(said.dealer));
  return {
    attributes: [
      { attribute: "dealerId", field: "dealer", value },
      ...named(before, "site", first(said.site)),
      ...plain(said, "city", "city"),
    ],
    aliases: [],
    scopes: null,
  };
}

function sayProduct({ said, before }: Saying): SaidRecord {
  const sku = first(said.productSku);
  const name = plain(said, "name", "productName");
  return {
    attributes: [
      { attribute: "sku", field: "productSku", value: sku },
      // Deliveries name a product without a name by its number as well.
      ...(before || name.length > 0
        ? name
        : [{ attribute: "name", field: "productName", value: sku } as const]),
      ...plain(said, "nameEn", "productNameEn"),
      ...plain(said, "brand", "brand"),
      ...plain(said, "line", "productLine"),
    ],
    aliases: [],
    scopes: null,
  };
}

/** A count of what is on hand; what is reserved has been promised, so fewer cannot be true of it. */
function sayStock({ said, before, books }: Saying): SaidRecord {
  const [platform, sku] = [first(said.platform), first(said.productSku)];
  const productId = books.products.get(sku);
  if (productId === undefined) throw new RowRefused("productSku", "product_missing", { sku });
  const place = platformId(books, "platform", platform);
  const reserved = Number(before?.attributes.reserved ?? 0);
  if (Number(first(said.onHand)) < reserved) {
    throw new RowRefused("onHand", "below_reserved", { reserved });
  }
  const [on] = said.restockOn ?? [];
  // What stands already may have passed since: the same file again changes nothing.
  if (on !== undefined && on !== before?.attributes.restockOn) {
    const today = books.todayAt.get(place) ?? "";
    if (!isExpectable(on, today)) throw new RowRefused("restockOn", "restock_out_of_range", { on });
  }
  return {
    attributes: [
      ...named(before, "productSku", `${sku} · ${books.platforms.nameOf(place)}`),
      { attribute: "platformId", field: "platform", value: place },
      { attribute: "productId", field: "productSku", value: productId },
      ...plain(said, "onHand", "onHand"),
      ...plain(said, "restockOn", "restockOn"),
    ],
    aliases: [],
    scopes: null,
  };
}

function sayPerson({ said, before, books }: Saying): SaidRecord {
  const earlierRole = before?.attributes.role ?? null;
  const role = first(said.role) || (earlierRole ?? "");
  if (!isPersonRole(role)) throw new RowRefused("role", "field_needed", { field: "role" });
  if (!before && !said.personName) {
    throw new RowRefused("personName", "field_needed", { field: "personName" });
  }
  const reach = roleScope[role];
  const scopes = reach === null ? [] : scopesOf(books, reach.field, said[reach.field] ?? []);
  const isSame = role === earlierRole;
  if (reach?.isNeeded && scopes.length === 0 && !(isSame && before && before.scopes.length > 0)) {
    throw new RowRefused(reach.field, "scope_needed", { role });
  }
  return {
    attributes: [
      ...plain(said, "name", "personName"),
      ...plain(said, "role", "role"),
      ...plain(said, "loginName", "loginName"),
      ...plain(said, "email", "email"),
      ...plain(said, "mobile", "mobile"),
    ],
    aliases: [],
    scopes: scopes.length > 0 || !isSame ? scopes : null,
  };
}

function scopesOf(
  books: Books,
  kind: ScopeItem["kind"],
  names: readonly string[],
): readonly ScopeItem[] {
  const idOf = {
    dealer: (name: string) => dealerId(books, name),
    platform: (name: string) => platformId(books, "platform", name),
    region: (name: string) => {
      const id = books.regions.find(name);
      if (id === null) throw new RowRefused("region", "region_missing", { region: name });
      return id;
    },
  }[kind];
  const ids = new Set(names.map(idOf));
  return [...ids].sort().map((subjectId) => ({ kind, subjectId }));
}

function dealerId(books: Books, name: string): string {
  const id = books.dealers.find(name);
  if (id === null) throw new RowRefused("dealer", "dealer_missing", { dealer: name });
  return id;
}

function platformId(books: Books, field: ImportField, name: string): string {
  const id = books.platforms.find(name);
  if (id === null) throw new RowRefused(field, "platform_missing", { platform: name });
  return id;
}

/** Last of all: what is refused must not bring a region. */
function region(said: Said, regionId: Saying["regionId"]): SaidAttribute[] {
  return (said.region ?? []).map((name) => {
    return { attribute: "regionId", field: "region", value: regionId(name) };
  });
}
