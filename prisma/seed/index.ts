import { operatorScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { inBulkTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { insertOrders } from "#lib/data/facts/insert-facts.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import { writeSetting } from "#lib/data/settings.ts";
import type { PolicyOf } from "#lib/domain/orders/project-shipment.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";
import { rewriteDealerTurns } from "#lib/operations/rewrite-dealer-turns.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { policyBook } from "#prisma/seed/demo/network.ts";
import { insertDemoReceipts } from "#prisma/seed/insert-receipts.ts";
import { insertReference } from "#prisma/seed/insert-reference.ts";
import { insertStock } from "#prisma/seed/insert-stock.ts";

/** Any constant will do: processes that start on one empty database queue behind this lock. */
const SEED_LOCK_KEY = 7_103;

const policyOf: PolicyOf = ({ policyVersionId, calendarVersionId }) =>
  policyBook.policyOf(policyVersionId, calendarVersionId);

/**
 * Loads the demo into the database of DATABASE_URL where nothing was ever put into it, whole or not
 * at all. Safe to call from several processes at once.
 *
 * @returns what was loaded; null where the database is not empty
 */
export async function seedDemo(): Promise<{ dealers: number; shipments: number } | null> {
  const scope = operatorScope("settings:write");
  const loaded = await inBulkTransaction(scope, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK_KEY})`;
    if (!(await isUntouched(tx))) return null;
    const { dealers, batches } = generateDemo();
    await insertReference(tx, dealers);
    await insertStock(tx, now());
    let shipments = 0;
    for (const batch of batches()) {
      await insertOrders(tx, batch.orders);
      const cells = await recordShipments(tx, batch.shipments, policyOf);
      await insertDemoReceipts(tx, batch);
      await refreshRollup(tx, cells);
      shipments += batch.shipments.length;
    }
    await writeSetting(tx, "demo", true, now());
    // Until PostgreSQL finds the time itself, it would plan for tables that are empty.
    await tx.$executeRaw`ANALYZE`;
    return { dealers: dealers.length, shipments };
  });
  // Where the process ends before this, the next worker does it.
  if (loaded) await rewriteDealerTurns(scope, now());
  return loaded;
}

/** An own import, or a demo that was removed on purpose, leaves a trace: it is not brought back. */
async function isUntouched(tx: SqlTx): Promise<boolean> {
  const traces = await tx.$queryRaw`
    SELECT 1 FROM dealer UNION ALL SELECT 1 FROM import
    UNION ALL SELECT 1 FROM setting WHERE key = 'demo'
    LIMIT 1`;
  return Array.isArray(traces) && traces.length === 0;
}
