import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, actorScope, operatorScope } from "#lib/auth/scope.ts";
import type { CancelledBy } from "#lib/contracts/order.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { type CancelWhat, cancelOrder } from "#lib/operations/cancel-order.ts";
import { draftOfOrder } from "#lib/operations/draft-of-order.ts";
import { quoteOptions } from "#lib/operations/make-quote.ts";
import { placeOrder } from "#lib/operations/place-order.ts";
import { listRescheduleChoices, rescheduleShipment } from "#lib/operations/reschedule-shipment.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  makeOrderWorld,
  type OrderWorld,
  readStock,
  SATURDAY,
  stockUp,
} from "#tests/support/order-world.ts";
import { makeEvent } from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let world: OrderWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(async () => {
  world = await makeOrderWorld();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const later = (ms: number) => new Date(SATURDAY.getTime() + ms);
const SUNDAY_17 = Date.parse("2026-11-22T09:00:00Z");

/** Places 5 servers: 3 go from Beijing, `here` from Shenyang, the rest waits. */
async function placeFive(here = 0) {
  const [{ id, siteId, scope }] = world.dealers;
  const [server] = world.products;
  if (here > 0) await stockUp({ platformId: world.platforms.沈阳, productId: server }, here);
  const draft = { dealerId: id, siteId, lines: [{ productId: server, quantity: 5 }] };
  const { options } = await quoteOptions(scope, draft, SATURDAY.getTime());
  const answer = await placeOrder(scope, { token: options[0]?.token ?? "" }, later(MINUTE_MS));
  if (answer.kind !== "placed") throw new Error("not placed");
  const shipments = await db().shipment.findMany({
    where: { dealerId: id, orderId: answer.orderId },
    orderBy: { platformId: "asc" },
  });
  return { ...answer, key: { dealerId: id, orderId: answer.orderId }, shipments };
}

function cancel(
  key: { dealerId: string; orderId: string },
  what: CancelWhat,
  { at = later(HOUR_MS), by = "dealer", scope = world.dealers[0].scope } = {},
) {
  return cancelOrder(scope, { ...key, what, by: by as CancelledBy, reason: "项目推迟" }, at);
}

function dispatch(dealerId: string, id: string): Promise<void> {
  return log(dealerId, id, "dispatched", 30);
}

async function log(
  dealerId: string,
  id: string,
  kind: "picked" | "dispatched" | "arrived" | "delivered",
  afterMinutes: number,
): Promise<void> {
  await inTransaction(operatorScope("imports:write"), async (tx) => {
    const [facts] = await readFactsById(tx, [{ dealerId, id }]);
    if (!facts) throw new Error("missing");
    const events = [makeEvent(kind, SATURDAY.getTime() + afterMinutes * MINUTE_MS)];
    const append = [{ facts, events, promises: [], lines: [], removedLines: [] }];
    await writeFacts(tx, { create: [], append }, () => null);
  });
}

const beijing = () => readStock({ platformId: world.platforms.北京, productId: world.products[0] });

test("a cancelled order is void, its goods are free again, and nothing of it waits", async () => {
  const { key } = await placeFive();
  const all = await Promise.all(Array.from({ length: 5 }, () => cancel(key, { kind: "order" })));
  expect(all.filter(({ shipmentIds }) => shipmentIds.length > 0)).toHaveLength(1);
  const [shipment] = await db().shipment.findMany({
    where: { orderId: key.orderId },
    include: { events: true },
  });
  expect(shipment).toMatchObject({ state: "cancelled", verdict: "void", cancelledBy: "dealer" });
  expect(shipment?.events.filter(({ kind }) => kind === "cancelled")).toHaveLength(1);
  expect(await beijing()).toEqual({ onHand: 3, reserved: 0, ledger: [3, 0] });
  expect(await db().orderLine.findMany({ where: { orderId: key.orderId } })).toMatchObject([
    { quantity: 5, waiting: 0 },
  ]);
  expect(await db().dealerSlaDay.findMany({ where: { dealerId: key.dealerId } })).toMatchObject([
    { due: 0, void: 1 },
  ]);
});

test("cancelled by the distributor it is late: the promise was ours", async () => {
  const { key } = await placeFive();
  const scope = operatorScope("orders:write");
  await cancel(key, { kind: "order" }, { by: "distributor", scope });
  const [shipment] = await db().shipment.findMany({ where: { orderId: key.orderId } });
  expect(shipment).toMatchObject({ verdict: "late", cancelledBy: "distributor" });
});

test("a dealer's own people cannot say that it was the distributor", async () => {
  const { key } = await placeFive();
  await cancel(key, { kind: "order" }, { by: "distributor" });
  const [shipment] = await db().shipment.findMany({ where: { orderId: key.orderId } });
  expect(shipment?.cancelledBy).toBe("dealer");
});

test("one shipment alone, or only what waits", async () => {
  const { key, shipments } = await placeFive(1);
  expect(shipments).toHaveLength(2);
  const [first, second] = shipments;
  await cancel(key, { kind: "shipment", shipmentId: first?.id ?? "" });
  const states = await db().shipment.findMany({
    where: { orderId: key.orderId },
    orderBy: { platformId: "asc" },
  });
  expect(states.map(({ state }) => state)).toEqual(["cancelled", "accepted"]);
  expect(await cancel(key, { kind: "waiting" })).toEqual({ shipmentIds: [], piecesWaiting: 1 });
  expect(await cancel(key, { kind: "order" })).toEqual({
    shipmentIds: [second?.id],
    piecesWaiting: 0,
  });
});

test("what has left is not cancelled, and then nothing of the order is", async () => {
  const { key, shipments } = await placeFive(1);
  await dispatch(key.dealerId, shipments[0]?.id ?? "");
  await expect(cancel(key, { kind: "order" })).rejects.toMatchObject({
    code: "order_refused",
    params: { reason: "dispatched", number: shipments[0]?.number },
  });
  expect(await db().shipment.count({ where: { state: "cancelled", orderId: key.orderId } })).toBe(
    0,
  );
  await cancel(key, { kind: "shipment", shipmentId: shipments[1]?.id ?? "" });
});

test("another dealer finds neither the order nor its shipment", async () => {
  const { key, shipments } = await placeFive();
  const { scope } = world.dealers[1];
  const shipmentId = shipments[0]?.id ?? "";
  const wish = { dealerId: key.dealerId, shipmentId, dueAtMs: SUNDAY_17, reason: "等机柜" };
  const notFound = { code: "not_found" };
  await expect(cancel(key, { kind: "order" }, { scope })).rejects.toMatchObject(notFound);
  await expect(rescheduleShipment(scope, wish, SATURDAY)).rejects.toMatchObject(notFound);
  await expect(listRescheduleChoices(scope, wish, 0)).rejects.toMatchObject(notFound);
  await expect(draftOfOrder(scope, key)).rejects.toMatchObject(notFound);
});

test("people of one platform cannot cancel what another one sends", async () => {
  const { key, shipments } = await placeFive(1);
  const actor: Actor = {
    id: newId(),
    name: "调度",
    role: "ops",
    reach: { kind: "platforms", ids: [world.platforms.沈阳] },
  };
  const scope = actorScope(actor, "orders:write");
  const notFound = { code: "not_found" };
  await expect(cancel(key, { kind: "order" }, { scope })).rejects.toMatchObject(notFound);
  const own = shipments.find(({ platformId }) => platformId === world.platforms.沈阳);
  await cancel(key, { kind: "shipment", shipmentId: own?.id ?? "" }, { scope });
});

test("put off at the dealer's wish: the original promise rules raw, the new one adjusted", async () => {
  const { key, shipments } = await placeFive();
  const { scope } = world.dealers[0];
  const place = { dealerId: key.dealerId, shipmentId: shipments[0]?.id ?? "" };
  const nowMs = later(HOUR_MS).getTime();
  const [first] = await listRescheduleChoices(scope, place, nowMs);
  expect(first).toEqual({
    dueOn: "2026-11-23",
    fromMs: Date.parse("2026-11-23T01:00:00Z"),
    dueAtMs: Date.parse("2026-11-23T09:00:00Z"),
  });
  const wish = { ...place, dueAtMs: first?.dueAtMs ?? 0, reason: "等机柜" };
  await Promise.all([1, 2, 3].map(() => rescheduleShipment(scope, wish, later(HOUR_MS))));
  const [shipment] = await db().shipment.findMany({
    where: { orderId: key.orderId },
    include: { promises: true, events: true },
  });
  expect(shipment).toMatchObject({ state: "accepted", dueAt: new Date(SUNDAY_17) });
  expect(shipment?.adjustedDueAt).toEqual(new Date("2026-11-23T09:00:00Z"));
  expect(shipment?.promises.map(({ kind }) => kind).sort()).toEqual(["dealer_asked", "original"]);
  expect(shipment?.events.map(({ kind }) => kind).sort()).toEqual(["accepted", "rescheduled"]);
});

test("no wish for an earlier time, for one that the platform does not keep, or once it is overdue", async () => {
  const { key, shipments } = await placeFive();
  const { scope } = world.dealers[0];
  const place = { dealerId: key.dealerId, shipmentId: shipments[0]?.id ?? "" };
  const ask = (dueAtMs: number, at = later(HOUR_MS)) =>
    rescheduleShipment(scope, { ...place, dueAtMs, reason: "等机柜" }, at);
  for (const dueAtMs of [SUNDAY_17, SUNDAY_17 - 24 * HOUR_MS, SUNDAY_17 + 27 * HOUR_MS]) {
    await expect(ask(dueAtMs)).rejects.toMatchObject({ params: { reason: "not_offered" } });
  }
  const monday = SUNDAY_17 + 24 * HOUR_MS;
  await expect(ask(monday, new Date(SUNDAY_17 + 1))).rejects.toMatchObject({
    params: { reason: "overdue" },
  });
  expect(await listRescheduleChoices(scope, place, SUNDAY_17 + 1)).toEqual([]);
  await cancel(key, { kind: "order" });
  await expect(ask(monday)).rejects.toMatchObject({ params: { reason: "cancelled" } });
});

test("an order is repeated as it was asked for, an imported one as it was sent", async () => {
  const { key } = await placeFive();
  const { scope, siteId } = world.dealers[0];
  const [server, cable] = world.products;
  expect(await draftOfOrder(scope, key)).toEqual({
    dealerId: key.dealerId,
    siteId,
    lines: [{ productId: server, quantity: 5 }],
    leftOut: [],
  });
  await db().orderLine.deleteMany({ where: { orderId: key.orderId } });
  expect((await draftOfOrder(scope, key)).lines).toEqual([{ productId: server, quantity: 3 }]);
  await db().product.update({ where: { id: server }, data: { retired: true, name: "旧服务器" } });
  expect(await draftOfOrder(scope, key)).toMatchObject({ lines: [], leftOut: ["旧服务器"] });
  expect(cable).not.toBe(server);
});

test("an order by phone is accepted at the moment of the call", async () => {
  const [{ id, siteId, scope: own }] = world.dealers;
  const actor: Actor = { id: newId(), name: "客服", role: "admin", reach: { kind: "company" } };
  const scope = actorScope(actor, "orders:write");
  const lines = [{ productId: world.products[0], quantity: 1 }];
  const draft = { dealerId: id, siteId, lines };
  const call = { caller: "于经理", atMs: SATURDAY.getTime() };
  // Entered after Beijing has closed: what was promised on the phone is what counts.
  const at = later(50 * MINUTE_MS);
  const { options } = await quoteOptions(scope, draft, at.getTime(), call);
  expect(options[0]).toMatchObject({
    arrivesAtMs: SUNDAY_17,
    validUntilMs: at.getTime() + 5 * MINUTE_MS,
  });
  const token = options[0]?.token ?? "";
  const answer = await placeOrder(scope, { token }, new Date(at.getTime() + MINUTE_MS));
  if (answer.kind !== "placed") throw new Error("not placed");
  const order = await db().order.findFirstOrThrow({ where: { id: answer.orderId } });
  expect(order).toMatchObject({ channel: "phone", caller: "于经理", placedBy: actor.id });
  expect(order.orderedAt).toEqual(SATURDAY);

  const refused = (reason: string) => ({ code: "order_refused", params: { reason } });
  await expect(quoteOptions(scope, draft, at.getTime())).rejects.toMatchObject(
    refused("call_needed"),
  );
  await expect(quoteOptions(own, draft, at.getTime(), call)).rejects.toMatchObject(
    refused("call_not_allowed"),
  );
  await expect(quoteOptions(scope, draft, call.atMs - 1, call)).rejects.toMatchObject(
    refused("call_ahead"),
  );
  const tooLate = call.atMs + 240 * MINUTE_MS;
  await expect(quoteOptions(scope, draft, tooLate + 1, call)).rejects.toMatchObject(
    refused("call_too_old"),
  );
  expect((await quoteOptions(scope, draft, tooLate, call)).options[0]?.kind).toBe("one");
});

test("what many log of one shipment at once is all in its projection", async () => {
  const { key, shipments } = await placeFive();
  const id = shipments[0]?.id ?? "";
  await Promise.all([
    log(key.dealerId, id, "delivered", 900),
    log(key.dealerId, id, "picked", 10),
    log(key.dealerId, id, "arrived", 800),
    log(key.dealerId, id, "dispatched", 30),
  ]);
  const [shipment] = await db().shipment.findMany({ where: { orderId: key.orderId } });
  expect(shipment).toMatchObject({ state: "delivered", verdict: "on_time", version: 5 });
  expect(shipment?.dispatchedAt).toEqual(later(30 * MINUTE_MS));
});
