import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/require-scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { readFactsBySource } from "#lib/data/facts/read-facts.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { insertDealers, insertPlatforms } from "#lib/data/reference.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { verdictOf } from "#lib/domain/sla/verdict.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { appendFacts } from "#lib/operations/append-facts.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const now = new Date("2026-11-22T02:00:00Z");
const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
const noPolicy = () => null;

let database: TestDatabase;
const dealerId = newId();
const platformId = newId();
const minute = 60_000;
const dueAtMs = Date.parse("2026-11-10T04:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  provideDatabaseUrl(database.url);
  await db().serviceClass.createMany({
    data: ["local", "intercity"].map((code) => ({
      code,
      nameZh: code,
      nameEn: code,
      createdAt: now,
    })),
  });
  await inTransaction(scope, async (tx) => {
    const platform = {
      id: platformId,
      name: "北京",
      key: "北京",
      city: "北京",
      zone: "Asia/Shanghai",
    };
    await insertPlatforms(tx, [platform], newId, now);
    const dealer = { id: dealerId, name: "甲", key: "甲", dealerClass: null, regionId: null };
    await insertDealers(tx, [{ ...dealer, homePlatformId: null }], now);
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function event(kind: ShipmentEvent["kind"], occurredAtMs: number, data = {}): ShipmentEvent {
  return {
    id: newId(),
    kind,
    occurredAtMs,
    recordedAtMs: occurredAtMs,
    precision: "minute",
    actorId: null,
    device: null,
    data,
    importId: null,
    rowNumber: null,
  };
}

function shipment(key: string, parts: Partial<ShipmentFacts> = {}): ShipmentFacts {
  return {
    dealerId,
    id: newId(),
    orderId: null,
    number: null,
    sourceKey: key,
    sourceOccurrence: 1,
    platformId,
    serviceClass: "local",
    siteId: null,
    promises: [
      {
        id: newId(),
        kind: "original",
        acceptedAtMs: dueAtMs - 120 * minute,
        startsAtMs: dueAtMs - 120 * minute,
        dueAtMs,
        dueOn: "2026-11-10",
        duePrecision: "instant",
        policyVersionId: null,
        calendarVersionId: null,
        transitMinutes: 30,
        steps: [],
        madeAtMs: dueAtMs - 120 * minute,
        importId: null,
      },
    ],
    events: [],
    pauses: [],
    excuses: [],
    lines: [],
    ...parts,
  };
}

async function cell() {
  const cells = await db().dealerSlaDay.findMany();
  const { rows } = await readLeague(scope, everything, now);
  return { stored: cells, read: rows[0] };
}

test("many writers on the same dealer and day: the cell equals the facts", async () => {
  const writers = 24;
  await Promise.all(
    Array.from({ length: writers }, (_, i) =>
      inTransaction(scope, (tx) =>
        recordShipments(
          tx,
          [
            shipment(`w${i}`, {
              events: [event("delivered", dueAtMs + (i % 3 === 0 ? minute : 0))],
            }),
          ],
          noPolicy,
        ),
      ),
    ),
  );
  const { stored, read } = await cell();
  expect(stored).toHaveLength(1);
  expect(stored[0]).toMatchObject({ due: 24, onTime: 16, late: 8, undelivered: 0 });
  expect(read).toMatchObject({ due: 24, onTime: 16, late: 8 });

  const keys = Array.from({ length: writers }, (_, i) => ({ dealerId, sourceKey: `w${i}` }));
  await Promise.all(
    keys.map((key) =>
      inTransaction(scope, async (tx) => {
        const [facts] = await readFactsBySource(tx, [key]);
        if (!facts) throw new Error("missing");
        const correction = {
          field: "deliveredAt" as const,
          from: null,
          to: new Date(dueAtMs + 5 * minute).toISOString(),
        };
        const corrected = event("corrected", dueAtMs + 60 * minute, { correction });
        await appendFacts(tx, [{ facts, events: [corrected], lines: [] }], noPolicy);
      }),
    ),
  );
  expect((await cell()).stored[0]).toMatchObject({ due: 24, onTime: 0, late: 24 });
});

test("rollup = facts = lib/domain, for every kind of story", async () => {
  const pause = {
    id: newId(),
    fromMs: dueAtMs - 60 * minute,
    toMs: dueAtMs,
    reason: "wait",
    recordedAtMs: dueAtMs,
  };
  const excuse = { id: newId(), reason: "typhoon", approvedAtMs: dueAtMs };
  const late = event("delivered", dueAtMs + 30 * minute);
  const cancelled = (by: string, at: number) => event("cancelled", at, { cancelledBy: by });
  const stories: ShipmentFacts[] = [
    shipment("s1", {
      events: [event("dispatched", dueAtMs - 40 * minute), event("delivered", dueAtMs)],
    }),
    shipment("s2", { events: [event("dispatched", dueAtMs - 20 * minute), late] }),
    shipment("s3", { events: [late], excuses: [excuse] }),
    shipment("s4", { events: [late], pauses: [{ ...pause, id: newId() }] }),
    shipment("s5"),
    shipment("s6", { excuses: [{ ...excuse, id: newId() }] }),
    shipment("s7", { events: [cancelled("dealer", dueAtMs)] }),
    shipment("s8", { events: [cancelled("dealer", dueAtMs + 1)] }),
    shipment("s9", { events: [cancelled("distributor", dueAtMs - minute)] }),
    shipment("s10", { pauses: [{ ...pause, id: newId(), toMs: null }] }),
    shipment("s11", { pauses: [{ ...pause, id: newId(), toMs: dueAtMs + 60 * minute }] }),
    shipment("s12", { serviceClass: "intercity", events: [event("delivered", dueAtMs - minute)] }),
  ];
  const withIds = stories.map((facts) => ({
    ...facts,
    events: facts.events.map((one) => ({ ...one, id: newId() })),
  }));
  await db()
    .$executeRaw`TRUNCATE shipment, shipment_line, shipment_event, promise, pause, excuse, dealer_sla_day`;
  await inTransaction(scope, (tx) => recordShipments(tx, withIds, noPolicy));

  const verdicts = withIds.map(({ events }) => {
    const { deliveredAtMs, cancelledAtMs, cancelledBy } = foldShipment(events);
    const end = { deliveredAt: deliveredAtMs, cancelledAt: cancelledAtMs, cancelledBy };
    return verdictOf({ ...end, dueAt: dueAtMs, asOf: now.getTime() });
  });
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  const { read } = await cell();
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
