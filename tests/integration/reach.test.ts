import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#lib/auth/permissions.ts";
import { actorScope, operatorScope, type Reach, type Scope } from "#lib/auth/scope.ts";
import { noCut, type ShipmentFilter } from "#lib/contracts/filters.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { listDealerTurns } from "#lib/data/dealer-turns.ts";
import { findDealer } from "#lib/data/dealers.ts";
import { readDealerDays } from "#lib/data/metrics/dealer-days.ts";
import { readDealerMonths } from "#lib/data/metrics/dealer-months.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readMonths } from "#lib/data/metrics/periods.ts";
import { readPlatformClasses } from "#lib/data/metrics/platform-classes.ts";
import { listWorstDays } from "#lib/data/metrics/platform-days.ts";
import { readPlatformDealers } from "#lib/data/metrics/platform-dealers.ts";
import { readPlatformLag } from "#lib/data/metrics/platform-lag.ts";
import { readPlatformMinutes } from "#lib/data/metrics/platform-minutes.ts";
import { readPlatformMonths } from "#lib/data/metrics/platform-months.ts";
import { readPlatformPace } from "#lib/data/metrics/platform-pace.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { readWeekdayHours } from "#lib/data/metrics/weekday-hours.ts";
import { listPlatforms } from "#lib/data/platforms.ts";
import { findCutNames } from "#lib/data/reference-names.ts";
import { listRegions } from "#lib/data/regions.ts";
import { readRepresentatives } from "#lib/data/representatives.ts";
import { findNumbers, listDealerNames } from "#lib/data/search.ts";
import { findShipment } from "#lib/data/shipment-detail.ts";
import { listShipments, streamShipments } from "#lib/data/shipments.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-20T04:00:00Z");
const period = parsePeriod("2026-10") ?? expect.unreachable();
const october = { period, platformId: null, serviceClass: null };
const listed: ShipmentFilter = {
  ...october,
  cut: noCut,
  outcome: "due",
  dealerIds: null,
  lateFromMinutes: null,
  lateToMinutes: null,
  search: null,
};
const firstPage = { sort: "-due", page: 1, pageSize: 200 } as const;
const company = operatorScope("metrics:read");
const driverId = "0190a000-0000-7000-8000-00000000000d";

function scopeOf(role: Role, reach: Reach): Scope {
  return actorScope({ id: driverId, name: "某人", role, reach }, "shipments:read");
}

let database: TestDatabase;
let northEast = "";
let beijing = "";
let dealers: string[] = [];
/** Two shipments of October by one platform to different dealers. */
let carried: { dealerId: string; id: string }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  await seedDemo();
  northEast = (await db().region.findUniqueOrThrow({ where: { name: "东北" } })).id;
  beijing = (await db().platform.findFirstOrThrow({ where: { city: "北京" } })).id;
  const some = await db().dealer.findMany({ where: { regionId: northEast }, take: 2 });
  const else_ = await db().dealer.findFirstOrThrow({ where: { NOT: { regionId: northEast } } });
  dealers = [...some, else_].map(({ id }) => id);
  const inOctober = { gte: new Date("2026-10-01"), lte: new Date("2026-10-31") };
  carried = await db().shipment.findMany({
    where: { platformId: beijing, dueOn: inOctober, NOT: { verdict: "void" } },
    select: { dealerId: true, id: true },
    distinct: ["dealerId"],
    take: 2,
  });
  await db().shipment.updateMany({ where: { OR: carried }, data: { driverId } });
}, 600_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("a manager of one region", () => {
  const manager = () => scopeOf("manager", { kind: "regions", ids: [northEast] });

  test("sees of the company's league the region's dealers, as they are judged there", async () => {
    const [all, own] = [
      await readLeague(company, october, now),
      await readLeague(manager(), october, now),
    ];
    expect(own.rows).toEqual(all.rows.filter(({ regionId }) => regionId === northEast));
    expect(own).toMatchObject({ prior: all.prior, judged: all.judged, target: all.target });
    expect(own.rows.length).toBeGreaterThan(0);
    expect(own.overall?.due).toBeLessThan(all.overall?.due ?? 0);
  });

  test("every figure is the one that the company sees of the region", async () => {
    const sorted = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();
    for (const by of ["dealer", "platform", "hour", "weekday", "line"] as const) {
      const own = await readReasonUnits(manager(), by, october, null, now);
      expect(sorted(own)).toEqual(
        sorted(await readReasonUnits(company, by, october, northEast, now)),
      );
      expect(own.length).toBeGreaterThan(0);
    }
    for (const ask of [
      readPlatformClasses,
      readPlatformLag,
      readPlatformMinutes,
      readPlatformMonths,
      readPlatformPace,
    ]) {
      const own = await ask(manager(), october, null, now);
      expect(sorted<unknown>(own)).toEqual(
        sorted<unknown>(await ask(company, october, northEast, now)),
      );
      expect(own.length).toBeGreaterThan(0);
    }
    expect(await listWorstDays(manager(), october, null, 8, now)).toEqual(
      await listWorstDays(company, october, northEast, 8, now),
    );
    expect(sorted(await readWeekdayHours(manager(), october, now))).toEqual(
      sorted(await readWeekdayHours(company, { ...october, regionId: northEast }, now)),
    );
    const platforms = await readPlatformDealers(company, october, now);
    expect(await readPlatformDealers(manager(), october, now)).toEqual(
      platforms.filter(({ regionId }) => regionId === northEast),
    );
  });

  test("lists and downloads hold the region's shipments alone", async () => {
    const ofRegion = { ...listed, cut: { ...noCut, regionId: northEast } };
    const [own, whole] = await Promise.all([
      listShipments(manager(), listed, firstPage, now),
      listShipments(company, ofRegion, firstPage, now),
    ]);
    expect(own).toEqual(whole);
    let streamed = 0;
    for await (const _ of streamShipments(manager(), listed, "-due", now)) streamed += 1;
    expect(streamed).toBe(whole.total);
  });

  test("what is kept for one viewer is not another's", async () => {
    const ask = (scope: Scope) => readWeekdayHours(scope, october, now);
    const [all, own] = [await ask(company), await ask(manager())];
    expect(own).not.toEqual(all);
    expect([await ask(company), await ask(manager())]).toEqual([all, own]);
  });
});

describe("a representative", () => {
  test("sees the dealers named and no other", async () => {
    const scope = scopeOf("representative", { kind: "dealers", ids: dealers });
    const { rows } = await readLeague(scope, october, now);
    expect(rows.map(({ dealerId }) => dealerId).sort()).toEqual([...dealers].sort());
    expect((await listDealerNames(scope)).map(({ id }) => id).sort()).toEqual([...dealers].sort());
    const { total } = await listShipments(scope, listed, firstPage, now);
    const named = await listShipments(company, { ...listed, dealerIds: dealers }, firstPage, now);
    expect(total).toBe(named.total);
    expect(await listRegions(scope)).toHaveLength(2);
  });
});

describe("a platform's people", () => {
  const ops = () => scopeOf("ops", { kind: "platforms", ids: [beijing] });

  test("see its own shipments alone, whomever they go to", async () => {
    const own = await listShipments(ops(), listed, firstPage, now);
    const there = await listShipments(company, { ...listed, platformId: beijing }, firstPage, now);
    expect(own).toEqual(there);
    expect(new Set(own.rows.map(({ dealerId }) => dealerId)).size).toBeGreaterThan(1);
    expect((await listPlatforms(ops())).map(({ id }) => id)).toEqual([beijing]);
  });

  test("see dealers by what the platform has done for them, and not by what others have", async () => {
    expect((await readLeague(ops(), october, now)).rows).toEqual([]);
    const cohort = { ...october, platformId: beijing };
    const there = await readLeague(company, cohort, now);
    expect((await readLeague(ops(), cohort, now)).rows).toEqual(
      there.rows.filter((row) => row.due + row.void > 0),
    );
    const other = (await listPlatforms(company)).find(({ id }) => id !== beijing)?.id ?? "";
    expect((await readLeague(ops(), { ...october, platformId: other }, now)).rows).toEqual([]);
  });
});

describe("a driver", () => {
  test("sees the shipments that are his, and counts them right", async () => {
    const scope = scopeOf("driver", { kind: "driver", id: driverId });
    const own = await listShipments(scope, listed, firstPage, now);
    expect(own.rows.map(({ id }) => id).sort()).toEqual(carried.map(({ id }) => id).sort());
    expect([own.total, own.counts.due]).toEqual([2, 2]);
    for (const { dealerId, id } of carried) {
      expect(await findShipment(scope, dealerId, id, now)).toMatchObject({ id });
    }
  });
});

describe("what a scope does not reach is not there", () => {
  const nowhere: [string, Reach][] = [
    ["no region", { kind: "regions", ids: [] }],
    ["no platform", { kind: "platforms", ids: [] }],
    ["no dealer", { kind: "dealers", ids: [] }],
    ["no shipment", { kind: "driver", id: "0190a000-0000-7000-8000-00000000000e" }],
  ];

  test.each(nowhere)("a reach of %s sees nothing of anything", async (_name, reach) => {
    const scope = scopeOf("manager", reach);
    const [one] = carried;
    if (!one) return expect.unreachable();
    const number = (await findShipment(company, one.dealerId, one.id, now))?.number ?? "";
    const site = await db().site.findFirstOrThrow({ where: { dealerId: one.dealerId } });
    expect(number).not.toBe("");
    expect(await findShipment(scope, one.dealerId, one.id, now)).toBeNull();
    expect(await findDealer(scope, one.dealerId)).toBeNull();
    expect(await findNumbers(scope, number, 5)).toEqual({ shipments: [], orders: [] });
    expect(await findNumbers(scope, "9", 5)).toEqual({ shipments: [], orders: [] });
    expect(
      await findCutNames(scope, { siteId: site.id, productId: null, regionId: northEast }),
    ).toEqual({ site: null, product: null, region: null });
    expect(await listShipments(scope, listed, firstPage, now)).toMatchObject({
      total: 0,
      rows: [],
    });
    expect((await readLeague(scope, october, now)).rows).toEqual([]);
    expect(await readRepresentatives(scope)).toEqual(new Map());
    const { dealerId } = one;
    const lists = await Promise.all([
      listDealerNames(scope),
      listPlatforms(scope),
      listRegions(scope),
      listDealerTurns(scope, dealerId),
      readMonths(scope, now),
      readDealerMonths(scope, dealerId, october, now),
      readDealerDays(scope, october, dealerId, now),
      readPlatformDealers(scope, october, now),
      readPlatformMonths(scope, october, null, now),
      readPlatformMinutes(scope, october, null, now),
      readPlatformPace(scope, october, null, now),
      readPlatformLag(scope, october, null, now),
      readWeekdayHours(scope, october, now),
      readReasonUnits(scope, "dealer", october, null, now),
    ]);
    expect(lists.filter((list) => list.length > 0)).toEqual([]);
  });

  test("a foreign dealer's shipment is not there, also by its number or its site", async () => {
    const [own, foreign] = dealers.slice(1);
    const scope = scopeOf("dealer", { kind: "dealers", ids: [own ?? ""] });
    const shipment = await db().shipment.findFirstOrThrow({ where: { dealerId: foreign ?? "" } });
    expect(await findShipment(scope, shipment.dealerId, shipment.id, now)).toBeNull();
    // Its id under the own dealer's does not help.
    expect(await findShipment(scope, own ?? "", shipment.id, now)).toBeNull();
    const search = shipment.number ?? expect.unreachable();
    const all = { ...listed, period: parsePeriod("all") ?? period, search };
    expect((await listShipments(scope, all, firstPage, now)).total).toBe(0);
    expect((await listShipments(company, all, firstPage, now)).total).toBe(1);
    expect(await findDealer(scope, foreign ?? "")).toBeNull();
    expect(await findDealer(scope, own ?? "")).toMatchObject({ id: own });
  });
});
