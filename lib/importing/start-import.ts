import type { Scope } from "#lib/auth/require-scope.ts";
import type { ImportOptions } from "#lib/contracts/import.ts";
import { advanceImport, findImport } from "#lib/data/imports.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { AppError } from "#lib/errors.ts";
import { type RunMode, runImport } from "#lib/importing/run-import.ts";
import { log } from "#lib/log.ts";

/**
 * Begins the check of an import in the background of this process, with a new mapping and options.
 * @throws AppError wrong_state while it runs or once it is done
 */
export async function startCheck(
  scope: Scope,
  importId: string,
  mapping: Mapping,
  options: ImportOptions,
  clock: () => Date,
): Promise<void> {
  const from = ["uploaded", "checked", "failed", "cancelled", "interrupted"] as const;
  // Without the date of an earlier check nothing can be imported that has not been checked as it is.
  const changes = { mapping, options, error: null, checkedAt: null };
  await begin(scope, importId, from, "checking", changes);
  keepRunning(importId, runInBackground(scope, importId, "check", clock));
}

/**
 * Begins the import of a checked file in the background of this process; also carries on one that
 * was interrupted or cancelled.
 * @throws AppError wrong_state before the check, while it runs, or once it is done
 */
export async function startImport(
  scope: Scope,
  importId: string,
  clock: () => Date,
): Promise<void> {
  const from = ["checked", "failed", "cancelled", "interrupted"] as const;
  const item = await findImport(scope, importId);
  if (item?.checkedAt === null) throw new AppError("wrong_state", { what: item.status });
  await begin(scope, importId, from, "importing", { error: null });
  keepRunning(importId, runInBackground(scope, importId, "import", clock));
}

/** Stops a running check or import after the batch it is at; what is written stays and is said. */
export async function cancelImport(scope: Scope, importId: string): Promise<void> {
  if (await advanceImport(scope, importId, ["checking", "importing"], "cancelled")) return;
  const item = await findImport(scope, importId);
  throw item ? new AppError("wrong_state", { what: item.status }) : new AppError("not_found");
}

/** What this process runs now, cancelled runs that still finish their batch among it. */
const running = new Map<string, Promise<void>>();

function keepRunning(importId: string, run: Promise<void>): void {
  running.set(importId, run);
  void run.finally(() => {
    if (running.get(importId) === run) running.delete(importId);
  });
}

async function begin(
  scope: Scope,
  importId: string,
  from: Parameters<typeof advanceImport>[2],
  to: "checking" | "importing",
  changes: Parameters<typeof advanceImport>[4],
): Promise<void> {
  const item = await findImport(scope, importId);
  if (!item) throw new AppError("not_found");
  if (from.includes(item.status)) {
    // A run that was just cancelled would take the new state for its own and go on.
    await running.get(importId);
    if (await advanceImport(scope, importId, from, to, changes)) return;
  }
  throw new AppError("wrong_state", { what: item.status });
}

async function runInBackground(
  scope: Scope,
  importId: string,
  mode: RunMode,
  clock: () => Date,
): Promise<void> {
  try {
    await runImport(scope, importId, mode, clock);
  } catch (error) {
    if (error instanceof AppError && error.code === "interrupted") return;
    if (!(error instanceof AppError)) log.error({ err: error, importId }, "import failed");
    const { code, params } = error instanceof AppError ? error : new AppError("unexpected");
    const failure = { code, params: { ...params } };
    await advanceImport(scope, importId, ["checking", "importing"], "failed", {
      error: failure,
    }).catch((cause: unknown) => log.error({ err: cause, importId }, "import state not written"));
  }
}
