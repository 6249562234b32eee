import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { listDrivers } from "#lib/data/drivers.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { assignDriver } from "#lib/operations/assign-driver.ts";
import { closePause } from "#lib/operations/close-pause.ts";
import { logEvents } from "#lib/operations/log-events.ts";
import { openPause } from "#lib/operations/open-pause.ts";
import {
  ACCEPTED_MS,
  type LogShipmentKey,
  type LogWorld,
  makeLogShipment,
  makeLogWorld,
  post,
  readHeld,
  readShipment,
  saying,
} from "#tests/support/log-world.ts";
import { readStock } from "#tests/support/order-world.ts";
import { auditOf } from "#tests/support/people-world.ts";
import { MINUTE_MS } from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let world: LogWorld;
let key: LogShipmentKey;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(async () => {
  world = await makeLogWorld();
  key = await makeLogShipment(world);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const at = (minutes: number) => new Date(ACCEPTED_MS + minutes * MINUTE_MS);
const delivered = { kind: "delivered", recipient: "周库管", pieces: 2 } as const;
const dispatched = { kind: "dispatched" } as const;
const assign = (driverId: string | null, minutes = 1) =>
  assignDriver(world.ops, [key], driverId, at(minutes));

test("from the shelf to the door: state, driver, goods, verdict, rollup, audit and word follow", async () => {
  const [driver] = world.drivers;
  await assign(driver.id);
  await post(world.ops, saying(key, { kind: "picked", boxes: 2 }, 20));
  expect(await readHeld(key)).toEqual([0, 2]);
  const vehicle = "京A·12345";
  const left = await post(driver.scope, saying(key, { kind: "dispatched", vehicle }, 40));
  expect(left).toMatchObject({ status: "recorded", state: "dispatched" });
  expect(await readHeld(key)).toEqual([-2, 0]);
  await post(driver.scope, saying(key, { kind: "arrived" }, 80));
  const came = await post(driver.scope, saying(key, delivered, 85));
  expect(await readShipment(key)).toMatchObject({
    state: "delivered",
    driverId: driver.id,
    dispatchedAt: at(40),
    deliveredAt: at(85),
    verdict: "on_time",
    version: came.status === "recorded" ? came.version : 0,
  });
  const place = { platformId: world.platforms.北京, productId: world.products[0] };
  expect(await readStock(place)).toEqual({ onHand: 8, reserved: 0, ledger: [8, 0] });
  const { dealerId, shipmentId } = key;
  const [cell] = await db().dealerSlaDay.findMany({ where: { dealerId } });
  expect(cell).toMatchObject({ due: 1, onTime: 1, undelivered: 0 });
  expect(await auditOf(shipmentId)).toEqual([
    "shipment.assigned",
    ...Array.from({ length: 4 }, () => "shipment.logged"),
  ]);
  const told = await db().outbox.findMany({ where: { shipmentId }, orderBy: { id: "asc" } });
  expect(told.map(({ topic }) => topic)).toEqual([
    "shipment.assigned",
    ...Array.from({ length: 4 }, () => "shipment.logged"),
  ]);
});

describe("exactly once", () => {
  test("20 parallel posts of one event make one, and all are told so", async () => {
    const event = saying(key, dispatched, 40);
    const results = await Promise.all(Array.from({ length: 20 }, () => post(world.ops, event)));
    const statuses = results.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 19 }, () => "known"), "recorded"]);
    const { events, version } = await readShipment(key);
    expect(events.filter(({ kind }) => kind === "dispatched")).toHaveLength(1);
    expect(version).toBe(2);
    expect(await readHeld(key)).toEqual([-2, 0]);
  });

  test("the same id for two shipments at once is one event of one of them", async () => {
    const other = await makeLogShipment(world);
    const event = saying(key, dispatched, 40);
    const results = await Promise.all(
      [key, other, key, other].map((one) => post(world.ops, { ...event, ...one })),
    );
    const taken = results.filter(({ status }) => status !== "refused");
    expect(taken.map(({ status }) => status).sort()).toEqual(["known", "recorded"]);
    expect(results.filter((one) => "why" in one && one.why === "id_taken")).toHaveLength(2);
    expect(await db().shipmentEvent.count({ where: { id: event.id } })).toBe(1);
    const states = [await readShipment(key), await readShipment(other)].map(({ state }) => state);
    expect(states.sort()).toEqual(["accepted", "dispatched"]);
  });

  test("two phones that both left with it: the first by time has, the other is a conflict", async () => {
    const [one, two] = world.drivers;
    await assign(two.id);
    await assign(one.id, 2);
    const queued = { mode: "queue", now: at(60).getTime() } as const;
    const second = saying(key, dispatched, 41);
    await Promise.all([
      post(one.scope, saying(key, dispatched, 40), queued),
      post(two.scope, second, queued),
    ]);
    const { state, driverId, dispatchedAt, events } = await readShipment(key);
    expect([state, driverId, dispatchedAt]).toEqual(["dispatched", one.id, at(40)]);
    expect(events.filter(({ kind }) => kind === "dispatched")).toHaveLength(2);
    expect(await readHeld(key)).toEqual([-2, 0]);
    expect(await post(two.scope, second, queued)).toMatchObject({
      status: "conflict",
      params: { from: "dispatched", step: "dispatched", atMs: at(40).getTime(), by: "赵师傅" },
    });
    // Whichever came first: the other is somebody's work from here on.
    const audited = await db().audit.findMany({
      where: { action: "shipment.conflict", subject: key.shipmentId },
    });
    expect(audited.map(({ subject, data }) => [subject, data])).toEqual([
      [key.shipmentId, { dealerId: key.dealerId, eventId: second.id }],
    ]);
    expect(await post(two.scope, saying(key, dispatched, 42))).toMatchObject({
      status: "refused",
      why: "illegal",
      params: { from: "dispatched", to: "dispatched" },
    });
  });

  test("one request's events are taken in their order, and one that is refused keeps no other", async () => {
    const events = [
      saying(key, dispatched, 30),
      saying(key, delivered, 20),
      saying(key, delivered, 60),
    ];
    const request = { deviceId: newId(), sentAtMs: at(60).getTime(), events } as const;
    const { results } = await logEvents(
      world.ops,
      { ...request, events: events.map((one) => ({ ...one, lateReason: "信号差" })), mode: "form" },
      at(60),
      "test",
    );
    expect(results.map((one) => ("why" in one ? one.why : one.status))).toEqual([
      "recorded",
      "before_step",
      "recorded",
    ]);
  });
});

test("an id in other letters is not stored beside itself", async () => {
  const said = saying(key, delivered, 60);
  await post(world.ops, said);
  const before = await readShipment(key);
  await post(world.ops, { ...said, id: said.id.toUpperCase() }).catch(() => null);
  expect(await readShipment(key)).toEqual(before);
});

test("what a phone says it was told hours ago is taken, and stands in the audit", async () => {
  const queued = { mode: "queue", now: ACCEPTED_MS + 500 * MINUTE_MS } as const;
  const came = await post(world.ops, saying(key, delivered, 100), queued);
  expect(came).toMatchObject({ status: "recorded" });
  const audits = await auditOf(key.shipmentId);
  expect(audits.toSorted()).toEqual(["shipment.logged", "shipment.logged_late"]);
});

test("out of a queue nothing was delivered before it was accepted, and nothing is corrected", async () => {
  const queued = { mode: "queue", now: ACCEPTED_MS + 200 * MINUTE_MS } as const;
  const early = await post(world.ops, saying(key, delivered, -1), queued);
  expect(early).toMatchObject({ status: "refused", why: "before_step" });
  const said = {
    kind: "corrected",
    field: "deliveredAt",
    fromMs: null,
    toMs: 0,
    reason: "x",
  } as const;
  const corrected = await post(world.ops, saying(key, said, 60), queued);
  expect(corrected).toMatchObject({ status: "refused", why: "not_permitted" });
  expect((await readShipment(key)).events).toHaveLength(1);
});

describe("who may", () => {
  test("neither another platform's desk nor a driver who never had it finds a shipment", async () => {
    const [mine, others] = world.drivers;
    await assign(mine.id);
    for (const scope of [world.opsElsewhere, others.scope, world.dealers[1].scope]) {
      const result = await post(scope, saying(key, dispatched, 40));
      expect(result).toMatchObject({ status: "refused", why: "not_found" });
    }
    expect(await readShipment(key)).toMatchObject({ state: "accepted", version: 2 });
  });

  test("what a driver did before it was given to somebody else is not lost", async () => {
    const [first, second] = world.drivers;
    await assign(first.id);
    await assign(second.id, 50);
    const queued = { mode: "queue", now: at(300).getTime() } as const;
    const left = await post(first.scope, saying(key, dispatched, 40), queued);
    expect(left).toMatchObject({ status: "recorded", state: "dispatched" });
    // Whom it was given to since has it.
    expect(await readShipment(key)).toMatchObject({ driverId: second.id });
  });

  test("a driver takes it in their own name only; a desk names one who serves the platform", async () => {
    const [mine, other] = world.drivers;
    await assign(mine.id);
    const forOther = saying(key, { kind: "dispatched", driverId: other.id }, 40);
    expect(await post(mine.scope, forOther)).toMatchObject({ why: "bad_driver" });
    await db().personScope.create({
      data: { personId: other.id, kind: "platform", subjectId: world.platforms.上海 },
    });
    expect(await post(world.ops, forOther)).toMatchObject({ why: "bad_driver" });
    expect((await assign(other.id))[0]).toMatchObject({ status: "refused", why: "bad_driver" });
    const drivers = await listDrivers(world.ops, world.platforms.北京);
    expect(drivers.find(({ id }) => id === mine.id)).toMatchObject({ open: 1 });
    expect(drivers.some(({ id }) => id === other.id)).toBe(false);
    await db().personScope.deleteMany({ where: { personId: other.id } });
    expect(await post(world.ops, forOther)).toMatchObject({ status: "recorded" });
    expect(await readShipment(key)).toMatchObject({ driverId: other.id });
  });

  test("only a desk corrects, and only what it saw", async () => {
    const [driver] = world.drivers;
    await assign(driver.id);
    await post(driver.scope, saying(key, delivered, 121));
    expect(await readShipment(key)).toMatchObject({ verdict: "late" });
    const correction = (fromMinutes: number) =>
      saying(
        key,
        {
          kind: "corrected",
          field: "deliveredAt",
          fromMs: at(fromMinutes).getTime(),
          toMs: at(119).getTime(),
          reason: "登记晚了",
        },
        200,
      );
    expect(await post(driver.scope, correction(121))).toMatchObject({ why: "not_permitted" });
    expect(await post(world.ops, correction(120))).toMatchObject({
      why: "stale",
      params: { atMs: at(121).getTime() },
    });
    expect(await post(world.ops, correction(121))).toMatchObject({ status: "recorded" });
    expect(await readShipment(key)).toMatchObject({ verdict: "on_time", deliveredAt: at(119) });
    const [cell] = await db().dealerSlaDay.findMany({ where: { dealerId: key.dealerId } });
    expect(cell).toMatchObject({ due: 1, onTime: 1, late: 0 });
  });
});

describe("the device's clock", () => {
  test("what a clock that is 10 minutes ahead says is put right, and its skew kept", async () => {
    const skewMs = 10 * MINUTE_MS;
    const deviceId = newId();
    const event = saying(key, dispatched, 50);
    const now = at(40);
    const sentAtMs = now.getTime() + skewMs;
    const request = { deviceId, sentAtMs, mode: "form", events: [event] } as const;
    const answer = await logEvents(world.ops, { ...request, events: [event] }, now, "Phone/1");
    expect(answer.skewMs).toBe(skewMs);
    const { events, dispatchedAt } = await readShipment(key);
    expect(dispatchedAt).toEqual(now);
    expect(events.at(-1)?.data).toMatchObject({
      clock: { deviceAtMs: event.occurredAtMs, skewMs, enteredAtMs: now.getTime() },
    });
    expect(await db().device.findUniqueOrThrow({ where: { id: deviceId } })).toMatchObject({
      personId: world.ops.actorId,
      userAgent: "Phone/1",
      skewMs,
    });
    // Sent again when the clock has been set right: the same event.
    expect(await post(world.ops, event, { now: at(60).getTime() })).toMatchObject({
      status: "known",
      occurredAtMs: now.getTime(),
    });
  });
});

describe("Undo", () => {
  test("a dispatch that is taken back: the goods are on the shelf, reserved, and with whom it was", async () => {
    const [mine, other] = world.drivers;
    await assign(mine.id);
    const left = saying(key, { kind: "dispatched", driverId: other.id }, 40);
    await post(world.ops, left);
    expect(await readShipment(key)).toMatchObject({ driverId: other.id });
    const undo = saying(key, { kind: "withdrawn", eventId: left.id }, 40.1);
    expect(await post(world.ops, undo)).toMatchObject({ status: "recorded", state: "accepted" });
    expect(await readHeld(key)).toEqual([0, 2]);
    expect(await readShipment(key)).toMatchObject({ driverId: mine.id, dispatchedAt: null });
  });

  test("goods of a cancellation that somebody else has ordered meanwhile are told to be short", async () => {
    const cancelled = { kind: "cancelled", reason: "项目推迟", cancelledBy: "dealer" } as const;
    const cancel = saying(key, cancelled, 10);
    await post(world.ops, cancel);
    expect(await readHeld(key)).toEqual([0, 0]);
    for (let n = 0; n < 4; n += 1) await makeLogShipment(world);
    const taken = await makeLogShipment(world);
    const undo = saying(key, { kind: "withdrawn", eventId: cancel.id }, 10.1);
    expect(await post(world.ops, undo)).toMatchObject({ status: "recorded", state: "accepted" });
    expect(await readHeld(key)).toEqual([0, 0]);
    expect(await auditOf(key.shipmentId)).toContain("stock.short");
    const freed = { kind: "cancelled", reason: "重复下单", cancelledBy: "dealer" } as const;
    await post(world.ops, saying(taken, freed, 20));
    // What has left has left: its pieces go once there are any.
    await post(world.ops, saying(key, dispatched, 40));
    expect(await readHeld(key)).toEqual([-2, 0]);
    const place = { platformId: world.platforms.北京, productId: world.products[0] };
    expect(await readStock(place)).toMatchObject({ onHand: 8, reserved: 8 });
  });
});

describe("goods come back", () => {
  test.each([
    ["returned before the door", [dispatched], "returned", [0, 0]],
    ["returned after the delivery", [dispatched, delivered], "returned", [0, 0]],
    ["cancelled on the road", [dispatched], "cancelled", [0, 0]],
    ["cancelled on the shelf", [], "cancelled", [0, 0]],
  ] as const)("%s", async (_, before, kind, held) => {
    for (const [n, said] of before.entries()) {
      await post(world.ops, saying(key, said, 40 + n * 20));
    }
    const back = { kind, reason: "客户拒收", cancelledBy: "dealer" } as const;
    expect(await post(world.ops, saying(key, back, 100))).toMatchObject({ state: kind });
    expect(await readHeld(key)).toEqual(held);
    const place = { platformId: world.platforms.北京, productId: world.products[0] };
    expect(await readStock(place)).toEqual({ onHand: 10, reserved: 0, ledger: [10, 0] });
  });
});

describe("pauses", () => {
  const reason = "经销商要求等候";
  const refused = (why: string) => ({ code: "pause_refused", params: { reason: why } });

  test("the clock stands still, and what was late by it is on time in the adjusted figure", async () => {
    await openPause(world.ops, { ...key, reason, fromMs: at(30).getTime() }, at(40));
    expect(await readShipment(key)).toMatchObject({ adjustedDueAt: null });
    await closePause(world.ops, key, at(60));
    expect(await readShipment(key)).toMatchObject({ adjustedDueAt: at(150) });
    await post(world.ops, saying(key, delivered, 140));
    expect(await readShipment(key)).toMatchObject({ verdict: "late", adjustedVerdict: "on_time" });
    const [cell] = await db().dealerSlaDay.findMany({ where: { dealerId: key.dealerId } });
    expect(cell).toMatchObject({ late: 1, adjDue: 1, adjOnTime: 1 });
    expect(await auditOf(key.shipmentId)).toEqual([
      "shipment.paused",
      "shipment.resumed",
      "shipment.logged",
    ]);
  });

  test("two at a time, one that is reversed or to come, and one after the end are refused", async () => {
    const open = (fromMinutes: number, toMinutes?: number) =>
      openPause(
        world.ops,
        {
          ...key,
          reason,
          fromMs: at(fromMinutes).getTime(),
          ...(toMinutes === undefined ? {} : { toMs: at(toMinutes).getTime() }),
        },
        at(60),
      );
    await open(30, 40);
    await expect(open(35)).rejects.toMatchObject(refused("overlaps"));
    await expect(open(50, 45)).rejects.toMatchObject(refused("reversed"));
    await expect(open(61)).rejects.toMatchObject(refused("in_future"));
    await expect(open(-1)).rejects.toMatchObject(refused("before_start"));
    await expect(closePause(world.ops, key, at(60))).rejects.toMatchObject(refused("not_open"));
    const both = await Promise.allSettled([open(40), open(40)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await post(world.ops, saying(key, delivered, 70));
    await expect(openPause(world.ops, { ...key, reason }, at(71))).rejects.toMatchObject(
      refused("ended"),
    );
    await expect(openPause(world.opsElsewhere, { ...key, reason }, at(71))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("assigning: each has its own result, in the order asked, and stale ones are told", async () => {
  const [driver] = world.drivers;
  const other = await makeLogShipment(world);
  const ended = await makeLogShipment(world);
  await post(world.ops, saying(ended, delivered, 10));
  const items = [
    { ...key, version: 99 },
    other,
    { dealerId: key.dealerId, shipmentId: newId() },
    ended,
  ];
  const results = await assignDriver(world.ops, items, driver.id, at(20));
  expect(results.map(({ status, why }) => why ?? status)).toEqual([
    "stale",
    "assigned",
    "not_found",
    "ended",
  ]);
  expect((await assignDriver(world.ops, [other], driver.id, at(21)))[0]?.status).toBe("unchanged");
  expect(await readShipment(other)).toMatchObject({ driverId: driver.id, version: 2 });
  await assignDriver(world.ops, [other], null, at(22));
  expect(await readShipment(other)).toMatchObject({ driverId: null, version: 3 });
});

test("one that is named twice is given once", async () => {
  const results = await assignDriver(world.ops, [key, key], world.drivers[0].id, at(1));
  expect(results.map(({ status }) => status)).toEqual(["assigned", "unchanged"]);
});
