import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorScope, operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { insertOrders } from "#lib/data/facts/insert-facts.ts";
import { findOrder } from "#lib/data/order-detail.ts";
import { listOrders, type OrderFilter } from "#lib/data/orders.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");
const HOUR_MS = 60 * MINUTE_MS;
const company = operatorScope("orders:read");

let database: TestDatabase;
let place: { dealerId: string; platformId: string };
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  place = await makeRollupWorld();
  const at = (hours: number) => now.getTime() + hours * HOUR_MS;
  const delivered = (dueAtMs: number) => [makeEvent("delivered", dueAtMs)];
  const cancelled = (dueAtMs: number) => [
    makeEvent("cancelled", dueAtMs - HOUR_MS, { cancelledBy: "dealer" }),
  ];
  await order("later", "93770", [{ dueAtMs: at(30) }]);
  await order("soon", "93771", [{ dueAtMs: at(1) }, { dueAtMs: at(-40), end: delivered(at(-40)) }]);
  await order("over", "93772", [{ dueAtMs: at(-2) }]);
  await order("done", "93773", [{ dueAtMs: at(-60), end: delivered(at(-59)) }]);
  await order("void", "93774", [{ dueAtMs: at(-70), end: cancelled(at(-70)) }]);
  await order("rest", "93775", []);
  await db().orderLine.create({
    data: {
      dealerId: place.dealerId,
      orderId: ids.get("rest") ?? "",
      lineNo: 1,
      quantity: 5,
      waiting: 3,
    },
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function order(
  name: string,
  number: string,
  parts: readonly { readonly dueAtMs: number; readonly end?: ShipmentFacts["events"] }[],
): Promise<void> {
  const id = newId();
  ids.set(name, id);
  const orderedAtMs = now.getTime() - 100 * HOUR_MS + ids.size * MINUTE_MS;
  await inTransaction(company, async (tx) => {
    const { dealerId } = place;
    await insertOrders(tx, [{ dealerId, id, number, orderedAtMs, createdAtMs: orderedAtMs }]);
    const create = parts.map(({ dueAtMs, end = [] }, i) =>
      makeShipment({ ...place, dueAtMs }, newId(), {
        orderId: id,
        number: `${number}-${i + 1}`,
        events: end,
      }),
    );
    await writeFacts(tx, { create, append: [] }, () => null);
  });
}

async function numbers(filter: Partial<OrderFilter>, page = 1, pageSize = 20, scope = company) {
  const all = { state: "all" as const, search: null, dealerId: null, ...filter };
  const { rows, hasMore } = await listOrders(scope, all, { page, pageSize }, now);
  return { rows, hasMore, numbers: rows.map(({ number }) => number) };
}

test("open ones come first due first, what waits for stock last", async () => {
  expect((await numbers({ state: "open" })).numbers).toEqual(["93772", "93771", "93770", "93775"]);
});

test("settled ones and all come latest first", async () => {
  expect((await numbers({ state: "done" })).numbers).toEqual(["93774", "93773"]);
  expect((await numbers({})).numbers).toEqual([
    "93775",
    "93774",
    "93773",
    "93772",
    "93771",
    "93770",
  ]);
});

test("pages neither repeat nor leave out", async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => numbers({}, page, 2)));
  expect(pages.flatMap((page) => page.numbers)).toEqual((await numbers({})).numbers);
  expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
});

test("a search finds orders by their number and by a shipment's, whatever the state", async () => {
  expect((await numbers({ state: "open", search: "93773" })).numbers).toEqual(["93773"]);
  expect((await numbers({ state: "open", search: "93771-2" })).numbers).toEqual(["93771"]);
  expect((await numbers({ search: "%" })).numbers).toEqual([]);
});

test("a row says how far the order is", async () => {
  const { rows } = await numbers({ search: "93771" });
  expect(rows[0]).toMatchObject({ shipments: 2, open: 1, delivered: 1, missed: 0, waiting: 0 });
  expect(rows[0]?.dueAt).toEqual(new Date(now.getTime() + HOUR_MS));
  expect((await numbers({ search: "93775" })).rows[0]).toMatchObject({ pieces: 5, waiting: 3 });
});

test("who does not reach an order does not find it", async () => {
  const stranger = actorScope(
    { id: newId(), name: "别家", role: "dealer", reach: { kind: "dealers", ids: [newId()] } },
    "orders:read",
  );
  expect((await numbers({}, 1, 20, stranger)).numbers).toEqual([]);
  expect((await numbers({ search: "93771" }, 1, 20, stranger)).numbers).toEqual([]);
  const id = ids.get("soon") ?? "";
  expect(await findOrder(stranger, place.dealerId, id)).toBeNull();
  expect((await findOrder(company, place.dealerId, id))?.shipmentIds).toHaveLength(2);
});
