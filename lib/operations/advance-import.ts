import type { Scope } from "#lib/auth/require-scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { type ImportStep, updateImportStatus } from "#lib/data/imports.ts";

const actions = {
  checking: "import.check_started",
  checked: "import.checked",
  importing: "import.started",
  done: "import.finished",
  cancelled: "import.cancelled",
  failed: "import.failed",
} as const;

/**
 * Moves an import from one of some states to the next and appends to the audit who did it: what it
 * counted where it ended, the code of its error where it failed.
 *
 * @returns false where it is in none of these states; then nothing is written
 */
export async function advanceImport(
  scope: Scope,
  importId: string,
  step: ImportStep<keyof typeof actions>,
  now: Date,
): Promise<boolean> {
  return inTransaction(scope, async (tx) => {
    if (!(await updateImportStatus(tx, importId, step))) return false;
    await insertAudit(scope, tx, {
      action: actions[step.to],
      subject: importId,
      data: noteworthy(step),
      at: now,
    });
    return true;
  });
}

function noteworthy({ to, counts, error }: ImportStep) {
  if (error) return { code: error.code };
  if (!counts || (to !== "done" && to !== "checked")) return {};
  const {
    newDealers: _d,
    newPlatforms: _p,
    newServiceClasses: _c,
    nearSpellings: _n,
    ...numbers
  } = counts;
  return numbers;
}
