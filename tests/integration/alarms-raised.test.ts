import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, actorScope, operatorScope } from "#lib/auth/scope.ts";
import { deleteAlarmsEndedBefore } from "#lib/data/alarms.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { countOpenNotices, listInbox } from "#lib/data/inbox.ts";
import { newId } from "#lib/data/new-id.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { acknowledgeAlarms } from "#lib/operations/acknowledge-alarms.ts";
import { watchAlarms } from "#lib/operations/watch-alarms.ts";
import {
  type AlarmWorld,
  forgetAlarms,
  log,
  makeAlarmWorld,
  ship,
} from "#tests/support/alarm-world.ts";
import { makePerson } from "#tests/support/people-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("alarms:read");
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const nowMs = Date.parse("2026-11-21T04:00:00.000Z");
const at = (minutes: number) => new Date(nowMs + minutes * MINUTE_MS);

let database: TestDatabase;
let world: AlarmWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  world = await makeAlarmWorld();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});
beforeEach(forgetAlarms);

async function alarms(): Promise<string[]> {
  const rows = await db().alarm.findMany({ orderBy: { raisedAt: "asc" } });
  return rows.map(({ kind, endedAt }) => `${kind}${endedAt === null ? "" : " over"}`);
}

async function toldOf(kind: string): Promise<string[]> {
  const notices = await db().notice.findMany({ where: { alarm: { kind } } });
  const people = await db().person.findMany({
    where: { id: { in: notices.map(({ personId }) => personId) } },
  });
  return people.map(({ name }) => name).sort();
}

test("at risk, then broken, then delivered: two alarms, each once, each over in its time", async () => {
  const shipment = await ship(world, nowMs);
  // Nothing is known of how long platforms take: 30 minutes of road are planned, the slow ones take 45.
  await watchAlarms(scope, at(-46));
  expect(await alarms()).toEqual([]);
  await watchAlarms(scope, at(-44));
  await watchAlarms(scope, at(-30));
  expect(await alarms()).toEqual(["at_risk"]);
  await watchAlarms(scope, at(0));
  expect(await alarms()).toEqual(["at_risk"]);
  await watchAlarms(scope, new Date(nowMs + 1));
  expect(await alarms()).toEqual(["at_risk over", "breach"]);
  await log(shipment, "delivered", nowMs + 5 * MINUTE_MS);
  await watchAlarms(scope, at(6));
  expect(await alarms()).toEqual(["at_risk over", "breach over"]);
});

test("three that watch at once raise once, in one inbox, and tell it once", async () => {
  for (let i = 0; i < 5; i += 1) await ship(world, nowMs);
  const answers = await Promise.all([1, 2, 3].map(() => watchAlarms(scope, at(1))));
  await watchAlarms(scope, at(1));
  expect(answers.reduce((sum, one) => sum + (one?.raised ?? 0), 0)).toBe(5);
  expect(await db().alarm.count()).toBe(5);
  expect(await db().notice.count({ where: { personId: world.opsId } })).toBe(5);
  const told = await db().outbox.findMany({ where: { topic: "notice" } });
  expect(told.map(({ payload }) => payload)).toEqual([{ personId: world.opsId }]);
});

test("ten minutes without a watcher: what holds is raised, what passed is not", async () => {
  await watchAlarms(scope, at(-60));
  const delivered = await ship(world, nowMs - 5 * MINUTE_MS);
  await ship(world, nowMs - 4 * MINUTE_MS);
  await log(delivered, "delivered", nowMs - MINUTE_MS);
  await watchAlarms(scope, at(0));
  expect(await alarms()).toEqual(["breach"]);
});

test("a history of undelivered shipments raises nothing that is older than a day", async () => {
  await ship(world, nowMs - 2 * DAY_MS);
  await ship(world, nowMs - DAY_MS - 1);
  await ship(world, nowMs - DAY_MS);
  await watchAlarms(scope, at(0));
  expect(await alarms()).toEqual(["breach"]);
  // What was raised holds on, however old it gets.
  await watchAlarms(scope, at(3 * 1_440));
  expect(await alarms()).toEqual(["breach"]);
});

test("paused, taken back: nothing; excused: the goods are still to be delivered", async () => {
  const from = nowMs - 60 * MINUTE_MS;
  const fact = { id: newId(), reason: "site_closed", recordedAtMs: from, actorId: null };
  await ship(world, nowMs, { pauses: [{ ...fact, fromMs: from, toMs: null }] });
  const gone = await ship(world, nowMs);
  await db().$executeRaw`UPDATE shipment SET retracted = TRUE WHERE id = ${gone.id}::uuid`;
  await watchAlarms(scope, at(30));
  expect(await alarms()).toEqual([]);
  const excused = await ship(world, nowMs, {
    excuses: [{ id: newId(), reason: "typhoon", approvedAtMs: from }],
  });
  await watchAlarms(scope, at(31));
  expect(await alarms()).toEqual(["breach"]);
  await log(excused, "delivered", nowMs + 32 * MINUTE_MS);
  await watchAlarms(scope, at(33));
  expect(await alarms()).toEqual(["breach over"]);
});

test("a delivery that is withdrawn opens its alarm again, and nobody is told anew", async () => {
  const shipment = await ship(world, nowMs);
  await watchAlarms(scope, at(1));
  const eventId = await log(shipment, "delivered", nowMs + 2 * MINUTE_MS);
  await watchAlarms(scope, at(2));
  expect(await alarms()).toEqual(["breach over"]);
  await log(shipment, "withdrawn", nowMs + 2 * MINUTE_MS, { withdrawal: { eventId } });
  await watchAlarms(scope, at(3));
  expect(await alarms()).toEqual(["breach"]);
  expect(await db().notice.count()).toBe(1);
});

test("what was logged into a cancelled shipment is an alarm of the platform until it counts", async () => {
  const shipment = await ship(world, nowMs);
  await log(shipment, "cancelled", nowMs - 20 * MINUTE_MS, { cancelledBy: "dealer" });
  const eventId = await log(shipment, "delivered", nowMs - 10 * MINUTE_MS);
  await db().audit.create({
    data: {
      id: newId(),
      at: at(-5),
      action: "shipment.conflict",
      subject: shipment.id,
      data: { dealerId: shipment.dealerId, eventId },
    },
  });
  await watchAlarms(scope, at(0));
  await watchAlarms(scope, at(2 * 1_440));
  expect(await alarms()).toEqual(["conflict"]);
  expect(await toldOf("conflict")).toEqual(["孙立"]);
  expect(await db().alarm.findFirst()).toMatchObject({
    cause: `conflict:${eventId}`,
    shipmentId: shipment.id,
    data: { said: "delivered", state: "cancelled" },
  });
  await log(shipment, "corrected", nowMs + 2 * DAY_MS, {
    reason: "没有取消",
    correction: {
      field: "cancelledAt",
      from: new Date(nowMs - 20 * MINUTE_MS).toISOString(),
      to: null,
    },
  });
  await watchAlarms(scope, at(2 * 1_440 + 1));
  expect(await alarms()).toEqual(["conflict over"]);
});

test("a dispute is an alarm after a day without an answer, and over with it", async () => {
  const shipment = await ship(world, nowMs);
  await log(shipment, "delivered", nowMs - MINUTE_MS);
  const receiptId = newId();
  await db().receipt.create({
    data: {
      dealerId: shipment.dealerId,
      id: receiptId,
      shipmentId: shipment.id,
      kind: "disputed",
      receivedAt: at(30),
      recordedAt: at(0),
    },
  });
  await watchAlarms(scope, at(1_439));
  expect(await alarms()).toEqual([]);
  await watchAlarms(scope, at(1_440));
  expect(await alarms()).toEqual(["dispute_open"]);
  expect(await toldOf("dispute_open")).toEqual(["孙立"]);
  await db().disputeAnswer.create({
    data: {
      dealerId: shipment.dealerId,
      receiptId,
      shipmentId: shipment.id,
      outcome: "declined",
      note: "",
      recordedAt: at(1_450),
    },
  });
  await watchAlarms(scope, at(1_451));
  expect(await alarms()).toEqual(["dispute_open over"]);
});

test("those responsible are told: of promises the platform and the representative, of weakness the region's", async () => {
  const regionId = newId();
  const { dealerId, platformId } = world;
  await db().region.create({ data: { id: regionId, name: "华北", createdAt: at(0) } });
  await db().dealer.update({
    where: { id: dealerId },
    data: { regionId, representative: "林代表" },
  });
  const region = [{ kind: "region", subjectId: regionId }] as const;
  await makePerson({ name: "林代表", role: "representative", scopes: region });
  await makePerson({ name: "别的代表", role: "representative", scopes: region });
  await makePerson({
    name: "直派代表",
    role: "representative",
    scopes: [{ kind: "dealer", subjectId: dealerId }],
  });
  await makePerson({ name: "韩经理", role: "manager", scopes: region });
  await makePerson({
    name: "外区经理",
    role: "manager",
    scopes: [{ kind: "region", subjectId: newId() }],
  });
  await makePerson({
    name: "外站",
    role: "ops",
    scopes: [{ kind: "platform", subjectId: newId() }],
  });
  await makePerson({
    name: "经销商",
    role: "dealer",
    scopes: [{ kind: "dealer", subjectId: dealerId }],
  });
  await makePerson({ name: "管理员", role: "admin" });
  const gone = await makePerson({
    name: "离职",
    role: "ops",
    scopes: [{ kind: "platform", subjectId: platformId }],
  });
  await db().person.update({ where: { id: gone }, data: { disabled: true } });
  await ship(world, nowMs);
  const turn = { dealerId, weak: true, due: 40, onTime: 20, qValue: 0.001 };
  await db().dealerTurn.create({ data: { ...turn, onDay: new Date("2026-11-19") } });
  await watchAlarms(scope, at(1));
  expect(await toldOf("breach")).toEqual(["孙立", "林代表", "直派代表"].sort());
  expect(await toldOf("turned_weak")).toEqual(["林代表", "直派代表", "韩经理"].sort());

  // Judged anew, the day may move: the same weakness stays the same alarm, until it is over.
  await db().dealerTurn.updateMany({ data: { onDay: new Date("2026-11-20") } });
  await watchAlarms(scope, at(2));
  expect(await db().alarm.count({ where: { kind: "turned_weak" } })).toBe(1);
  await db().dealerTurn.create({ data: { ...turn, weak: false, onDay: new Date("2026-11-21") } });
  await watchAlarms(scope, at(3));
  expect((await alarms()).filter((one) => one.startsWith("turned_weak"))).toEqual([
    "turned_weak over",
  ]);
  await db().dealerTurn.deleteMany();
});

test("where nobody is responsible, the admins are", async () => {
  await db().person.update({ where: { id: world.opsId }, data: { disabled: true } });
  await db().dealer.update({ where: { id: world.dealerId }, data: { representative: null } });
  await db().personScope.deleteMany({ where: { kind: "dealer" } });
  await ship(world, nowMs);
  await watchAlarms(scope, at(1));
  expect(await toldOf("breach")).toEqual(["管理员"]);
  await db().person.update({ where: { id: world.opsId }, data: { disabled: false } });
});

function asOps(platformId: string): Actor {
  return {
    id: world.opsId,
    name: "孙立",
    role: "ops",
    reach: { kind: "platforms", ids: [platformId] },
  };
}

test("an inbox shows what is its owner's and within reach; acknowledging takes it off the count", async () => {
  await ship(world, nowMs);
  await ship(world, nowMs);
  await watchAlarms(scope, at(1));
  const own = actorScope(asOps(world.platformId), "alarms:read");
  const elsewhere = actorScope(asOps(newId()), "alarms:read");
  const page = { page: 1, pageSize: 10 };
  const open = { state: "open", kind: null } as const;
  expect(await countOpenNotices(own)).toBe(2);
  expect([await countOpenNotices(elsewhere), await listInbox(elsewhere, open, page)]).toEqual([
    0,
    [],
  ]);
  const [first] = await listInbox(own, open, page);
  await acknowledgeAlarms(elsewhere, null, at(2));
  expect(await countOpenNotices(own)).toBe(2);
  await acknowledgeAlarms(own, [first?.alarmId ?? ""], at(2));
  expect(await countOpenNotices(own)).toBe(1);
  await acknowledgeAlarms(own, null, at(2));
  expect(await countOpenNotices(own)).toBe(0);
  expect(await listInbox(own, { state: "acknowledged", kind: "breach" }, page)).toHaveLength(2);
});

test("what has been over for long is removed, what holds stays", async () => {
  const shipment = await ship(world, nowMs);
  await ship(world, nowMs);
  await watchAlarms(scope, at(1));
  await log(shipment, "delivered", nowMs + MINUTE_MS);
  await watchAlarms(scope, at(2));
  expect(await deleteAlarmsEndedBefore(scope, at(2))).toBe(0);
  expect(await deleteAlarmsEndedBefore(scope, at(3))).toBe(1);
  expect(await alarms()).toEqual(["breach"]);
  expect(await db().notice.count()).toBe(1);
});
