import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import type { EventKind } from "#lib/domain/orders/shipment-facts.ts";
import { generateDemo } from "#prisma/seed/demo/generate.ts";
import { platforms, policyBook, regions } from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";
import {
  acceptedIn,
  countRows,
  dueBetween,
  rateOf,
  readWorld,
  reasonOf,
  type WorldRow,
} from "#tests/unit/seed/world-rows.ts";

const world = readWorld();
const { rows } = world;

const share = (of: (row: WorldRow) => boolean) => rows.filter(of).length / rows.length;
const withEvent = (kind: EventKind) =>
  rows.filter(({ facts }) => facts.events.some((event) => event.kind === kind)).length;

test("two generations are the same to the last id", { timeout: 60_000 }, () => {
  const digest = () => {
    const hash = createHash("sha256");
    const { dealers, batches } = generateDemo();
    hash.update(JSON.stringify(dealers));
    for (const batch of batches()) hash.update(JSON.stringify(batch));
    return hash.digest("hex");
  };
  expect(digest()).toBe(digest());
});

test("ids are UUIDv7 and never twice", () => {
  const ids = [
    ...rows.map(({ facts }) => facts.id),
    ...rows.flatMap(({ facts }) => [...facts.events, ...facts.promises].map(({ id }) => id)),
    ...world.orders.map(({ id }) => id),
    ...world.dealers.flatMap(({ id, sites }) => [id, ...sites.map((site) => site.id)]),
    ...[...platforms, ...regions, ...products].map(({ id }) => id),
  ];
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !form.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("its size", () => {
  test("58,000 to 62,000 shipments of 155 to 165 dealers on 6 platforms", () => {
    expect(rows.length).toBeGreaterThan(58_000);
    expect(rows.length).toBeLessThan(62_000);
    expect(world.dealers.length).toBeGreaterThanOrEqual(155);
    expect(world.dealers.length).toBeLessThanOrEqual(165);
    expect(platforms).toHaveLength(6);
  });

  test("one dealer has 4,000 shipments, one has 3, half of them have fewer than 300", () => {
    const volumes = [...Map.groupBy(rows, ({ dealer }) => dealer.id).values()]
      .map((own) => own.length)
      .sort((a, b) => a - b);
    expect(volumes[0]).toBe(3);
    expect(volumes[1]).toBeGreaterThan(20);
    expect(volumes.at(-1)).toBe(4_000);
    expect(volumes.at(-2)).toBeLessThan(2_500);
    expect(volumes[volumes.length >> 1]).toBeGreaterThan(180);
    expect(volumes[volumes.length >> 1]).toBeLessThan(300);
  });

  test("no two dealers, and no two spellings, have one name", () => {
    const keys = world.dealers.flatMap(({ name, aliases }) => [name, ...aliases].map(nameKey));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("its months", () => {
  test("14, and more than 92 % on time in each", () => {
    const months = [...Map.groupBy(rows, ({ shipment }) => shipment.dueOn.slice(0, 7))].sort();
    expect(months.map(([month]) => month)).toEqual([
      ...["09", "10", "11", "12"].map((month) => `2025-${month}`),
      ...["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"].map(
        (month) => `2026-${month}`,
      ),
    ]);
    expect(months.filter(([, own]) => rateOf(own) <= 0.92).map(([month]) => month)).toEqual([]);
  });

  test("every day has something due, October's and the Spring Festival's holidays too", () => {
    const days = Map.groupBy(rows, ({ shipment }) => shipment.dueOn);
    expect(days.size).toBe(426);
    for (const day of ["2025-10-01", "2026-02-17", "2026-10-01"]) {
      expect(days.get(day)?.length).toBeGreaterThan(10);
    }
  });
});

describe("its texture", () => {
  test("80 to 85 % local, a fifth accepted at weekends, some before 9:00 and after 19:00", () => {
    const local = share(({ facts }) => facts.serviceClass === "local");
    expect(local).toBeGreaterThan(0.8);
    expect(local).toBeLessThan(0.85);
    expect(share((row) => acceptedIn(row).weekday >= 5)).toBeCloseTo(0.2, 1);
    expect(share((row) => acceptedIn(row).hour < 9)).toBeGreaterThan(0.03);
    expect(share((row) => acceptedIn(row).hour >= 19)).toBeGreaterThan(0.02);
  });

  test("local goods take 80 to 90 minutes on average", () => {
    const minutes = rows.flatMap(({ shipment }) => shipment.localMinutes ?? []);
    const mean = minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
    expect(mean).toBeGreaterThan(75);
    expect(mean).toBeLessThan(90);
  });

  test("void, pauses, corrections, failed attempts, late entries and returns are in it", () => {
    expect(share(({ shipment }) => shipment.verdict === "void")).toBeCloseTo(0.007, 2);
    expect(share(({ facts }) => facts.pauses.length > 0)).toBeCloseTo(0.005, 2);
    expect(withEvent("corrected")).toBeGreaterThan(50);
    expect(withEvent("delivery_failed")).toBeGreaterThan(300);
    expect(withEvent("rescheduled")).toBeGreaterThan(50);
    expect(withEvent("returned")).toBeGreaterThan(50);
    const deliveries = rows.flatMap(({ facts }) =>
      facts.events.filter(({ kind }) => kind === "delivered"),
    );
    const loggedLate = deliveries.filter((e) => e.recordedAtMs - e.occurredAtMs > 3_600_000);
    expect(loggedLate.length / deliveries.length).toBeCloseTo(0.03, 2);
  });

  test("dispatch is known of 95 to 99 %", () => {
    const delivered = rows.filter(({ shipment }) => shipment.deliveredAtMs !== null);
    const known = delivered.filter(({ shipment }) => shipment.dispatchedAtMs !== null);
    expect(known.length / delivered.length).toBeGreaterThan(0.95);
    expect(known.length / delivered.length).toBeLessThan(0.99);
  });

  test("a handful is not delivered at the end, all of the last days", () => {
    const open = rows.filter(({ shipment }) => shipment.verdict === null);
    expect(open.length).toBeGreaterThan(2);
    expect(open.length).toBeLessThan(20);
    expect(dueBetween(open, "2026-10-29", "2026-10-31")).toHaveLength(open.length);
  });

  test("no event conflicts with another", () => {
    expect(rows.filter(({ shipment }) => shipment.conflicts.length > 0)).toEqual([]);
  });

  test("whatever was delivered late says why", () => {
    const late = rows.filter(({ shipment }) => shipment.verdict === "late");
    expect(late.filter((row) => reasonOf(row) === null)).toEqual([]);
  });

  test("pauses and times that the dealer asked for turn misses into kept promises", () => {
    const theirs = rows.filter(
      ({ facts, shipment }) =>
        shipment.verdict === "late" && (facts.pauses.length > 0 || facts.promises.length > 1),
    );
    expect(theirs.length).toBeGreaterThan(150);
    expect(theirs.filter(({ shipment }) => shipment.adjustedVerdict !== "on_time")).toEqual([]);
  });

  test("the typhoon of 21 July 2026 keeps Guangzhou's goods back, and is excused", () => {
    const kept = rows.filter((row) => reasonOf(row) === "typhoon");
    expect(kept.length).toBeGreaterThan(10);
    expect(new Set(kept.map(({ shipment }) => shipment.dueOn))).toEqual(new Set(["2026-07-21"]));
    expect(kept.filter(({ shipment }) => !shipment.excused)).toEqual([]);
  });
});

describe("its promises", () => {
  test("are what the clock says of their acceptance", () => {
    const wrong = rows.filter(({ facts }) => {
      const promise = facts.promises[0];
      const { platformId, serviceClass } = facts;
      const service = { platformId, serviceClass, dealerId: facts.dealerId };
      const again = policyBook.promise(service, promise?.acceptedAtMs ?? 0);
      return again?.dueAtMs !== promise?.dueAtMs || again?.dueOn !== promise?.dueOn;
    });
    expect(wrong).toEqual([]);
  });

  test("Chengdu promises 150 minutes until March 2026, then 120", () => {
    const chengdu = platforms.find(({ city }) => city === "成都");
    const budgets = rows
      .filter(({ facts }) => facts.platformId === chengdu?.id && facts.serviceClass === "local")
      .map(({ facts: { promises } }) => ({
        acceptedAtMs: promises[0]?.acceptedAtMs ?? 0,
        minutes: ((promises[0]?.dueAtMs ?? 0) - (promises[0]?.startsAtMs ?? 0)) / 60_000,
      }));
    const changesAtMs = Date.parse("2026-03-01T00:00:00+08:00");
    const before = budgets.filter(({ acceptedAtMs }) => acceptedAtMs < changesAtMs);
    const after = budgets.filter(({ acceptedAtMs }) => acceptedAtMs >= changesAtMs);
    expect(new Set(before.map(({ minutes }) => minutes))).toEqual(new Set([150]));
    expect(new Set(after.map(({ minutes }) => minutes))).toEqual(new Set([120]));
  });
});

describe("order numbers", () => {
  test("rise with time, one by one", () => {
    const inTime = [...world.orders].sort(
      (a, b) => a.orderedAtMs - b.orderedAtMs || Number(a.number) - Number(b.number),
    );
    const first = Number(inTime[0]?.number);
    expect(first).toBeGreaterThan(0);
    expect(inTime.map(({ number }) => Number(number))).toEqual(inTime.map((_, i) => first + i));
  });

  test("93763: on Saturday two servers are promised to Shenyang by Sunday 17:00, and come at 15:40", () => {
    const order = world.orders.find(({ number }) => number === "93763");
    const own = rows.filter(({ facts }) => facts.orderId === order?.id);
    expect(own).toHaveLength(1);
    expect(own.map(told)).toEqual([
      {
        dealer: "沈阳北辰信息",
        number: "93763-1",
        platform: "北京",
        serviceClass: "intercity",
        goods: ["2 × HP ProLiant DL380 Gen11 服务器"],
        acceptedAt: "2026-10-24T10:18:07.000Z",
        dueAt: "2026-10-25T09:00:00.000Z",
        deliveredAt: "2026-10-25T07:40:00.000Z",
        verdict: "on_time",
      },
    ]);
    expect(countRows(own)).toEqual({ due: 1, onTime: 1 });
  });
});

function told({ dealer, facts, shipment }: WorldRow) {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    dealer: dealer.name,
    number: facts.number,
    platform: platforms.find(({ id }) => id === facts.platformId)?.city,
    serviceClass: facts.serviceClass,
    goods: facts.lines.map(
      (line) => `${line.quantity} × ${products.find(({ id }) => id === line.productId)?.name}`,
    ),
    acceptedAt: iso(shipment.acceptedAtMs),
    dueAt: iso(shipment.dueAtMs),
    deliveredAt: iso(shipment.deliveredAtMs),
    verdict: shipment.verdict,
  };
}
