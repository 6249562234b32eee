import type { Scope } from "#lib/auth/scope.ts";
import { MAX_VIEWS_A_PAGE, type View } from "#lib/contracts/saved-view.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { listViewNames, upsertView } from "#lib/data/saved-views.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Keeps a view under its id: a new one, one whose name or filters have changed, or one that comes
 * back after it was deleted.
 * @throws AppError view_refused with the `reason` name_taken or too_many; not_found where the id is
 *   that of somebody else's view
 */
export async function saveView(scope: Scope, view: View, now: Date): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const others = (await listViewNames(scope, tx, view.page)).filter(({ id }) => id !== view.id);
    if (others.some(({ name }) => name.toLowerCase() === view.name.toLowerCase())) {
      throw new AppError("view_refused", { reason: "name_taken" });
    }
    if (others.length >= MAX_VIEWS_A_PAGE) {
      throw new AppError("view_refused", { reason: "too_many" });
    }
    if (!(await upsertView(scope, tx, view, now))) throw new AppError("not_found");
    await insertAudit(scope, tx, {
      action: "view.saved",
      subject: view.id,
      data: { page: view.page, name: view.name, query: view.query },
      at: now,
    });
  });
}
