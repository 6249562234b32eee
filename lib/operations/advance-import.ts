import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { type ImportStep, updateImportStatus } from "#lib/data/imports.ts";

const actions = {
  checking: "import.check_started",
  checked: "import.checked",
  importing: "import.started",
  done: "import.finished",
  cancelled: "import.cancelled",
  failed: "import.failed",
  undoing: "import.undo_started",
  undone: "import.undone",
} as const;

/**
 * Moves an import from one of some states to the next and appends to the audit who did it: what it
 * counted where it ended, the code of its error where it failed.
 *
 * @param alongside writes what belongs to the step, in the same transaction
 * @returns false where it is in none of these states; then nothing is written
 */
export async function advanceImport(
  scope: Scope,
  importId: string,
  step: ImportStep<keyof typeof actions>,
  now: Date,
  alongside: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<boolean> {
  return inTransaction(scope, async (tx) => {
    if (!(await updateImportStatus(tx, importId, step))) return false;
    await insertAudit(scope, tx, {
      action: actions[step.to],
      subject: importId,
      data: noteworthy(step),
      at: now,
    });
    await alongside(tx);
    return true;
  });
}

function noteworthy({ to, counts, error }: ImportStep) {
  if (error) return { code: error.code };
  if (counts?.undo && to === "undone") {
    const { total, retracted, restored, touched } = counts.undo;
    return { total, retracted, restored, touched };
  }
  if (!counts || (to !== "done" && to !== "checked")) return {};
  const {
    newDealers: _d,
    newPlatforms: _p,
    newServiceClasses: _c,
    nearSpellings: _n,
    newRecords: _r,
    newRegions: _g,
    undo: _u,
    ...numbers
  } = counts;
  return numbers;
}
