import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { operatorScope } from "#lib/auth/scope.ts";
import { discardDatabase } from "#lib/cli/database/discard.ts";
import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { inBulkTransaction } from "#lib/data/bulk.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { cellSums, settledOrUnmoved, sumsOfCells } from "#lib/data/facts/cell-sums.ts";
import { insertOrders } from "#lib/data/facts/insert-facts.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";
import { migrate } from "#prisma/migrate.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { policyBook } from "#prisma/seed/demo/network.ts";
import { insertReference } from "#prisma/seed/insert-reference.ts";

const scope = operatorScope("imports:write");

/**
 * The demo's shipments inserted batch by batch with and without keeping the rollup, the two taking
 * turns batch by batch; then asserts that the days and months kept are those of the facts.
 */
export async function benchRollup(shipments: number) {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-rollup-"));
  const database = await openEmbeddedDatabase(folder);
  try {
    provideDatabaseUrl(database.url);
    await migrate(database.url);
    const { dealers, batches } = generateDemo();
    await inTransaction(scope, (tx) => insertReference(tx, dealers));
    const spentMs = { with: 0, without: 0 };
    const written = { with: 0, without: 0 };
    const kept: string[] = [];
    for (const batch of batches()) {
      if (written.with + written.without >= shipments) break;
      const way = written.with <= written.without ? "with" : "without";
      const startedMs = performance.now();
      await inBulkTransaction(scope, async (tx) => {
        await insertOrders(tx, batch.orders);
        const cells = await recordShipments(tx, batch.shipments, (promise) =>
          policyBook.policyOf(promise.policyVersionId, promise.calendarVersionId),
        );
        if (way === "with") await refreshRollup(tx, cells);
      });
      spentMs[way] += performance.now() - startedMs;
      written[way] += batch.shipments.length;
      if (way === "with") kept.push(batch.dealer.id);
    }
    await assertEqualSums(kept);
    const rate = (way: "with" | "without") => written[way] / (spentMs[way] / 1000);
    return {
      bench: "rollup",
      shipments: written.with + written.without,
      withPerSecond: Math.round(rate("with")),
      withoutPerSecond: Math.round(rate("without")),
      share: Number((rate("with") / rate("without")).toFixed(2)),
    };
  } finally {
    await disconnect();
    await database.stop();
    await discardDatabase(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

async function assertEqualSums(dealerIds: readonly string[]): Promise<void> {
  const ids = [...dealerIds];
  const [facts, days, months] = await Promise.all([
    db().$queryRaw`SELECT ${cellSums(settledOrUnmoved)} FROM shipment s
      WHERE dealer_id = ANY(${ids}::uuid[])`,
    db().$queryRaw`SELECT ${sumsOfCells} FROM dealer_sla_day c`,
    db().$queryRaw`SELECT ${sumsOfCells} FROM dealer_sla_month c`,
  ]);
  // Sums of squares differ in the last place with the order of adding.
  const [a, b, c] = [facts, days, months].map((sums) =>
    JSON.stringify(sums, (_, value) => (typeof value === "number" ? Math.round(value) : value)),
  );
  if (a !== b || b !== c) throw new Error(`sums differ: ${a} ${b} ${c}`);
}
