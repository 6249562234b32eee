import { afterAll, beforeAll, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { cancelOrder } from "#lib/operations/cancel-order.ts";
import { quoteOptions } from "#lib/operations/make-quote.ts";
import { placeOrder } from "#lib/operations/place-order.ts";
import {
  type LogShipmentKey,
  type LogWorld,
  makeLogWorld,
  post,
  saying,
} from "#tests/support/log-world.ts";
import { readStock, SATURDAY } from "#tests/support/order-world.ts";
import { MINUTE_MS } from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let world: LogWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  world = await makeLogWorld();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const later = (minutes: number) => new Date(SATURDAY.getTime() + minutes * MINUTE_MS);

/** A dealer's offer of one server from Beijing. */
async function quoteOne(dealer: 0 | 1): Promise<string> {
  const { id: dealerId, siteId, scope } = world.dealers[dealer];
  const draft = { dealerId, siteId, lines: [{ productId: world.products[0], quantity: 1 }] };
  const { options } = await quoteOptions(scope, draft, SATURDAY.getTime());
  return options[0]?.token ?? "";
}

function place(dealer: 0 | 1, token: string, minutes: number) {
  return placeOrder(world.dealers[dealer].scope, { token }, later(minutes));
}

function cancel(dealerId: string, orderId: string) {
  const what = { kind: "order" } as const;
  const cancellation = { dealerId, orderId, what, by: "dealer", reason: "项目推迟" } as const;
  return cancelOrder(world.dealers[0].scope, cancellation, later(3));
}

function dispatch(key: LogShipmentKey) {
  const atMs = later(4).getTime();
  const said = { kind: "dispatched", driverId: world.drivers[0].id } as const;
  return post(world.ops, saying(key, said, 0, { occurredAtMs: atMs, enteredAtMs: atMs }));
}

test("cancelled, sent off and ordered anew at the same moment: every piece is in one place", async () => {
  const here = { platformId: world.platforms.北京, productId: world.products[0] };
  const dealerId = world.dealers[0].id;
  const tokens = await Promise.all(Array.from({ length: 10 }, () => quoteOne(0)));
  const others = await Promise.all(Array.from({ length: 10 }, () => quoteOne(1)));
  const orders = await Promise.all(tokens.map((token) => place(0, token, 1)));
  expect(await readStock(here)).toEqual({ onHand: 10, reserved: 10, ledger: [10, 10] });
  const ofFirst = await db().shipment.findMany({ where: { dealerId }, orderBy: { id: "asc" } });
  const [cancelled, sent, placed] = await Promise.all([
    Promise.allSettled(ofFirst.map(({ orderId }) => cancel(dealerId, orderId ?? ""))),
    Promise.all(ofFirst.map(({ id }) => dispatch({ dealerId, shipmentId: id }))),
    Promise.all(others.map((token) => place(1, token, 4))),
  ]);
  expect(orders.map(({ kind }) => kind)).toEqual(Array(10).fill("placed"));
  // Of each shipment one of the two came first, and the other was told so.
  const gone = sent.map((result) => result.status === "recorded");
  expect(cancelled.map(({ status }) => status === "rejected")).toEqual(gone);
  for (const one of cancelled) {
    if (one.status === "fulfilled") expect(one.value.shipmentIds).toHaveLength(1);
    else expect(one.reason).toMatchObject({ params: { reason: "dispatched" } });
  }
  for (const [nth, one] of sent.entries()) {
    if (!gone[nth]) expect(one).toMatchObject({ status: "refused", why: "illegal" });
  }
  const after = await db().shipment.findMany({ where: { dealerId }, orderBy: { id: "asc" } });
  expect(after.map(({ state }) => state)).toEqual(
    gone.map((isGone) => (isGone ? "dispatched" : "cancelled")),
  );
  // What went is off the shelf, what others ordered anew is reserved, and the ledger says the same.
  const onHand = 10 - gone.filter(Boolean).length;
  const reserved = placed.filter(({ kind }) => kind === "placed").length;
  expect(reserved).toBeLessThanOrEqual(onHand);
  expect(await readStock(here)).toEqual({ onHand, reserved, ledger: [onHand, reserved] });
}, 60_000);
