import { rm } from "node:fs/promises";
import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { deleteImport, importHasFacts } from "#lib/data/imports.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Removes an import out of which no fact came: its row, what it staged and rejected, its upload. The
 * audit keeps that there was one.
 * @throws AppError wrong_state where it has facts, runs, or is not there
 */
export async function discardImport(scope: Scope, importId: string, now: Date): Promise<void> {
  const filePath = await inTransaction(scope, async (tx) => {
    const deleted = await deleteImport(tx, importId);
    // Asked after the row is gone: no run can begin between the question and the deed.
    if (deleted === null || (await importHasFacts(tx, importId))) {
      throw new AppError("wrong_state", { what: "import" });
    }
    await insertAudit(scope, tx, {
      action: "import.discarded",
      subject: importId,
      data: {},
      at: now,
    });
    return deleted;
  });
  await rm(filePath, { force: true });
}
