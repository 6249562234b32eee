import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as newId } from "uuid";
import { operatorScope } from "#lib/auth/scope.ts";
import { discardDatabase } from "#lib/cli/database/discard.ts";
import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import type { SaidEvent } from "#lib/contracts/log-event.ts";
import { disconnect, inTransaction } from "#lib/data/client.ts";
import { reserveStock } from "#lib/data/stock.ts";
import { logEvents } from "#lib/operations/log-events.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { recordTransactions, replay } from "#tests/bench/order/recorded.ts";
import { CONNECTIONS, inParallel, makeWorlds } from "#tests/bench/order/worlds.ts";
import { MINUTE_MS, makeEvent, makeShipment } from "#tests/support/rollup-world.ts";

const scope = operatorScope("events:write");
const MORNING = Date.parse("2026-11-20T01:00:00Z");
const BATCH = 500;

/** What happens to each shipment, so many minutes after its acceptance. */
const story: readonly (readonly [number, SaidEvent])[] = [
  [20, { kind: "picked", boxes: 1 }],
  [40, { kind: "dispatched", vehicle: "A-1" }],
  [80, { kind: "arrived" }],
  [85, { kind: "delivered", recipient: "R", pieces: 2 }],
];

/**
 * Logs the whole way of shipments of the demo's dealers through logEvents, an event a request, and
 * sends the very same statements from as many bare connections into a copy of the database.
 */
export async function benchLog(shipments: number) {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-log-"));
  const database = await openEmbeddedDatabase(folder);
  try {
    const made: Made[] = [];
    const copyUrl = await makeWorlds(database.url, database.superuserUrl, async () => {
      for (let n = 0; n < shipments; n += BATCH) {
        made.push(...(await makeShipments(n, Math.min(BATCH, shipments - n))));
      }
    });
    let ms = 0;
    const transactions = await recordTransactions(async () => {
      const startedMs = performance.now();
      await inParallel(made, logAll);
      ms = performance.now() - startedMs;
    });
    const events = made.length * story.length;
    if (transactions.length !== events) throw new Error("an event was not recorded");
    const bareSeconds = await replay(copyUrl, transactions, CONNECTIONS);
    const perSecond = events / (ms / 1000);
    return {
      bench: "log",
      events,
      connections: CONNECTIONS,
      eventsPerSecond: Math.round(perSecond),
      statementsPerEvent: transactions[0]?.length,
      sameStatementsPerSecond: Math.round(events / bareSeconds),
      shareOfSameStatements: Number((perSecond / (events / bareSeconds)).toFixed(2)),
    };
  } finally {
    await disconnect();
    await database.stop();
    await discardDatabase(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

type Made = { readonly dealerId: string; readonly shipmentId: string; readonly acceptedMs: number };

async function makeShipments(first: number, count: number): Promise<Made[]> {
  const { dealers } = generateDemo();
  const facts = Array.from({ length: count }, (_, n) => {
    const dealer = dealers[((first + n) * 31) % dealers.length];
    const productId = products[((first + n) * 7) % products.length]?.id ?? "";
    const acceptedMs = MORNING + ((first + n) % 480) * MINUTE_MS;
    const place = { dealerId: dealer?.id ?? "", platformId: dealer?.homePlatformId ?? "" };
    return makeShipment({ ...place, dueAtMs: acceptedMs + 120 * MINUTE_MS }, newId(), {
      events: [makeEvent("accepted", acceptedMs)],
      lines: [{ lineNo: 1, productId, quantity: 2 }],
    });
  });
  await inTransaction(scope, async (tx) => {
    await writeFacts(tx, { create: facts, append: [] }, () => null);
    const items = facts.map(({ dealerId, id: shipmentId, platformId, lines }) => {
      const productId = lines[0]?.productId ?? "";
      return { dealerId, shipmentId, platformId, productId, quantity: 2 };
    });
    await reserveStock(tx, items, null, new Date(MORNING));
  });
  return facts.map(({ dealerId, id, events }) => {
    return { dealerId, shipmentId: id, acceptedMs: events[0]?.occurredAtMs ?? 0 };
  });
}

async function logAll({ acceptedMs, ...key }: Made): Promise<void> {
  for (const [minutes, said] of story) {
    const atMs = acceptedMs + minutes * MINUTE_MS;
    const times = { occurredAtMs: atMs, enteredAtMs: atMs, precision: "second" } as const;
    const request = { deviceId: newId(), sentAtMs: atMs, mode: "form" } as const;
    const events = [{ id: newId(), ...key, said, ...times }];
    const { results } = await logEvents(scope, { ...request, events }, new Date(atMs), "bench");
    if (results[0]?.status !== "recorded") throw new Error(JSON.stringify(results[0]));
  }
}
