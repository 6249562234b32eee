import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { emptyWorld, holdsOwnData, markImportsGone, removeDemoPeople } from "#lib/data/demo.ts";
import { noteTurnsJudged, readCompany, writeSetting } from "#lib/data/settings.ts";
import { AppError } from "#lib/errors.ts";
import { writeSetupLink } from "#lib/operations/make-setup-link.ts";

/**
 * Empties the database of the demo so that one's own data can take its place.
 *
 * @returns how many imports of master data went with it, which the history shows as undone; and, where
 *   nobody is left who could sign in as an admin, the token of a link that makes one
 * @throws AppError no_demo where there is no demo, own_data_present where a file has been imported
 *   beside it: that would go with it
 */
export async function replaceDemo(
  scope: Scope,
  now: Date,
): Promise<{ imports: number; setupToken: string | null }> {
  const { demo } = await readCompany(scope);
  if (!demo) throw new AppError("no_demo");
  return inTransaction(scope, async (tx) => {
    if (await holdsOwnData(tx)) throw new AppError("own_data_present");
    await emptyWorld(tx);
    await removeDemoPeople(tx);
    await noteTurnsJudged(tx, false, now);
    await writeSetting(tx, "demo", false, now);
    const { count: imports } = await markImportsGone(tx, now);
    const data = { imports };
    await insertAudit(scope, tx, { action: "demo.replaced", subject: "demo", data, at: now });
    return { imports, setupToken: await writeSetupLink(scope, tx, now) };
  });
}
