import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { noCut, type Outcome, type ShipmentCut } from "#lib/contracts/filters.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readPlatformClasses } from "#lib/data/metrics/platform-classes.ts";
import { listWorstDays } from "#lib/data/metrics/platform-days.ts";
import { readPlatformDealers } from "#lib/data/metrics/platform-dealers.ts";
import { readPlatformLag } from "#lib/data/metrics/platform-lag.ts";
import { readPlatformMonths } from "#lib/data/metrics/platform-months.ts";
import { readPlatformPace } from "#lib/data/metrics/platform-pace.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { narrowLeague } from "#lib/domain/league.ts";
import { summarizePlatforms } from "#lib/domain/platforms.ts";
import { findOddCells, reasonUnits, sumReasons, sumUnits } from "#lib/domain/reasons.ts";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("metrics:read");
const at = new Date("2026-12-31T00:00:00Z");
const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
const october = { ...everything, period: parsePeriod("2026-10") ?? ALL_TIME };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  provideDatabaseUrl(database.url);
  await seedDemo();
}, 300_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function listed(
  filter: { platformId?: string | null; dealerIds?: string[]; cut?: Partial<ShipmentCut> },
  outcome: Outcome,
  cohort = october,
): Promise<number> {
  const { platformId = null, dealerIds = null, cut = {} } = filter;
  const { total } = await listShipments(
    operatorScope("shipments:read"),
    {
      ...cohort,
      platformId,
      dealerIds,
      cut: { ...noCut, ...cut },
      outcome,
      lateFromMinutes: null,
      lateToMinutes: null,
      search: null,
    },
    { sort: "-due", page: 1, pageSize: 1 },
    at,
  );
  return total;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

test("platforms hold every shipment of the cohort once, each as many as its list", async () => {
  const dealers = await readPlatformDealers(scope, october, at);
  const platforms = summarizePlatforms(dealers, null);
  const pace = await readPlatformPace(scope, october, null, at);
  expect(sum(platforms.map(({ due }) => due))).toBe(await listed({}, "due"));
  for (const { platformId, due, missed, excused, standings } of platforms) {
    expect(await listed({ platformId }, "due")).toBe(due);
    expect(await listed({ platformId }, "missed")).toBe(missed);
    expect(await listed({ platformId }, "excused")).toBe(excused);
    const own = pace.find((one) => one.platformId === platformId);
    expect(await listed({ platformId, cut: { weekdays: [6, 7] } }, "due")).toBe(own?.weekend);
    expect(own?.started).toBe(due);
    const league = await readLeague(scope, { ...october, platformId }, at);
    expect(league.standings).toMatchObject({ weak: standings.weak, watch: standings.watch });
  }
});

test("the median is that of the minutes themselves, to half a minute", async () => {
  const pace = await readPlatformPace(scope, october, null, at);
  for (const { platformId, medianMinutes } of pace) {
    const rows = await db().shipment.findMany({
      where: {
        platformId,
        dueOn: { gte: new Date("2026-10-01"), lte: new Date("2026-10-31") },
        localMinutes: { not: null },
        OR: [{ verdict: null }, { verdict: { not: "void" } }],
      },
      select: { localMinutes: true },
    });
    const sorted = rows.flatMap(({ localMinutes }) => localMinutes ?? []).sort((a, b) => a - b);
    const middle = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
    expect(Math.abs((medianMinutes ?? Number.NaN) - middle)).toBeLessThanOrEqual(0.5);
  }
});

test("months and classes of a platform add up to it; a region's to the region", async () => {
  const region = await db().region.findFirstOrThrow();
  const dealers = await readPlatformDealers(scope, everything, at);
  const [first] = summarizePlatforms(dealers, region.id);
  const filter = { ...everything, platformId: first?.platformId ?? null };
  const [months, classes, lag] = await Promise.all([
    readPlatformMonths(scope, filter, region.id, at),
    readPlatformClasses(scope, filter, region.id, at),
    readPlatformLag(scope, filter, region.id, at),
  ]);
  expect(sum(months.map(({ due }) => due))).toBe(first?.due);
  expect(sum(classes.map(({ due }) => due))).toBe(first?.due);
  const league = narrowLeague(await readLeague(scope, filter, at), region.id);
  expect(first?.due).toBe(league.overall?.due);
  expect(lag[0]?.slow).toBeGreaterThan(0);
});

test("the typhoon is the worst day of its platform, and most of it is excused", async () => {
  const guangzhou = await db().platform.findFirstOrThrow({ where: { city: "广州" } });
  const filter = { ...everything, platformId: guangzhou.id };
  const [worst] = await listWorstDays(scope, filter, null, 3, at);
  expect(worst).toMatchObject({ day: "2026-07-21", reason: "typhoon" });
  expect(worst?.excused).toBeGreaterThanOrEqual(worst?.reasonN ?? Number.NaN);
});

test.each(reasonUnits)(
  "by %s every miss is counted, and each bar as many as its list",
  async (by) => {
    const rows = await readReasonUnits(scope, by, october, null, at);
    const totals = sumReasons(rows);
    expect(totals.missed).toBe(await listed({}, "missed"));
    expect(totals.excused).toBe(await listed({}, "excused"));
    const [first] = sumUnits(rows);
    const unit = first?.unit ?? "";
    const filter = {
      dealer: { dealerIds: [unit] },
      platform: { platformId: unit },
      hour: { cut: { hours: [Number(unit)] } },
      weekday: { cut: { weekdays: [Number(unit)] } },
      line: { cut: { productLine: unit } },
    }[by];
    expect(await listed(filter, "missed")).toBe(first?.missed);
    expect(await listed(filter, "due")).toBe(first?.due);
    const [reason, count] = [...(first?.byReason ?? [])][0] ?? ["", -1];
    const cut = { ...("cut" in filter ? filter.cut : {}), reason };
    expect(await listed({ ...filter, cut }, "missed")).toBe(count);
  },
);

test("a shipment with several lines of products counts once in each", async () => {
  const late = await db().shipment.findFirstOrThrow({
    where: {
      verdict: "late",
      lines: { some: { product: { line: "存储" } }, none: { product: { line: "UPS" } } },
    },
  });
  const of = (line: string) => db().product.findFirstOrThrow({ where: { line } });
  const before = await readReasonUnits(scope, "line", everything, null, at);
  const [same, other] = await Promise.all([of("存储"), of("UPS")]);
  const key = { dealerId: late.dealerId, shipmentId: late.id, quantity: 1 };
  await db().shipmentLine.createMany({
    data: [
      { ...key, lineNo: 12, productId: same.id },
      { ...key, lineNo: 13, productId: other.id },
      { ...key, lineNo: 14, productId: other.id },
    ],
  });
  // As every change of a shipment's facts does, it rewrites the cell of its month.
  await db().$executeRaw`
    UPDATE dealer_sla_month SET due = due WHERE dealer_id = ${late.dealerId}::uuid
      AND due_month = date_trunc('month', ${late.dueOn}::timestamp)::date`;
  const after = await readReasonUnits(scope, "line", everything, null, at);
  const missed = (rows: typeof after, line: string) =>
    sumUnits(rows).find(({ unit }) => unit === line)?.missed ?? 0;
  expect(missed(after, "存储")).toBe(missed(before, "存储"));
  expect(missed(after, "UPS")).toBe(missed(before, "UPS") + 1);
});

test("each story of the demo stands out as a dealer with its reason", async () => {
  const rows = await readReasonUnits(scope, "dealer", everything, null, at);
  const odd = findOddCells(sumUnits(rows), sumReasons(rows));
  expect(
    odd.cells
      .slice(0, 7)
      .map(({ reason }) => reason)
      .sort(),
  ).toEqual([
    "carrier_change",
    "evening_shift",
    "long_road",
    "route_capacity",
    "stock_out_transfer",
    "traffic",
    "weekend_picking",
  ]);
});
