import type { Scope } from "#lib/auth/scope.ts";
import type { ImportOptions } from "#lib/contracts/import.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import {
  readDealerRecords,
  readPersonRecords,
  readPlatformRecords,
  readProductRecords,
  readServingPlatforms,
  readSiteRecords,
  readSpellings,
} from "#lib/data/reference-records.ts";
import { readStagedReference } from "#lib/data/staged-reference.ts";
import { lockStockRecords } from "#lib/data/stock-counts.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import type { ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { nearSpellings } from "#lib/domain/importing/near-spelling.ts";
import { first } from "#lib/domain/importing/reference/identity.ts";
import { NameBook } from "#lib/domain/importing/reference/name-book.ts";
import { ReferencePlanner } from "#lib/domain/importing/reference/plan-reference.ts";
import type { ReferenceRow } from "#lib/domain/importing/reference/read-reference.ts";
import type {
  Books,
  KnownRecord,
  ReferencePlan,
} from "#lib/domain/importing/reference/reference-record.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import type { CountChange } from "#lib/importing/import-run.ts";
import { keepRefused } from "#lib/importing/reject-staged.ts";
import { recordReference } from "#lib/operations/record-reference.ts";

const BATCH_ROWS = 1000;
const SHOWN = 100;
/** A million products take minutes. */
const TIMEOUT_MS = 3_600_000;

type Taking = {
  readonly importId: string;
  readonly kind: ReferenceKind;
  readonly mapping: Mapping;
  readonly options: ImportOptions;
  readonly now: Date;
  readonly rehearse: boolean;
  readonly count: CountChange;
  /** Told how far it is; throws where the run is to end. */
  readonly report: (changes: Partial<ImportCounts>) => Promise<void>;
};

/** What the batches came to. */
type Tally = Pick<
  ImportCounts,
  | "rowsPlanned"
  | "recordsNew"
  | "recordsChanged"
  | "recordsUnchanged"
  | "regionsNew"
  | "newRecords"
  | "newRegions"
>;

/**
 * Takes the rows of master data that stand on the stage, all of them in one transaction, with their
 * counts: an import that is cut off or cancelled has written nothing and begins anew. Rows that cannot
 * be taken are kept with their reasons.
 */
export async function takeReference(scope: Scope, taking: Taking): Promise<void> {
  const { importId, kind, mapping, options, now, rehearse, count, report } = taking;
  await inTransaction(
    scope,
    async (tx) => {
      const { planner, books, look } = await plannerOf(tx, taking);
      const known = books.dealers.names();
      let tally = emptyTally;
      let refusedRows = 0;
      let afterKey: string | null = null;
      for (;;) {
        const batch = await readStagedReference(tx, importId, afterKey, BATCH_ROWS);
        if (!batch) break;
        afterKey = batch.lastKey;
        await look(batch.units.flat());
        const plan = planner.plan(batch.units);
        if (!rehearse) await recordReference(scope, tx, kind, plan, { importId, now });
        await keepRefused(tx, importId, mapping, plan.refused);
        refusedRows += plan.refused.length;
        tally = added(tally, batch.units.flat().length, plan);
        await report({ rowsPlanned: tally.rowsPlanned });
      }
      const near = kind === "dealers" ? nearOf(books, known, options) : [];
      await count(tx, ({ rowsRejected }) => ({
        ...tally,
        phase: "writing",
        rowsRejected: rowsRejected + refusedRows,
        nearSpellings: near,
      }));
      await tx.importRow.deleteMany({ where: { importId } });
    },
    TIMEOUT_MS,
  );
}

/** A planner that knows what is stored, and how to look up what it cannot know whole. */
async function plannerOf(tx: Tx, { kind, options, now }: Taking) {
  const spellings = await readSpellings(tx);
  const products = new Map<string, string>();
  const books: Books = {
    products,
    dealers: new NameBook(options.mergeDealers),
    platforms: new NameBook(),
    regions: new NameBook(),
    servingPlatforms: kind === "platforms" ? await readServingPlatforms(tx) : new Set(),
    todayAt: kind === "stock" ? todayAt(await readPlatformRecords(tx), now) : new Map(),
  };
  for (const book of ["dealers", "platforms", "regions"] as const) {
    for (const { id, name } of spellings[book]) books[book].add(id, name);
  }
  const planner = new ReferencePlanner(kind, books, newId);
  const stored = {
    dealers: readDealerRecords,
    platforms: readPlatformRecords,
    users: readPersonRecords,
    sites: async () => [],
    products: async () => [],
    stock: async () => [],
  }[kind];
  for (const record of await stored(tx)) planner.know(record);
  const look = async (rows: readonly ReferenceRow[]) => {
    const skus = rows.map(({ said }) => first(said.productSku));
    const found =
      kind === "sites"
        ? await readSiteRecords(tx, rows.flatMap(siteOf(books)))
        : kind === "products" || kind === "stock"
          ? await readProductRecords(tx, skus)
          : [];
    if (kind === "stock") {
      for (const { id, attributes } of found) products.set(attributes.sku ?? "", id);
      const places = rows.flatMap(({ said }) => {
        const platformId = books.platforms.find(first(said.platform));
        const productId = products.get(first(said.productSku));
        return platformId === null || productId === undefined ? [] : [{ platformId, productId }];
      });
      for (const record of await lockStockRecords(tx, places)) planner.know(record);
      return;
    }
    for (const record of found) planner.know(record);
  };
  return { planner, books, look };
}

function todayAt(platforms: readonly KnownRecord[], now: Date): Map<string, string> {
  return new Map(
    platforms.flatMap(({ id, attributes }) => {
      const zone = findZone(attributes.zone ?? "");
      return zone ? [[id, isoOfDay(civilDayAt(zone, now.getTime()))] as const] : [];
    }),
  );
}

function siteOf({ dealers }: Books) {
  return ({ said }: ReferenceRow) => {
    const dealerId = dealers.find(first(said.dealer));
    return dealerId === null ? [] : [{ dealerId, name: first(said.site) }];
  };
}

const emptyTally: Tally = {
  rowsPlanned: 0,
  recordsNew: 0,
  recordsChanged: 0,
  recordsUnchanged: 0,
  regionsNew: 0,
  newRecords: [],
  newRegions: [],
};

function added(tally: Tally, rows: number, { records, regions, unchanged }: ReferencePlan): Tally {
  const created = records.filter(({ isNew }) => isNew);
  const shown = (before: readonly string[], names: readonly string[]) =>
    [...before, ...names].slice(0, SHOWN);
  return {
    rowsPlanned: tally.rowsPlanned + rows,
    recordsNew: tally.recordsNew + created.length,
    recordsChanged: tally.recordsChanged + records.length - created.length,
    recordsUnchanged: tally.recordsUnchanged + unchanged,
    regionsNew: tally.regionsNew + regions.length,
    newRecords: shown(
      tally.newRecords,
      created.map(({ title }) => title),
    ),
    newRegions: shown(
      tally.newRegions,
      regions.map(({ name }) => name),
    ),
  };
}

/** New dealers that may be a known one, or one another, under a second spelling. */
function nearOf(
  { dealers }: Books,
  known: readonly string[],
  { mergeDealers }: ImportOptions,
): ImportCounts["nearSpellings"] {
  const settled = new Set([...known, ...mergeDealers.map(({ spelling }) => spelling)]);
  const names = dealers.names().filter((name) => !settled.has(name));
  return nearSpellings(names, known)
    .map(({ name, near, isKnown, reason }) => ({ spelling: name, dealer: near, isKnown, reason }))
    .slice(0, SHOWN);
}
