import type { Scope } from "#lib/auth/scope.ts";
import type { View } from "#lib/contracts/saved-view.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { removeView } from "#lib/data/saved-views.ts";

/** Deletes a view and tells what it was, so that it can be kept again; null where it is gone already. */
export async function deleteView(scope: Scope, id: string, now: Date): Promise<View | null> {
  return inTransaction(scope, async (tx) => {
    const view = await removeView(scope, tx, id);
    if (view !== null) {
      const { page, name, query } = view;
      await insertAudit(scope, tx, {
        action: "view.deleted",
        subject: id,
        data: { page, name, query },
        at: now,
      });
    }
    return view;
  });
}
