import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { updateImportKind } from "#lib/data/imports.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Says what an uploaded file holds where its headers were taken wrongly.
 * @throws AppError wrong_state where it runs, is done, or is not there
 */
export async function chooseImportKind(
  scope: Scope,
  importId: string,
  kind: ImportKind,
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    if (!(await updateImportKind(tx, importId, kind))) {
      throw new AppError("wrong_state", { what: "import" });
    }
    await insertAudit(scope, tx, {
      action: "import.kind_chosen",
      subject: importId,
      data: { kind },
      at: now,
    });
  });
}
