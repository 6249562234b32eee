import { rm } from "node:fs/promises";
import type { Scope } from "#lib/auth/require-scope.ts";
import type { ImportOptions } from "#lib/contracts/import.ts";
import {
  type ImportCounts,
  type ImportStatus,
  importCountsSchema,
} from "#lib/contracts/import-progress.ts";
import { holdImport, type ImportLease, listHeld } from "#lib/data/import-lease.ts";
import { clearStaged, listStagedImports } from "#lib/data/import-rows.ts";
import { findImport, type ImportStep } from "#lib/data/imports.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { AppError } from "#lib/errors.ts";
import { type RunMode, runImport } from "#lib/importing/run-import.ts";
import { log } from "#lib/log.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";

/** A run that has begun; `done` settles with it, and rejects with what it failed of. */
export type StartedRun = { readonly done: Promise<ImportCounts> };

/** How a run is told the time and tells how far it is. */
export type RunTools = {
  readonly clock: () => Date;
  readonly onProgress?: (counts: ImportCounts) => void;
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

/**
 * Begins the check of an import with a new mapping and options; it goes on when its caller has gone.
 * @throws AppError wrong_state while it runs or once it is done
 */
export async function startCheck(
  scope: Scope,
  importId: string,
  mapping: Mapping,
  options: ImportOptions,
  tools: RunTools,
): Promise<StartedRun> {
  // Without the date of an earlier check nothing can be imported that has not been checked as it is.
  const changes = { mapping, options, error: null, checkedAt: null };
  return start(scope, importId, "check", ["uploaded", ...resting], changes, tools);
}

/**
 * Begins the import of a file as it is given, without a check: for commands, whose user has said all.
 * @throws AppError wrong_state where it is not a fresh upload
 */
export async function startUnchecked(
  scope: Scope,
  importId: string,
  given: { readonly mapping: Mapping; readonly options: ImportOptions },
  tools: RunTools,
): Promise<StartedRun> {
  return start(scope, importId, "import", ["uploaded"], given, tools);
}

/**
 * Begins the import of a checked file; also carries on one that was interrupted or cancelled.
 * @throws AppError wrong_state before the check, while it runs, or once it is done
 */
export async function startImport(
  scope: Scope,
  importId: string,
  tools: RunTools,
): Promise<StartedRun> {
  const item = await findImport(scope, importId);
  if (item?.checkedAt === null) throw new AppError("wrong_state", { what: item.status });
  return start(scope, importId, "import", resting, { error: null }, tools);
}

/** Stops a running check or import after the batch it is at; what is written stays and is said. */
export async function cancelImport(scope: Scope, importId: string, now: Date): Promise<void> {
  const step = { from: runningStates, to: "cancelled" } as const;
  if (await advanceImport(scope, importId, step, now)) return;
  throw await wrongState(scope, importId);
}

async function start(
  scope: Scope,
  importId: string,
  mode: RunMode,
  from: readonly ImportStatus[],
  changes: Omit<ImportStep, "from" | "to">,
  tools: RunTools,
): Promise<StartedRun> {
  const item = await findImport(scope, importId);
  if (!item || item.status === "checking" || item.status === "importing") {
    throw await wrongState(scope, importId);
  }
  const lease = await holdImport(scope, importId);
  if (!lease) throw await wrongState(scope, importId);
  await clearAbandoned(scope);
  const to = mode === "check" ? "checking" : "importing";
  // What an earlier run counted is not this one's progress.
  const counts = importCountsSchema.parse({ bytesTotal: item.fileBytes });
  const step = { ...changes, from, to, counts } as const;
  const begun = advanceImport(scope, importId, step, tools.clock());
  if (await begun.catch(releaseAndThrow(lease))) {
    const done = runHeld(scope, importId, mode, lease, tools);
    // Who does not wait for the run reads its failure off the import.
    done.catch(() => undefined);
    return { done };
  }
  await lease.release();
  throw await wrongState(scope, importId);
}

/** Empties the stages of runs whose process was killed. */
async function clearAbandoned(scope: Scope): Promise<void> {
  const staged = await listStagedImports(scope);
  const held = await listHeld(scope, staged);
  for (const id of staged.filter((one) => !held.has(one))) await clearStaged(scope, id);
}

function releaseAndThrow(lease: ImportLease) {
  return async (error: unknown): Promise<never> => {
    await lease.release();
    throw error;
  };
}

async function wrongState(scope: Scope, importId: string): Promise<AppError> {
  const item = await findImport(scope, importId);
  return item ? new AppError("wrong_state", { what: item.status }) : new AppError("not_found");
}

async function runHeld(
  scope: Scope,
  importId: string,
  mode: RunMode,
  lease: ImportLease,
  { clock, onProgress }: RunTools,
): Promise<ImportCounts> {
  try {
    const counts = await runImport(scope, lease, importId, mode, clock, onProgress);
    // What was taken is in the facts and what was not in the rejected rows, cells and all.
    if (mode === "import") await removeUpload(scope, importId);
    return counts;
  } catch (error) {
    await noteFailure(scope, importId, error, clock());
    await clearStaged(scope, importId).catch(() => undefined);
    throw error;
  } finally {
    await lease.release();
  }
}

async function removeUpload(scope: Scope, importId: string): Promise<void> {
  const item = await findImport(scope, importId);
  if (item) await rm(item.filePath, { force: true });
}

async function noteFailure(
  scope: Scope,
  importId: string,
  error: unknown,
  now: Date,
): Promise<void> {
  if (error instanceof AppError && error.code === "interrupted") return;
  if (!(error instanceof AppError)) log.error({ err: error, importId }, "import failed");
  const { code, params } = error instanceof AppError ? error : new AppError("unexpected");
  const failure = { code, params: { ...params } };
  const step = { from: runningStates, to: "failed", error: failure } as const;
  await advanceImport(scope, importId, step, now).catch((cause: unknown) =>
    log.error({ err: cause, importId }, "import state not written"),
  );
}
