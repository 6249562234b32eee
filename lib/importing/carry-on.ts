import { rm } from "node:fs/promises";
import type { Scope } from "#lib/auth/scope.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { holdImport, type ImportLease } from "#lib/data/import-lease.ts";
import { sweepStages } from "#lib/data/import-rows.ts";
import { findImport, type ImportItem } from "#lib/data/imports.ts";
import { AppError } from "#lib/errors.ts";
import { RunHandedOver, type RunMode, type RunTools } from "#lib/importing/import-run.ts";
import { runImport } from "#lib/importing/run-import.ts";
import { log } from "#lib/log.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";

/**
 * Runs an import that is to run, from where it stands; does nothing where it is not, or where another
 * process holds it. What it failed of stands in the import.
 *
 * @throws RunHandedOver where it has stopped before its end and is to be carried on
 */
export async function carryOnImport(
  scope: Scope,
  importId: string,
  tools: RunTools,
): Promise<void> {
  const lease = await holdImport(scope, importId);
  if (!lease) return;
  const mode = modeOf(await findImport(scope, importId));
  if (!mode) return lease.release();
  await runHeld(scope, importId, mode, lease, tools).catch((error: unknown) => {
    if (error instanceof RunHandedOver) throw error;
  });
}

function modeOf(item: ImportItem | null): RunMode | null {
  if (item?.status === "checking") return "check";
  return item?.status === "importing" ? "import" : null;
}

/** Runs an import that this process holds, and lets go of it however it ends. */
export async function runHeld(
  scope: Scope,
  importId: string,
  mode: RunMode,
  lease: ImportLease,
  tools: RunTools,
): Promise<ImportCounts> {
  try {
    const counts = await runImport(scope, lease, importId, mode, tools);
    // What was taken is in the facts and what was not in the rejected rows, cells and all.
    if (mode === "import") await removeUpload(scope, importId);
    return counts;
  } catch (error) {
    // The failure of a run that nobody holds any more is the loss of its hold.
    if (error instanceof RunHandedOver || lease.isLost()) throw new RunHandedOver();
    await noteFailure(scope, importId, error, tools.clock());
    await sweepStages(scope).catch(() => undefined);
    throw error;
  } finally {
    await lease.release().catch(() => undefined);
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
  const step = { from: ["checking", "importing"], to: "failed", error: failure } as const;
  await advanceImport(scope, importId, step, now).catch((cause: unknown) =>
    log.error({ err: cause, importId }, "import state not written"),
  );
}
