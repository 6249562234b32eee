import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { operatorScope, type Scope } from "#lib/auth/scope.ts";
import { discardDatabase } from "#lib/cli/database/discard.ts";
import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { disconnect } from "#lib/data/client.ts";
import { quoteOptions } from "#lib/operations/make-quote.ts";
import { placeOrder } from "#lib/operations/place-order.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { runPgbench } from "#tests/bench/order/pgbench.ts";
import { recordTransactions, replay } from "#tests/bench/order/recorded.ts";
import { CONNECTIONS, inParallel, makeWorlds } from "#tests/bench/order/worlds.ts";

const scope = operatorScope("orders:write");
const ROUNDS = 3;

/**
 * Places orders of one to three lines by the demo's dealers through placeOrder, and sends the very same
 * statements from bare connections into a copy of the database, taking turns; beside both, pgbench
 * where it is installed.
 */
export async function benchOrder(orders: number) {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-order-"));
  const database = await openEmbeddedDatabase(folder);
  try {
    const copyUrl = await makeWorlds(database.url, database.superuserUrl);
    const spent = { quotes: 0, orders: 0, replay: 0 };
    let placed = 0;
    let last: Awaited<ReturnType<typeof recordTransactions>> = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const quotesMs = performance.now();
      const tokens = await quoteAll(Math.ceil(orders / ROUNDS));
      spent.quotes += performance.now() - quotesMs;
      const transactions = await recordTransactions(async () => {
        const startedMs = performance.now();
        await placeAll(tokens);
        spent.orders += performance.now() - startedMs;
      });
      if (transactions.length !== tokens.length) throw new Error("an order was not recorded");
      spent.replay += 1000 * (await replay(copyUrl, transactions, CONNECTIONS));
      placed += tokens.length;
      last = transactions;
    }
    const tps = await runPgbench(copyUrl, last, { connections: CONNECTIONS, seconds: 8 });
    const perSecond = (ms: number) => placed / (ms / 1000);
    const share = (reference: number) => Number((perSecond(spent.orders) / reference).toFixed(2));
    return {
      bench: "order",
      orders: placed,
      connections: CONNECTIONS,
      quotesPerSecond: Math.round(perSecond(spent.quotes)),
      ordersPerSecond: Math.round(perSecond(spent.orders)),
      statementsPerOrder: last[0]?.length,
      sameStatementsPerSecond: Math.round(perSecond(spent.replay)),
      shareOfSameStatements: share(perSecond(spent.replay)),
      pgbenchPerSecond: tps === null ? null : Math.round(tps),
      shareOfPgbench: tps === null ? null : share(tps),
    };
  } finally {
    await disconnect();
    await database.stop();
    await discardDatabase(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

async function quoteAll(count: number): Promise<string[]> {
  const { dealers } = generateDemo();
  const now = new Date();
  const drafts = Array.from({ length: count }, (_, i) => {
    const dealer = dealers[(i * 31) % dealers.length];
    const lines = Array.from({ length: 1 + (i % 3) }, (_, line) => ({
      productId: products[(i * 7 + line * 11) % products.length]?.id ?? "",
      quantity: 1 + (i % 4),
    }));
    return { dealerId: dealer?.id ?? "", siteId: dealer?.sites[0]?.id ?? "", lines };
  });
  return inParallel(drafts, async (draft) => {
    const { options } = await quoteOptions(scope, draft, now.getTime());
    return options[0]?.token ?? "";
  });
}

async function placeAll(tokens: readonly string[]): Promise<void> {
  await inParallel(tokens, async (token) => {
    const answer = await placeOrder(scope satisfies Scope, { token }, new Date());
    if (answer.kind !== "placed") throw new Error(answer.reason);
  });
}
