import type { Scope } from "#lib/auth/scope.ts";
import type { ImportCounts, ImportStatus, UndoCounts } from "#lib/contracts/import-progress.ts";
import { inTransaction, type SqlTx, type Tx } from "#lib/data/client.ts";
import { holdImport, type ImportLease } from "#lib/data/import-lease.ts";
import { clearStaged, dropStaged } from "#lib/data/import-rows.ts";
import { changeCounts, findImport, type ImportItem } from "#lib/data/imports.ts";
import { addJob, importJobKey, turnsJob } from "#lib/data/jobs.ts";
import { readPolicyVersions } from "#lib/data/policies.ts";
import {
  countStagedShipments,
  readStagedShipments,
  type StagedShipment,
  stageImported,
} from "#lib/data/undo-rows.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { AppError } from "#lib/errors.ts";
import { RunHandedOver, type RunTools } from "#lib/importing/import-run.ts";
import { inPairs } from "#lib/importing/in-pairs.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";
import { type UndoResult, undoBatch } from "#lib/operations/undo-batch.ts";

const BATCH_SHIPMENTS = 1000;
/** Finding the shipments of a million rows is one statement. */
const stageTimeoutMs = 3_600_000;

/** Where an undoing is asked for and, where that is known, by whom. */
export type Undoer = { readonly device: "page" | "command"; readonly by: string | null };

/** States of an import that may have left facts behind; `undoing` is one that was cut off. */
const undoable: readonly ImportStatus[] = [
  "done",
  "failed",
  "cancelled",
  "interrupted",
  "importing",
  "undoing",
  "undone",
];

/** Whether an import can be undone as it stands: only facts can be taken back, not what names are. */
export function isUndoable({ kind, status, counts }: ImportItem): boolean {
  if (kind !== "deliveries") return false;
  if (status === "undone") return (counts.undo?.touched ?? 0) > 0;
  if (status === "done" || status === "undoing") return true;
  const wasStopped = status === "failed" || status === "cancelled" || status === "interrupted";
  return wasStopped && (counts.mode === "import" || counts.wroteBefore);
}

/**
 * Undoes an import in this process, to its end: nothing of what it said of any shipment stands, but
 * where somebody has touched a shipment since. Carries on an undoing that was cut off.
 *
 * @throws AppError wrong_state while the import runs or before it wrote; RunHandedOver where it is to
 *   be carried on by another process
 */
export async function undoImport(
  scope: Scope,
  importId: string,
  undoer: Undoer,
  tools: RunTools,
): Promise<UndoCounts> {
  await requireUndoable(scope, importId);
  const lease = await holdImport(scope, importId);
  if (!lease) throw await wrongState(scope, importId);
  try {
    await begin(scope, importId, tools.clock());
    return await undoHeld(scope, lease, importId, undoer, tools);
  } finally {
    await lease.release();
  }
}

/** As `undoImport`, by a worker: nothing of it hangs on this process. */
export async function queueUndo(
  scope: Scope,
  importId: string,
  { device, by }: Undoer,
  now: Date,
): Promise<void> {
  await requireUndoable(scope, importId);
  await begin(scope, importId, now, (tx) =>
    addJob(tx, {
      name: "undo-import",
      key: importJobKey(importId),
      payload: { importId, device, ...(by === null ? {} : { by }) },
    }),
  );
}

/**
 * Undoes an import that stands in `undoing`, from where it is; nothing where it does not, or where
 * another process holds it.
 * @throws RunHandedOver where it has stopped before its end and is to be carried on
 */
export async function carryOnUndo(
  scope: Scope,
  importId: string,
  undoer: Undoer,
  tools: RunTools,
): Promise<void> {
  const lease = await holdImport(scope, importId);
  if (!lease) return;
  try {
    const item = await findImport(scope, importId);
    if (item?.status === "undoing") await undoHeld(scope, lease, importId, undoer, tools);
  } finally {
    await lease.release();
  }
}

async function undoHeld(
  scope: Scope,
  lease: ImportLease,
  importId: string,
  undoer: Undoer,
  tools: RunTools,
): Promise<UndoCounts> {
  const mayGoOn = () => {
    if (lease.isLost() || tools.shouldStop?.()) throw new RunHandedOver();
  };
  // One writes at a time: no import can say more of these shipments meanwhile.
  await lease.takeTurn(async () => mayGoOn());
  await stage(scope, importId);
  const { platforms, calendars, policies } = await readPolicyVersions(scope);
  const book = new PolicyBook(platforms, calendars, policies);
  const readAfter = (last: StagedShipment | null) =>
    readStagedShipments(scope, importId, last?.rowNumber ?? 0, BATCH_SHIPMENTS);
  await inPairs(readAfter, async (staged) => {
    mayGoOn();
    const batch = { ...undoer, importId, book, nowMs: tools.clock().getTime() };
    let counted: ImportCounts | undefined;
    await undoBatch(scope, staged, batch, async (tx, result) => {
      const rowNumbers = staged.map(({ rowNumber }) => rowNumber);
      // Another process took some of them: it holds the import now.
      if ((await dropStaged(tx, importId, rowNumbers)) < staged.length) throw new RunHandedOver();
      counted = await count(tx, importId, (before) => added(before, result));
    });
    if (counted) tools.onProgress?.(counted);
  });
  return finish(scope, importId, tools.clock());
}

/** Puts on the stage what is to be undone, unless an undoing that was cut off has left it there. */
async function stage(scope: Scope, importId: string): Promise<void> {
  const { undo } = (await requireImport(scope, importId)).counts;
  if (undo?.isStaged) {
    const left = undo.total - undo.retracted - undo.restored - undo.touched;
    if ((await countStagedShipments(scope, importId)) === left) return;
  }
  await clearStaged(scope, importId);
  await inTransaction(
    scope,
    async (tx) => {
      const staged = await stageImported(tx, importId);
      await count(tx, importId, ({ retracted, restored }) => ({
        total: retracted + restored + staged,
        retracted,
        restored,
        touched: 0,
        isStaged: true,
      }));
    },
    stageTimeoutMs,
  );
}

async function count(
  tx: SqlTx,
  importId: string,
  change: (before: UndoCounts) => UndoCounts,
): Promise<ImportCounts> {
  const none = { total: 0, retracted: 0, restored: 0, touched: 0, isStaged: false };
  const counts = await changeCounts(tx, importId, "undoing", (before) => ({
    ...before,
    undo: change(before.undo ?? none),
  }));
  if (!counts) throw new AppError("interrupted");
  return counts;
}

function added(before: UndoCounts, result: UndoResult): UndoCounts {
  return {
    ...before,
    retracted: before.retracted + result.retracted,
    restored: before.restored + result.restored,
    touched: before.touched + result.touched,
  };
}

async function begin(
  scope: Scope,
  importId: string,
  now: Date,
  alongside?: (tx: Tx) => Promise<void>,
): Promise<void> {
  const step = { from: undoable, to: "undoing", error: null } as const;
  if (!(await advanceImport(scope, importId, step, now, alongside))) {
    throw await wrongState(scope, importId);
  }
}

/** Notes the end, and has what follows from changed facts done. */
async function finish(scope: Scope, importId: string, now: Date): Promise<UndoCounts> {
  const { counts } = await requireImport(scope, importId);
  const undo = counts.undo && { ...counts.undo, isStaged: false };
  if (!undo) throw new AppError("interrupted");
  const step = {
    from: ["undoing"],
    to: "undone",
    counts: { ...counts, undo },
    undoneAt: now,
  } as const;
  const isEnd = await advanceImport(scope, importId, step, now, (tx) => addJob(tx, turnsJob));
  if (!isEnd) throw new AppError("interrupted");
  return undo;
}

async function requireUndoable(scope: Scope, importId: string): Promise<void> {
  if (!isUndoable(await requireImport(scope, importId))) throw await wrongState(scope, importId);
}

async function requireImport(scope: Scope, importId: string): Promise<ImportItem> {
  const item = await findImport(scope, importId);
  if (!item) throw new AppError("not_found");
  return item;
}

async function wrongState(scope: Scope, importId: string): Promise<AppError> {
  const { status } = await requireImport(scope, importId);
  return new AppError("wrong_state", { what: status });
}
