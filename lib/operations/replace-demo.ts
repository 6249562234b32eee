import type { Scope } from "#lib/auth/require-scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { emptyWorld, holdsOwnData } from "#lib/data/demo.ts";
import { readCompany, writeSetting } from "#lib/data/settings.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Empties the database of the demo so that one's own data can take its place.
 * @throws AppError no_demo where there is no demo, own_data_present where a file has been imported
 *   beside it: that would go with it
 */
export async function replaceDemo(scope: Scope, now: Date): Promise<void> {
  const { demo } = await readCompany(scope);
  if (!demo) throw new AppError("no_demo");
  await inTransaction(scope, async (tx) => {
    if (await holdsOwnData(tx)) throw new AppError("own_data_present");
    await emptyWorld(tx);
    await writeSetting(tx, "demo", false, now);
    await insertAudit(scope, tx, { action: "demo.replaced", subject: "demo", data: {}, at: now });
  });
}
