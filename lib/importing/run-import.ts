import type { Scope } from "#lib/auth/require-scope.ts";
import { type ImportCounts, importCountsSchema } from "#lib/contracts/import-progress.ts";
import type { ImportLease } from "#lib/data/import-lease.ts";
import { clearStaged, readStagedUnits, type StagedRow } from "#lib/data/import-rows.ts";
import { findImport, type ImportItem, reportProgress } from "#lib/data/imports.ts";
import { clearRejected } from "#lib/data/rejected-rows.ts";
import { checkMapping } from "#lib/domain/importing/check-mapping.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { placeNames } from "#lib/importing/place-names.ts";
import { openTable } from "#lib/importing/reading/open-table.ts";
import { fillRejectedCells, rejectStaged } from "#lib/importing/reject-staged.ts";
import { type Staging, stageFile } from "#lib/importing/stage-file.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";
import { type BatchResult, importBatch } from "#lib/operations/import-batch.ts";

// Prisma keeps the parameters of its last hundred raw queries: small batches keep that small.
const BATCH_ROWS = 1000;

export type RunMode = "check" | "import";

const running = { check: "checking", import: "importing" } as const;
const finished = { check: "checked", import: "done" } as const;

/**
 * Runs an import that stands in `checking` or `importing` from its file to its end: read, find names,
 * plan, and (not in a check) write, batch by batch, each in one transaction. The same run again
 * changes nothing that is there already, so a run that was cut off is simply run again.
 *
 * @param onProgress told the counts after each step, for a terminal
 * @throws AppError interrupted when the import was cancelled meanwhile; anything else it could not do
 */
export async function runImport(
  scope: Scope,
  lease: ImportLease,
  importId: string,
  mode: RunMode,
  clock: () => Date,
  onProgress: (counts: ImportCounts) => void = () => undefined,
): Promise<ImportCounts> {
  const item = await requireImport(scope, importId);
  const now = clock();
  let counts: ImportCounts = importCountsSchema.parse({
    bytesTotal: item.fileBytes,
    startedAt: now.toISOString(),
  });
  const report = async (changes: Partial<ImportCounts>) => {
    counts = { ...counts, ...changes };
    onProgress(counts);
    return reportProgress(scope, importId, running[mode], counts);
  };
  const proceed = async (changes: Partial<ImportCounts>) => {
    if (lease.isLost()) throw new Error("the import lost its hold on itself");
    if (!(await report(changes))) throw new AppError("interrupted");
  };

  const opened = await openMapped(item);
  const { mapping, table } = opened;
  await clearStaged(scope, importId);
  await clearRejected(scope, importId);
  const staging = { ...opened, importId, filePath: item.filePath, now };
  if (!(await stageFile(scope, staging, report))) throw new AppError("interrupted");

  // One import writes at a time: no other can bring the same names or numbers meanwhile.
  if (mode === "import") await lease.takeTurn();
  await proceed({});
  const names = await placeNames(scope, { ...opened, importId, now, rehearse: mode === "check" });
  await rejectStaged(scope, importId, mapping, names.refused);
  await proceed({ ...names.counts, rowsRejected: counts.rowsRejected + names.refused.length });

  const context = { ...names.context, importId, now, rehearse: mode === "check" };
  await inPairs(
    (after: StagedRow | null) => readStagedUnits(scope, importId, after, BATCH_ROWS),
    async (rows) => {
      const result = await importBatch(scope, rows, context);
      await rejectStaged(scope, importId, mapping, result.refused);
      await proceed(added(counts, rows.length, result));
    },
  );
  await fillRejectedCells(scope, importId, item.filePath, table);
  await clearStaged(scope, importId);
  const at = clock();
  const step = {
    from: [running[mode]],
    to: finished[mode],
    counts,
    ...(mode === "check" ? { checkedAt: at } : { finishedAt: at }),
  };
  if (!(await advanceImport(scope, importId, step, at))) throw new AppError("interrupted");
  return counts;
}

/**
 * Takes batch after batch, two at a time: while the database writes one, the next is planned. Batches
 * are whole units, so no two of them touch the same shipment. After a failure no further one begins,
 * and none is left running.
 */
async function inPairs(
  readAfter: (last: StagedRow | null) => Promise<StagedRow[]>,
  take: (rows: StagedRow[]) => Promise<void>,
): Promise<void> {
  const running: Promise<void>[] = [];
  try {
    let last: StagedRow | null = null;
    for (;;) {
      const rows = await readAfter(last);
      last = rows.at(-1) ?? null;
      if (!last) break;
      const taking = take(rows);
      // Its failure is told below, once the one before it has ended.
      taking.catch(() => undefined);
      running.push(taking);
      if (running.length === 2) await running.shift();
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}

type Opened = Pick<Staging, "table" | "mapping" | "options" | "zone">;

async function requireImport(scope: Scope, importId: string): Promise<ImportItem> {
  const item = await findImport(scope, importId);
  if (!item) throw new AppError("not_found");
  return item;
}

/** The file with its mapping and options, all of them fit to read it by. */
async function openMapped({ filePath, mapping, options }: ImportItem): Promise<Opened> {
  if (!mapping || !options) throw new AppError("wrong_state", { what: "mapping" });
  const table = await openTable(filePath, options.sheet, options.encoding);
  const [refusal] = checkMapping(mapping, table.header);
  if (refusal) throw new AppError("mapping_refused", { reason: refusal.code, ...refusal.params });
  const zone = findZone(options.zone);
  if (!zone) throw new AppError("bad_input", { field: "zone", value: options.zone });
  return { table, mapping, options, zone };
}

function added(counts: ImportCounts, rows: number, result: BatchResult): Partial<ImportCounts> {
  const earlier = (a: string | null, b: string | null) =>
    a === null || (b !== null && b < a) ? b : a;
  const later = (a: string | null, b: string | null) =>
    a === null || (b !== null && b > a) ? b : a;
  return {
    rowsPlanned: counts.rowsPlanned + rows,
    rowsRejected: counts.rowsRejected + result.refused.length,
    shipmentsNew: counts.shipmentsNew + result.created,
    shipmentsChanged: counts.shipmentsChanged + result.changed,
    shipmentsUnchanged: counts.shipmentsUnchanged + result.unchanged,
    eventsAdded: counts.eventsAdded + result.events,
    correctionsAdded: counts.correctionsAdded + result.corrections,
    linesAdded: counts.linesAdded + result.lines,
    dueFrom: earlier(counts.dueFrom, result.dueFrom),
    dueTo: later(counts.dueTo, result.dueTo),
  };
}
