import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, actorScope, operatorScope } from "#lib/auth/scope.ts";
import { countLongOverdue, readBoardCards } from "#lib/data/board.ts";
import { readBoardToday } from "#lib/data/board-today.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { arePacesJudged, readPaces } from "#lib/data/step-pace.ts";
import { laneOf } from "#lib/domain/board/lanes.ts";
import { ALL_PLATFORMS, ANY_HOUR } from "#lib/domain/board/step-pace.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { rewriteStepPaces } from "#lib/operations/rewrite-step-paces.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

// 14:18 in Shanghai.
const now = new Date("2026-11-22T06:18:00Z");
const nowMs = now.getTime();
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const company = operatorScope("board:read");

let database: TestDatabase;
let place: { dealerId: string; platformId: string };
const ids = new Map<string, string>();

/** Picked 40 minutes after its start, dispatched 20 minutes later (at 13:30 of its day), then so many on the road. */
const delivered = (dispatchedAtMs: number, roadMinutes: number) => [
  makeEvent("picked", dispatchedAtMs - 20 * MINUTE_MS),
  makeEvent("dispatched", dispatchedAtMs),
  makeEvent("delivered", dispatchedAtMs + roadMinutes * MINUTE_MS),
];

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  place = await makeRollupWorld();
  const history = Array.from({ length: 21 }, (_, i) => {
    const dispatchedAtMs = nowMs - (i + 1) * DAY_MS - 48 * MINUTE_MS;
    const dueAtMs = dispatchedAtMs + HOUR_MS;
    return shipment(`history ${i}`, dueAtMs, { events: delivered(dispatchedAtMs, 30 + i) });
  });
  const pause = {
    id: newId(),
    fromMs: nowMs - HOUR_MS,
    toMs: null,
    reason: "dealer_asked_to_wait",
    recordedAtMs: nowMs - HOUR_MS,
  };
  const away = [makeEvent("dispatched", nowMs - 10 * MINUTE_MS)];
  const create = [
    ...history,
    shipment("to_pick", nowMs + 110 * MINUTE_MS),
    shipment("to_pick at risk", nowMs + 95 * MINUTE_MS),
    shipment("to_deliver", nowMs + 100 * MINUTE_MS, { events: away }),
    shipment("at_risk", nowMs + 20 * MINUTE_MS, { events: away }),
    shipment("overdue", nowMs - 5 * MINUTE_MS),
    shipment("paused", nowMs - 30 * MINUTE_MS, { pauses: [pause] }),
    shipment("long overdue", nowMs - 8 * DAY_MS),
    shipment("on time today", nowMs - HOUR_MS, {
      events: delivered(nowMs - 2 * HOUR_MS, 40),
    }),
    shipment("late today", nowMs - 2 * HOUR_MS, { events: delivered(nowMs - 130 * MINUTE_MS, 30) }),
  ];
  await inTransaction(company, (tx) => writeFacts(tx, { create, append: [] }, () => null));
  await rewriteStepPaces(company, now);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function shipment(name: string, dueAtMs: number, parts: Partial<ShipmentFacts> = {}) {
  const facts = makeShipment({ ...place, dueAtMs }, newId(), { number: name, ...parts });
  ids.set(name, facts.id);
  return facts;
}

test("what is open stands in its lane; what has been overdue for over a week is counted alone", async () => {
  const cards = await readBoardCards(company, [place.platformId], null, now);
  expect(Object.fromEntries(cards.map((card) => [card.number, laneOf(card, nowMs)]))).toEqual({
    to_pick: "to_pick",
    "to_pick at risk": "at_risk",
    to_deliver: "to_deliver",
    at_risk: "at_risk",
    overdue: "overdue",
    paused: "paused",
  });
  // Promised for 14 November; the 15th may not be over for seven days.
  expect(await countLongOverdue(company, [place.platformId], now)).toEqual({
    count: 1,
    untilDay: "2026-11-14",
  });
});

test("the pace is the platform's own history, by the hour at which it left", async () => {
  const paces = await readPaces(company, [place.platformId]);
  const road = { step: "road", serviceClass: "local", platformId: place.platformId };
  // 30, 31 … 50 minutes, all of them dispatched at 13:30; two more of today at other hours.
  expect(paces).toContainEqual({ ...road, hour: 13, n: 21, p50Minutes: 40, p90Minutes: 48 });
  expect(paces).toContainEqual(expect.objectContaining({ ...road, hour: ANY_HOUR, n: 23 }));
  // Looked at when it begins to wait and every 15 minutes after: unpicked at 12:30, 12:45 and 13:00,
  // not loaded at 13:10 and 13:25.
  const waiting = (step: string, hour: number, p50Minutes: number, p90Minutes: number) =>
    expect.objectContaining({ ...road, step, hour, n: 21, p50Minutes, p90Minutes });
  expect(paces).toContainEqual(waiting("pick", 13, 70, 78));
  expect(paces).toContainEqual(waiting("load", 13, 52.5, 65.9));
  expect(paces).toContainEqual(
    expect.objectContaining({ platformId: ALL_PLATFORMS, hour: ANY_HOUR, n: 23 }),
  );
});

test("paces judged again are the same, and old shipments fall out of them", async () => {
  const before = await readPaces(company, [place.platformId]);
  await rewriteStepPaces(company, now);
  expect(await readPaces(company, [place.platformId])).toEqual(before);
  await rewriteStepPaces(company, new Date(nowMs + 120 * DAY_MS));
  expect(await arePacesJudged(company)).toBe(false);
  await rewriteStepPaces(company, now);
  expect(await arePacesJudged(company)).toBe(true);
});

test("cards are found again by their keys, and those that have ended are not", async () => {
  const key = (name: string) => ({ dealerId: place.dealerId, shipmentId: ids.get(name) ?? "" });
  const keys = [key("overdue"), key("on time today")];
  const cards = await readBoardCards(company, [place.platformId], keys, now);
  expect(cards.map(({ number }) => number)).toEqual(["overdue"]);
});

test("the day's figure counts what is due by now, and the last deliveries stand beside it", async () => {
  const today = await readBoardToday(company, [place.platformId], now);
  // Due by now: one on time, one late, one overdue, and the paused one, which is overdue for the raw figure.
  expect(today).toMatchObject({ due: 4, onTime: 1, arrived: 2, arrivedOnTime: 1 });
  expect(today.delivered.map(({ number, earlyMs }) => [number, earlyMs / MINUTE_MS])).toEqual([
    ["on time today", 20],
    ["late today", -20],
  ]);
});

test("whoever serves another platform sees nothing of this one", async () => {
  const actor: Actor = {
    id: newId(),
    name: "石岩",
    role: "ops",
    reach: { kind: "platforms", ids: [newId()] },
  };
  const other = actorScope(actor, "board:read");
  expect(await readBoardCards(other, [place.platformId], null, now)).toEqual([]);
  expect(await countLongOverdue(other, [place.platformId], now)).toMatchObject({ count: 0 });
  expect(await readBoardToday(other, [place.platformId], now)).toEqual({
    due: 0,
    onTime: 0,
    arrived: 0,
    arrivedOnTime: 0,
    delivered: [],
  });
  const paces = await readPaces(other, [place.platformId]);
  expect(new Set(paces.map(({ platformId }) => platformId))).toEqual(new Set([ALL_PLATFORMS]));
});

test("a card names the product and the pieces of its lines, and the driver who has it", async () => {
  const shipmentId = ids.get("to_pick") ?? "";
  const productId = newId();
  await db().product.create({
    data: { id: productId, sku: productId, name: "交换机", nameEn: "Switch", createdAt: now },
  });
  await db().shipmentLine.createMany({
    data: [1, 2].map((lineNo) => ({
      ...lineOf(shipmentId),
      lineNo,
      productId,
      quantity: 2 * lineNo,
    })),
  });
  const [card] = await readBoardCards(
    company,
    [place.platformId],
    [{ dealerId: place.dealerId, shipmentId }],
    now,
  );
  expect(card).toMatchObject({
    product: { zh: "交换机", en: "Switch", pieces: 2 },
    otherLines: 1,
    pieces: 6,
    driverName: null,
  });
});

function lineOf(shipmentId: string) {
  return { dealerId: place.dealerId, shipmentId };
}
