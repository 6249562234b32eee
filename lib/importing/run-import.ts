import { stat } from "node:fs/promises";
import type { Scope } from "#lib/auth/scope.ts";
import { type ImportCounts, importCountsSchema } from "#lib/contracts/import-progress.ts";
import { inTransaction } from "#lib/data/client.ts";
import type { ImportLease } from "#lib/data/import-lease.ts";
import { clearStaged, isStageSound } from "#lib/data/import-rows.ts";
import { changeCounts, findImport, type ImportItem } from "#lib/data/imports.ts";
import { addJob, turnsJob } from "#lib/data/jobs.ts";
import { clearRejected } from "#lib/data/rejected-rows.ts";
import { checkKindMapping } from "#lib/domain/importing/check-kind-mapping.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import {
  type CountChange,
  RunHandedOver,
  type RunMode,
  type RunTools,
} from "#lib/importing/import-run.ts";
import { type PolicyContext, placeNames, policyContext } from "#lib/importing/place-names.ts";
import { openTable } from "#lib/importing/reading/open-table.ts";
import { fillRejectedCells } from "#lib/importing/reject-staged.ts";
import { type Staging, stageFile } from "#lib/importing/stage-file.ts";
import { takeReference } from "#lib/importing/take-reference.ts";
import { takeStaged } from "#lib/importing/take-staged.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";

const running = { check: "checking", import: "importing" } as const;
const finished = { check: "checked", import: "done" } as const;

/**
 * Runs an import that stands in `checking` or `importing` to its end: read the file onto the stage,
 * find names, plan, and (not in a check) write, batch by batch. Each batch is one transaction that
 * also takes its rows off the stage and counts them, so that a run that was cut off while it wrote is
 * carried on from the stage as if nothing had happened. Before that it begins anew from the file.
 *
 * @throws AppError interrupted when it was cancelled meanwhile, RunHandedOver when it is to be
 *   carried on by another process, and anything else it could not do
 */
export async function runImport(
  scope: Scope,
  lease: ImportLease,
  importId: string,
  mode: RunMode,
  tools: RunTools,
): Promise<ImportCounts> {
  const item = await requireImport(scope, importId);
  const mayGoOn = () => {
    if (lease.isLost() || tools.shouldStop?.()) throw new RunHandedOver();
  };
  const count: CountChange = async (tx, change) => {
    const counts = await changeCounts(tx, importId, running[mode], (before) => ({
      ...before,
      ...change(before),
    }));
    if (!counts) throw new AppError("interrupted");
    return counts;
  };
  const report = async (changes: Partial<ImportCounts>) => {
    mayGoOn();
    const counts = await inTransaction(scope, (tx) => count(tx, () => changes));
    tools.onProgress?.(counts);
  };
  const waitTurn = () =>
    lease.takeTurn(async () => {
      await report({ phase: "waiting" });
    });

  const { kind } = item;
  const opened = await openMapped(item);
  const isResumed = await canResume(scope, item, mode);
  const now = isResumed ? new Date(item.counts.startedAt ?? tools.clock()) : tools.clock();
  const rehearse = mode === "check";
  const end = async () => {
    await fillRejectedCells(scope, importId, item.filePath, opened.table);
    await clearStaged(scope, importId);
    return finish(scope, importId, mode, tools.clock());
  };
  // Master data is written at once, or not at all: the stage is empty where that has happened.
  if (isResumed && kind !== "deliveries") return end();
  let context: PolicyContext;
  if (isResumed) {
    // One import writes at a time: no other can bring the same names or numbers meanwhile.
    await waitTurn();
    await report({ phase: "writing" });
    context = await policyContext(scope, opened.zone);
  } else {
    await report({ ...freshCounts(item, mode), startedAt: now.toISOString() });
    await clearStaged(scope, importId);
    await clearRejected(scope, importId);
    const staging = { ...opened, importId, kind, filePath: item.filePath, now };
    await stageFile(scope, staging, report);
    if (!rehearse) await waitTurn();
    await report({ phase: "placing" });
    if (kind !== "deliveries") {
      await takeReference(scope, { ...staging, kind, rehearse, count, report });
      return end();
    }
    context = await placeNames(
      scope,
      { ...opened, importId, now, rehearse },
      async (tx, found, refusedRows) => {
        await count(tx, ({ rowsRejected, rowsPlanned }) => ({
          ...found,
          phase: "writing",
          rowsPlanned: rowsPlanned + refusedRows,
          rowsRejected: rowsRejected + refusedRows,
        }));
      },
    );
  }
  await takeStaged(scope, {
    context: { ...context, importId, now, rehearse },
    mapping: opened.mapping,
    mayGoOn,
    count,
    onProgress: tools.onProgress ?? (() => undefined),
  });
  return end();
}

/** Notes the end, and has what follows from new facts done. */
async function finish(
  scope: Scope,
  importId: string,
  mode: RunMode,
  at: Date,
): Promise<ImportCounts> {
  const { counts } = await requireImport(scope, importId);
  const step = {
    from: [running[mode]],
    to: finished[mode],
    counts,
    ...(mode === "check" ? { checkedAt: at } : { finishedAt: at }),
  };
  const isEnd = await advanceImport(scope, importId, step, at, async (tx) => {
    if (mode === "import") await addJob(tx, turnsJob);
  });
  if (!isEnd) throw new AppError("interrupted");
  return counts;
}

/** What an earlier run counted is not this one's progress; that it wrote is kept in mind. */
export function freshCounts(
  { fileBytes, counts }: Pick<ImportItem, "fileBytes" | "counts">,
  mode: RunMode,
): ImportCounts {
  const wrote = counts.mode === "import" && counts.shipmentsNew + counts.shipmentsChanged > 0;
  const wroteBefore = wrote || counts.wroteBefore;
  return importCountsSchema.parse({ bytesTotal: fileBytes, mode, wroteBefore });
}

/** Whether an import was cut off while it wrote, so that what is left of it stands on the stage. */
export function wasWriting({ counts }: ImportItem, mode: RunMode): boolean {
  return mode === "import" && counts.mode === "import" && counts.phase === "writing";
}

async function canResume(scope: Scope, item: ImportItem, mode: RunMode): Promise<boolean> {
  return wasWriting(item, mode) && (await isStageSound(scope, item.id));
}

type Opened = Pick<Staging, "table" | "mapping" | "options" | "zone">;

async function requireImport(scope: Scope, importId: string): Promise<ImportItem> {
  const item = await findImport(scope, importId);
  if (!item) throw new AppError("not_found");
  return item;
}

/** The file with its mapping and options, all of them fit to read it by. */
async function openMapped({ kind, filePath, mapping, options }: ImportItem): Promise<Opened> {
  if (!mapping || !options) throw new AppError("wrong_state", { what: "mapping" });
  if (!(await isFile(filePath))) throw new AppError("file_refused", { reason: "file_gone" });
  const table = await openTable(filePath, options.sheet, options.encoding);
  const [refusal] = checkKindMapping(kind, mapping, table.header);
  if (refusal) throw new AppError("mapping_refused", { reason: refusal.code, ...refusal.params });
  const zone = findZone(options.zone);
  if (!zone) throw new AppError("bad_input", { field: "zone", value: options.zone });
  return { table, mapping, options, zone };
}

function isFile(filePath: string): Promise<boolean> {
  return stat(filePath).then(
    (found) => found.isFile(),
    () => false,
  );
}
