import type { Scope } from "#lib/auth/scope.ts";
import type { ImportOptions } from "#lib/contracts/import.ts";
import type { ImportCounts, ImportStatus } from "#lib/contracts/import-progress.ts";
import type { Tx } from "#lib/data/client.ts";
import { holdImport } from "#lib/data/import-lease.ts";
import { sweepStages } from "#lib/data/import-rows.ts";
import { findImport, type ImportItem, type ImportStep } from "#lib/data/imports.ts";
import { addJob, dropJob, importJobKey } from "#lib/data/jobs.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { AppError } from "#lib/errors.ts";
import { runHeld } from "#lib/importing/carry-on.ts";
import type { RunMode, RunTools } from "#lib/importing/import-run.ts";
import { freshCounts, wasWriting } from "#lib/importing/run-import.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";

/** A run that has begun; `done` settles with it, and rejects with what it failed of. */
export type StartedRun = { readonly done: Promise<ImportCounts> };

/** What is to be run of an import, and what is said of it beforehand. */
type Beginning = {
  readonly mode: RunMode;
  readonly from: readonly ImportStatus[];
  readonly changes: Omit<ImportStep, "from" | "to">;
};

// A run whose process ended stands in the table as running still; nobody holds it, so it may begin.
const resting: readonly ImportStatus[] = [
  "checked",
  "failed",
  "cancelled",
  "interrupted",
  "checking",
  "importing",
];

const runningStates: readonly ImportStatus[] = ["checking", "importing"];

function checking(mapping: Mapping, options: ImportOptions): Beginning {
  // Without the date of an earlier check nothing can be imported that has not been checked as it is.
  const changes = { mapping, options, error: null, checkedAt: null };
  return { mode: "check", from: ["uploaded", ...resting], changes };
}

/** The import of what was checked, or what is left of one that was cut off. */
async function importing(scope: Scope, importId: string): Promise<Beginning> {
  const item = await findImport(scope, importId);
  if (item && item.checkedAt === null && item.counts.mode !== "import") {
    throw new AppError("wrong_state", { what: item.status });
  }
  return { mode: "import", from: resting, changes: { error: null } };
}

/**
 * Begins the check of an import in this process; it goes on when its caller has gone.
 * @throws AppError wrong_state while it runs or once it is done
 */
export function startCheck(
  scope: Scope,
  importId: string,
  mapping: Mapping,
  options: ImportOptions,
  tools: RunTools,
): Promise<StartedRun> {
  return start(scope, importId, checking(mapping, options), tools);
}

/**
 * Begins the import of a file as it is given, without a check: for commands, whose user has said all.
 * @throws AppError wrong_state where it is not a fresh upload
 */
export function startUnchecked(
  scope: Scope,
  importId: string,
  given: { readonly mapping: Mapping; readonly options: ImportOptions },
  tools: RunTools,
): Promise<StartedRun> {
  return start(scope, importId, { mode: "import", from: ["uploaded"], changes: given }, tools);
}

/**
 * Begins the import of a checked file in this process; carries on one that was cut off.
 * @throws AppError wrong_state before the check, while it runs, or once it is done
 */
export async function startImport(
  scope: Scope,
  importId: string,
  tools: RunTools,
): Promise<StartedRun> {
  return start(scope, importId, await importing(scope, importId), tools);
}

/** As `startCheck`, by a worker: nothing of it hangs on this process. */
export function queueCheck(
  scope: Scope,
  importId: string,
  mapping: Mapping,
  options: ImportOptions,
  now: Date,
): Promise<void> {
  return queue(scope, importId, checking(mapping, options), now);
}

/** As `startUnchecked`, by a worker. */
export function queueUnchecked(
  scope: Scope,
  importId: string,
  given: { readonly mapping: Mapping; readonly options: ImportOptions },
  now: Date,
): Promise<void> {
  return queue(scope, importId, { mode: "import", from: ["uploaded"], changes: given }, now);
}

/** As `startImport`, by a worker. */
export async function queueImport(scope: Scope, importId: string, now: Date): Promise<void> {
  return queue(scope, importId, await importing(scope, importId), now);
}

/**
 * Stops a check or an import that runs or waits. From this moment no further batch of it is written;
 * those that are stay, and it can be carried on.
 */
export async function cancelImport(scope: Scope, importId: string, now: Date): Promise<void> {
  const step = { from: runningStates, to: "cancelled", cancelAt: now } as const;
  const isCancelled = await advanceImport(scope, importId, step, now, (tx) =>
    dropJob(tx, importJobKey(importId)),
  );
  if (!isCancelled) throw await wrongState(scope, importId);
}

async function queue(
  scope: Scope,
  importId: string,
  beginning: Beginning,
  now: Date,
): Promise<void> {
  const item = await requireResting(scope, importId);
  const job = { name: "run-import", key: importJobKey(importId), payload: { importId } } as const;
  if (!(await begin(scope, item, beginning, now, (tx) => addJob(tx, job)))) {
    throw await wrongState(scope, importId);
  }
}

async function start(
  scope: Scope,
  importId: string,
  beginning: Beginning,
  tools: RunTools,
): Promise<StartedRun> {
  const item = await requireResting(scope, importId);
  const lease = await holdImport(scope, importId);
  if (!lease) throw await wrongState(scope, importId);
  try {
    await sweepStages(scope);
    if (!(await begin(scope, item, beginning, tools.clock()))) {
      throw await wrongState(scope, importId);
    }
  } catch (error) {
    await lease.release();
    throw error;
  }
  const done = runHeld(scope, importId, beginning.mode, lease, tools);
  // Who does not wait for the run reads its failure off the import.
  done.catch(() => undefined);
  return { done };
}

function begin(
  scope: Scope,
  item: ImportItem,
  { mode, from, changes }: Beginning,
  now: Date,
  alongside?: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const to = mode === "check" ? "checking" : "importing";
  const step = {
    ...changes,
    // Whoever begins it in the meantime has changed its state: the second of two is refused.
    from: from.filter((state) => stored(item.status).includes(state)),
    to,
    cancelAt: null,
    // What stands on the stage of an import that was cut off goes on being counted.
    ...(wasWriting(item, mode) ? {} : { counts: freshCounts(item, mode) }),
  } as const;
  return advanceImport(scope, item.id, step, now, alongside);
}

/** What the table says of an import in a state: one that nobody runs any more stands there as running. */
function stored(status: ImportStatus): readonly ImportStatus[] {
  return status === "interrupted" ? [status, ...runningStates] : [status];
}

async function requireResting(scope: Scope, importId: string): Promise<ImportItem> {
  const item = await findImport(scope, importId);
  if (!item || runningStates.includes(item.status)) throw await wrongState(scope, importId);
  return item;
}

async function wrongState(scope: Scope, importId: string): Promise<AppError> {
  const item = await findImport(scope, importId);
  return item ? new AppError("wrong_state", { what: item.status }) : new AppError("not_found");
}
