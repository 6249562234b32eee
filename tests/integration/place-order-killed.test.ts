import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { makeOrderWorld, readStock, stockUp } from "#tests/support/order-world.ts";
import { startScript } from "#tests/support/processes.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const ROUNDS = 4;

test("killed in the middle, again and again: no order is half there, and none that was told is lost", async () => {
  const { dealers, platforms, products } = await makeOrderWorld();
  const [{ id: dealerId, siteId }] = dealers;
  const [productId] = products;
  const place = { platformId: platforms.北京, productId };
  await stockUp(place, 100_000);
  const told: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const where = JSON.stringify({ dealerId, siteId, productId });
    const { child, nextLine } = startScript("tests/support/place-orders.ts", [where], {
      DATABASE_URL: database.url,
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    await nextLine();
    await sleep(100 + round * 37);
    child.kill("SIGKILL");
    await once(child, "close");
    // A line that was cut off was not told.
    told.push(...output.split("\n").slice(0, -1));
  }
  await ended();
  const orders = await db().order.findMany({
    where: { dealerId },
    include: { lines: true, shipments: { include: { lines: true, events: true, promises: true } } },
  });
  const numbers = new Set(orders.map(({ number }) => number));
  expect(told.length).toBeGreaterThan(ROUNDS);
  expect(told.filter((number) => !numbers.has(number))).toEqual([]);
  expect(numbers.size).toBe(orders.length);
  for (const { lines, shipments } of orders) {
    const [shipment] = shipments;
    expect([lines.length, shipments.length]).toEqual([1, 1]);
    expect([shipment?.lines, shipment?.events, shipment?.promises].map((x) => x?.length)).toEqual([
      1, 1, 1,
    ]);
  }
  const n = orders.length;
  expect(await readStock(place)).toEqual({ onHand: 100_003, reserved: n, ledger: [100_003, n] });
  const cells = await db().dealerSlaDay.aggregate({ where: { dealerId }, _sum: { due: true } });
  expect(cells._sum.due).toBe(n);
  expect(await db().audit.count({ where: { action: "order.placed" } })).toBe(n);
  // One row says that the order is there, and one that its shipment is.
  expect(await db().outbox.count({ where: { dealerId } })).toBe(2 * n);
});

const openSchema = z.array(z.object({ n: z.int() })).length(1);

/** The server notices within moments that whoever was killed is gone, and rolls back. */
async function ended(): Promise<void> {
  for (;;) {
    const rows = await db().$queryRaw`
      SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;
    if (openSchema.parse(rows)[0]?.n === 0) return;
    await sleep(50);
  }
}
