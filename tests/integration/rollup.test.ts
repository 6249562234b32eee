import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { readFactsBySource } from "#lib/data/facts/read-facts.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { insertDealers } from "#lib/data/reference.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { verdictOf } from "#lib/domain/sla/verdict.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const now = new Date("2026-11-22T02:00:00Z");
const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
const noPolicy = () => null;
/** In a month that is over, so that its cell of the month is what is read. */
const dueAtMs = Date.parse("2026-10-10T04:00:00Z");
const DAY_MS = 86_400_000;

let database: TestDatabase;
let place: { dealerId: string; platformId: string };

beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  provideDatabaseUrl(database.url);
  place = await makeRollupWorld();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const shipment = (key: string, parts: Partial<ShipmentFacts> = {}, atMs = dueAtMs) =>
  makeShipment({ ...place, dueAtMs: atMs }, key, parts);

async function cells() {
  const days = await db().dealerSlaDay.findMany({ orderBy: { dueOn: "asc" } });
  const months = await db().dealerSlaMonth.findMany();
  const { rows } = await readLeague(scope, everything, now);
  return { days, months, read: rows[0] };
}

test("many writers on the same days of a dealer and month: cells equal the facts", async () => {
  const writers = 24;
  const write = (i: number) => {
    const atMs = dueAtMs + (i % 3) * DAY_MS;
    const delivered = makeEvent("delivered", atMs + (i % 6 === 0 ? MINUTE_MS : 0));
    return shipment(`w${i}`, { events: [delivered] }, atMs);
  };
  await Promise.all(
    Array.from({ length: writers }, (_, i) =>
      inTransaction(scope, (tx) => writeFacts(tx, { create: [write(i)], append: [] }, noPolicy)),
    ),
  );
  const { days, months, read } = await cells();
  expect(days.map(({ due, onTime, late }) => [due, onTime, late])).toEqual([
    [8, 4, 4],
    [8, 8, 0],
    [8, 8, 0],
  ]);
  expect(months).toHaveLength(1);
  expect(months[0]).toMatchObject({ due: 24, onTime: 20, late: 4, undelivered: 0, minutesN: 24 });
  expect(read).toMatchObject({ due: 24, onTime: 20, late: 4 });

  const keys = Array.from({ length: writers }, (_, i) => ({ ...place, sourceKey: `w${i}` }));
  await Promise.all(
    keys.map((key) =>
      inTransaction(scope, async (tx) => {
        const [facts] = await readFactsBySource(tx, [key]);
        if (!facts) throw new Error("missing");
        const correction = {
          field: "deliveredAt" as const,
          from: null,
          to: new Date(dueAtMs + 5 * DAY_MS).toISOString(),
        };
        const corrected = makeEvent("corrected", dueAtMs + 6 * DAY_MS, { correction });
        const nothing = { promises: [], lines: [], removedLines: [] };
        const append = [{ facts, events: [corrected], ...nothing }];
        // Each of them touches the days of another one too, in an order of its own.
        const create = [0, 1, 2].map((day) =>
          shipment(
            `${key.sourceKey}+${day}`,
            {},
            dueAtMs + ((day + keys.indexOf(key)) % 3) * DAY_MS,
          ),
        );
        await writeFacts(tx, { create, append }, noPolicy);
      }),
    ),
  );
  const after = await cells();
  expect(after.days.map(({ due, late }) => [due, late])).toEqual(Array(3).fill([32, 8]));
  expect(after.months).toHaveLength(1);
  expect(after.months[0]).toMatchObject({ due: 96, onTime: 0, late: 24, undelivered: 72 });
});

test("rollup = facts = lib/domain, for every kind of story", async () => {
  const pause = {
    id: newId(),
    fromMs: dueAtMs - 60 * MINUTE_MS,
    toMs: dueAtMs,
    reason: "wait",
    recordedAtMs: dueAtMs,
  };
  const excuse = { id: newId(), reason: "typhoon", approvedAtMs: dueAtMs };
  const late = makeEvent("delivered", dueAtMs + 30 * MINUTE_MS);
  const cancelled = (by: string, at: number) => makeEvent("cancelled", at, { cancelledBy: by });
  const stories: ShipmentFacts[] = [
    shipment("s1", {
      events: [makeEvent("dispatched", dueAtMs - 40 * MINUTE_MS), makeEvent("delivered", dueAtMs)],
    }),
    shipment("s2", { events: [makeEvent("dispatched", dueAtMs - 20 * MINUTE_MS), late] }),
    shipment("s3", { events: [late], excuses: [excuse] }),
    shipment("s4", { events: [late], pauses: [{ ...pause, id: newId() }] }),
    shipment("s5"),
    shipment("s6", { excuses: [{ ...excuse, id: newId() }] }),
    shipment("s7", { events: [cancelled("dealer", dueAtMs)] }),
    shipment("s8", { events: [cancelled("dealer", dueAtMs + 1)] }),
    shipment("s9", { events: [cancelled("distributor", dueAtMs - MINUTE_MS)] }),
    shipment("s10", { pauses: [{ ...pause, id: newId(), toMs: null }] }),
    shipment("s11", { pauses: [{ ...pause, id: newId(), toMs: dueAtMs + 60 * MINUTE_MS }] }),
    shipment("s12", {
      serviceClass: "intercity",
      events: [makeEvent("delivered", dueAtMs - MINUTE_MS)],
    }),
  ];
  const dealerId = newId();
  const withIds = stories.map((facts) => ({
    ...facts,
    dealerId,
    events: facts.events.map((one) => ({ ...one, id: newId() })),
  }));
  await inTransaction(scope, async (tx) => {
    const dealer = { id: dealerId, name: "乙", key: "乙", dealerClass: null, regionId: null };
    await insertDealers(tx, [{ ...dealer, homePlatformId: null }], now);
    await writeFacts(tx, { create: withIds, append: [] }, noPolicy);
  });

  const verdicts = withIds.map(({ events }) => {
    const { deliveredAtMs, cancelledAtMs, cancelledBy } = foldShipment(events);
    const end = { deliveredAt: deliveredAtMs, cancelledAt: cancelledAtMs, cancelledBy };
    return verdictOf({ ...end, dueAt: dueAtMs, asOf: now.getTime() });
  });
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  const { rows } = await readLeague(scope, everything, now);
  const read = rows.find((row) => row.dealerId === dealerId);
  expect(read).toMatchObject({
    due: verdicts.length - count("void"),
    onTime: count("on_time"),
    late: count("late"),
    undelivered: count("overdue"),
    void: count("void"),
  });
  // Adjusted: s4 is on time by its pause, s3 and s6 are excused, s10 still stands, s7 is void.
  expect(read).toMatchObject({ adjDue: 8, adjOnTime: 3, excused: 2 });
  expect(read).toMatchObject({ dockKnown: 8, dockOnTime: 1 });
  expect(read).toMatchObject({ minutesN: 4, minutesSum: 120 + 150 + 150 + 150 });
});

test.each(["UTC", "Asia/Shanghai", "America/New_York"])(
  "a database set to %s keeps every millisecond",
  async (timeZone) => {
    const other = await createTestDatabase(timeZone);
    await disconnect();
    provideDatabaseUrl(other.url);
    const at = new Date("2026-03-29T01:59:59.999Z");
    await db().setting.create({ data: { key: "target", value: 0.9, updatedAt: at } });
    const read = await db().setting.findUniqueOrThrow({ where: { key: "target" } });
    const [raw] = await db().$queryRaw<{ ms: number }[]>`
      SELECT (extract(epoch FROM updated_at) * 1000)::float8 AS ms FROM setting`;
    expect([read.updatedAt.getTime(), raw?.ms]).toEqual([at.getTime(), at.getTime()]);
    await disconnect();
    await other.drop();
    provideDatabaseUrl(database.url);
  },
);
