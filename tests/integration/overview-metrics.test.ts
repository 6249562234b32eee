import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import {
  type CohortFilter,
  noCut,
  type Outcome,
  type ShipmentCut,
} from "#lib/contracts/filters.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readReasonCounts } from "#lib/data/metrics/main-reasons.ts";
import { readPlatformMinutes } from "#lib/data/metrics/platform-minutes.ts";
import { readWeekdayHours } from "#lib/data/metrics/weekday-hours.ts";
import { listRegions } from "#lib/data/regions.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { narrowLeague } from "#lib/domain/league.ts";
import { type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("metrics:read");
/** Within the demo's last month: part of it comes from the rollup, the running days from the facts. */
const at = new Date("2026-10-20T04:00:00.000Z");
const cohort = (key: string): CohortFilter => ({
  period: period(key),
  platformId: null,
  serviceClass: null,
});

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("America/New_York");
  provideDatabaseUrl(database.url);
  await seedDemo();
}, 300_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function period(key: string): Period {
  const parsed = parsePeriod(key);
  if (!parsed) throw new Error(`no period: ${key}`);
  return parsed;
}

/** How many shipments the list behind a mark has. */
async function listed(
  filter: CohortFilter,
  outcome: Outcome,
  cut: Partial<ShipmentCut> = {},
  dealerIds: string[] | null = null,
): Promise<number> {
  const asked = {
    ...{ lateFromMinutes: null, lateToMinutes: null, search: null },
    ...{ ...filter, outcome, dealerIds, cut: { ...noCut, ...cut } },
  };
  return (await listShipments(scope, asked, { sort: "-due", page: 1, pageSize: 1 }, at)).total;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

test("a cell of the week counts what the list behind it has, and all cells are the total", async () => {
  const filter = cohort("2026-10");
  const [cells, league] = await Promise.all([
    readWeekdayHours(scope, filter, at),
    readLeague(scope, filter, at),
  ]);
  expect(sum(cells.map(({ due }) => due))).toBe(league.overall?.due);
  expect(sum(cells.map(({ onTime }) => onTime))).toBe(league.overall?.onTime);
  for (const { weekday, hour, due, onTime } of cells.slice(0, 6)) {
    if (weekday === null || hour === null) throw new Error("the demo knows every start");
    const cut = { weekdays: [weekday], hours: [hour] };
    expect(await listed(filter, "due", cut)).toBe(due);
    expect(await listed(filter, "on_time", cut)).toBe(onTime);
  }
});

test("a region's part of week, minutes and league is the region's own, and the parts are the whole", async () => {
  const filter = cohort("2026-10");
  const regions = await listRegions(scope);
  const league = await readLeague(scope, filter, at);
  const parts = await Promise.all(
    regions.map(async ({ id }) => {
      const cells = await readWeekdayHours(scope, { ...filter, regionId: id }, at);
      const minutes = await readPlatformMinutes(scope, filter, id, at);
      const due = sum(cells.map((cell) => cell.due));
      expect(narrowLeague(league, id).overall?.due).toBe(due);
      expect(await listed(filter, "due", { regionId: id })).toBe(due);
      return { due, minutes: sum(minutes.map(({ count }) => count)) };
    }),
  );
  const whole = await readPlatformMinutes(scope, filter, null, at);
  expect(sum(parts.map(({ due }) => due))).toBe(league.overall?.due);
  expect(sum(parts.map(({ minutes }) => minutes))).toBe(sum(whole.map(({ count }) => count)));
});

test("platforms' minutes are those of the facts, over months as over a running one", async () => {
  for (const key of ["2026-10", "2026", "2026-08-11..2026-10-05"]) {
    const filter = cohort(key);
    const platforms = await readPlatformMinutes(scope, filter, null, at);
    const rows = await db().$queryRaw`
      SELECT s.platform_id AS id, count(*)::int AS due, count(s.local_minutes)::int AS n,
        coalesce(sum(s.local_minutes), 0)::float8 AS minutes
      FROM shipment s
      WHERE s.service_class = 'local' AND s.due_at < ${at} AND NOT s.retracted
        AND s.due_on BETWEEN ${filter.period.from}::date AND ${filter.period.to}::date
        AND s.verdict IS DISTINCT FROM 'void'
      GROUP BY 1`;
    const facts = z
      .array(z.object({ id: z.string(), due: z.int(), n: z.int(), minutes: z.number() }))
      .parse(rows);
    expect(platforms).toHaveLength(facts.length);
    for (const { id, due, n, minutes } of facts) {
      const platform = platforms.find(({ platformId }) => platformId === id);
      expect(platform, key).toMatchObject({ due, count: n });
      expect((platform?.sum ?? 0) / minutes).toBeCloseTo(1, 9);
      if (key === "2026-10") {
        expect(await listed({ ...filter, platformId: id, serviceClass: "local" }, "due")).toBe(due);
      }
    }
  }
});

test("the reasons of a dealer are all its misses, each as many as its list has", async () => {
  const filter = cohort("2026-Q3");
  const league = await readLeague(scope, filter, at);
  const weak = league.rows.filter(({ standing }) => standing === "weak");
  const counts = await readReasonCounts(
    scope,
    filter,
    weak.map(({ dealerId }) => dealerId),
    at,
  );
  expect(weak.length).toBeGreaterThan(0);
  for (const { dealerId, late, undelivered } of weak) {
    const own = counts.filter((count) => count.dealerId === dealerId);
    expect(sum(own.map(({ missed }) => missed))).toBe(late + undelivered);
    const [first] = own;
    if (first === undefined) throw new Error("a weak dealer without a miss");
    const reason = first.reason ?? "none";
    expect(await listed(filter, "missed", { reason }, [dealerId])).toBe(first.missed);
  }
  expect(await readReasonCounts(scope, filter, [], at)).toEqual([]);
});
