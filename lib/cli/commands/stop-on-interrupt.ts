import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { findImport } from "#lib/data/imports.ts";
import { AppError } from "#lib/errors.ts";
import { cancelImport } from "#lib/importing/start-import.ts";

/**
 * Lets Ctrl-C (or SIGTERM) stop an import that this process runs: it ends between two batches, and
 * says what stands. A second one leaves at once, which harms nothing either.
 */
export async function stopOnInterrupt<T>(
  scope: Scope,
  importId: string,
  run: () => Promise<T>,
): Promise<T> {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    process.stderr.write("\nstopping after this batch …\n");
    // One that has ended meanwhile is not stopped any more.
    cancelImport(scope, importId, now()).catch(() => undefined);
  };
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError && error.code === "interrupted")) throw error;
    throw new Error(await whatStands(scope, importId));
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}

async function whatStands(scope: Scope, importId: string): Promise<string> {
  const counts = (await findImport(scope, importId))?.counts;
  if (counts?.mode !== "import" || counts.phase !== "writing")
    return "stopped; nothing was written";
  const { rowsPlanned, rowsStaged } = counts;
  return `stopped: ${rowsPlanned} of ${rowsStaged} rows are decided, and what they brought stays. The import page goes on from there (/import/${importId}); the same command again adds what is missing and doubles nothing.`;
}
