import type { RowRefusal } from "#lib/domain/importing/delivery-row.ts";
import type { ImportField } from "#lib/domain/importing/fields.ts";
import type { ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { contactKeys, first } from "#lib/domain/importing/reference/identity.ts";
import { mergeRows } from "#lib/domain/importing/reference/merge-rows.ts";
import type { ReferenceRow, Said } from "#lib/domain/importing/reference/read-reference.ts";
import {
  type Books,
  type Change,
  type KnownRecord,
  type PlannedRecord,
  type ReferencePlan,
  RowRefused,
} from "#lib/domain/importing/reference/reference-record.ts";
import { sayRecord } from "#lib/domain/importing/reference/say-record.ts";

/**
 * Decides what rows of one kind of master data come to, batch after batch: each batch is planned
 * against what is known and what the batches before it will have made of that, so a rehearsal decides
 * as the import does.
 */
export class ReferencePlanner {
  readonly #kind: ReferenceKind;
  readonly #books: Books;
  readonly #newId: () => string;
  /** Sites, products, stock and people by what they are known by. */
  readonly #ids = new Map<string, string>();
  readonly #known = new Map<string, KnownRecord>();
  /** The row that spoke of a thing first in this file. */
  readonly #speaker = new Map<string, number>();

  constructor(kind: ReferenceKind, books: Books, newId: () => string) {
    this.#kind = kind;
    this.#books = books;
    this.#newId = newId;
  }

  /** Makes a stored thing known, unless this file has spoken of it already. */
  know(record: KnownRecord): void {
    if (!this.#speaker.has(record.id)) this.#keep(record);
  }

  #keep(record: KnownRecord): void {
    this.#known.set(record.id, record);
    for (const key of this.#keysOf(record)) this.#ids.set(key, record.id);
  }

  /** @param units rows that share the key of `unitKeyOf`, together */
  plan(units: readonly (readonly ReferenceRow[])[]): ReferencePlan {
    const plan = { records: [], regions: [], refused: [] } as {
      records: PlannedRecord[];
      regions: { id: string; name: string }[];
      refused: RowRefusal[];
    };
    let unchanged = 0;
    for (const rows of units) {
      const merged = mergeRows(this.#kind, rows);
      if (!merged.ok) {
        plan.refused.push(...contradicting(rows, merged.field, merged.rowNumbers));
        continue;
      }
      try {
        const regions: { id: string; name: string }[] = [];
        const record = this.#planUnit(rows[0]?.rowNumber ?? 0, merged.said, regions);
        plan.regions.push(...regions);
        if (record) plan.records.push(record);
        else unchanged += 1;
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error;
        const { field, refusalCode: code, params } = error;
        plan.refused.push(...rows.map(({ rowNumber }) => ({ rowNumber, field, code, params })));
      }
    }
    return { ...plan, unchanged };
  }

  /** Null where nothing changes. */
  #planUnit(
    rowNumber: number,
    said: Said,
    regions: { id: string; name: string }[],
  ): PlannedRecord | null {
    const before = this.#find(said);
    const { regions: regionBook, dealers, platforms } = this.#books;
    const regionId = (name: string) => {
      const known = regionBook.find(name);
      if (known !== null) return known;
      const id = this.#newId();
      regions.push({ id, name });
      return id;
    };
    const record = sayRecord(this.#kind, { said, before, books: this.#books, regionId });
    const changes: Change[] = record.attributes.flatMap(({ attribute, field, value }) => {
      const was = before?.attributes[attribute] ?? null;
      return was === value ? [] : [{ field, was, now: value }];
    });
    const scopes = this.#changedScopes(before, record.scopes);
    if (scopes && before) changes.push(scopes.change);
    const speaker = before ? this.#speaker.get(before.id) : undefined;
    const [change] = changes;
    if (speaker !== undefined && change) {
      throw new RowRefused(change.field, "said_otherwise", {
        field: change.field,
        otherRow: speaker,
      });
    }
    const id = before?.id ?? this.#newId();
    for (const region of regions) regionBook.add(region.id, region.name);
    const attributes = {
      ...before?.attributes,
      ...Object.fromEntries(record.attributes.map(({ attribute, value }) => [attribute, value])),
    };
    const title = attributes.name ?? "";
    const aliases = this.#newAliases(title, record.aliases);
    this.#speaker.set(id, speaker ?? rowNumber);
    this.#keep({ id, attributes, scopes: scopes?.items ?? before?.scopes ?? [] });
    if (this.#kind === "platforms" && !before) platforms.add(id, title);
    const spellings = this.#kind === "dealers" && !before ? [title, ...aliases] : aliases;
    for (const spelling of spellings) dealers.add(id, spelling);
    if (before && changes.length === 0 && aliases.length === 0) return null;
    return {
      id,
      rowNumber,
      isNew: before === null,
      title,
      attributes,
      changes: before
        ? [...changes, ...aliases.map((now) => ({ field: "aliases" as const, was: null, now }))]
        : [],
      aliases: spellings.map((name) => ({ key: nameKey(name), name })),
      scopes: scopes?.items ?? null,
    };
  }

  /** The one known thing that rows speak of. */
  #find(said: Said): KnownRecord | null {
    const { dealers, platforms } = this.#books;
    const found = {
      dealers: () => [dealers.find(first(said.dealer))],
      platforms: () => [platforms.find(first(said.platform))],
      sites: () => {
        const dealerId = dealers.find(first(said.dealer));
        return [this.#ids.get(`${dealerId} ${first(said.site)}`)];
      },
      products: () => [this.#ids.get(first(said.productSku))],
      stock: () => {
        const platformId = platforms.find(first(said.platform));
        const productId = this.#books.products.get(first(said.productSku));
        return [this.#ids.get(`${platformId} ${productId}`)];
      },
      users: () => contactKeys(said).map((key) => this.#ids.get(key)),
    }[this.#kind]();
    const ids = new Set(found.filter((id) => id !== null && id !== undefined));
    if (ids.size > 1) throw new RowRefused(null, "persons_differ");
    const [id] = ids;
    return id === undefined ? null : (this.#known.get(id) ?? null);
  }

  #keysOf({ attributes }: KnownRecord): string[] {
    const { dealerId, platformId, productId, name, sku, loginName, email, mobile } = attributes;
    if (this.#kind === "sites") return [`${dealerId} ${name}`];
    if (this.#kind === "products") return [sku ?? ""];
    if (this.#kind === "stock") return [`${platformId} ${productId}`];
    if (this.#kind !== "users") return [];
    return Object.entries({ loginName, email, mobile }).flatMap(([field, text]) =>
      text ? [`${field} ${text}`] : [],
    );
  }

  #changedScopes(before: KnownRecord | null, items: KnownRecord["scopes"] | null) {
    const told = (scopes: KnownRecord["scopes"]) =>
      scopes.map(({ kind, subjectId }) => this.#bookOf(kind).nameOf(subjectId)).join("、") || null;
    if (items === null) return null;
    const was = told(before?.scopes ?? []);
    const now = told(items);
    const field: ImportField = items[0]?.kind ?? before?.scopes[0]?.kind ?? "platform";
    return was === now ? null : { items, change: { field, was, now } };
  }

  #bookOf(kind: KnownRecord["scopes"][number]["kind"]) {
    const { dealers, platforms, regions } = this.#books;
    return { dealer: dealers, platform: platforms, region: regions }[kind];
  }

  /** Spellings that are not known yet, each once. */
  #newAliases(title: string, aliases: readonly string[]): string[] {
    const own = nameKey(title);
    const byKey = new Map(aliases.map((name) => [nameKey(name), name]));
    return [...byKey].flatMap(([key, name]) =>
      key === own || this.#books.dealers.has(name) ? [] : [name],
    );
  }
}

function contradicting(
  rows: readonly ReferenceRow[],
  field: ImportField,
  [one, other]: readonly [number, number],
): RowRefusal[] {
  return rows.map(({ rowNumber }) => ({
    rowNumber,
    field,
    code: "said_otherwise",
    params: { field, otherRow: rowNumber === one ? other : one },
  }));
}
