import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { noCut, type ShipmentFilter } from "#lib/contracts/filters.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { listDealerTurns } from "#lib/data/dealer-turns.ts";
import { readDealerCauses } from "#lib/data/metrics/dealer-causes.ts";
import { readDealerLedger } from "#lib/data/metrics/dealer-ledger.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listShipments } from "#lib/data/shipments.ts";
import type { Cause } from "#lib/domain/causes/find-causes.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("metrics:read");
/** A day on which everything in the demo is over. */
const asOf = new Date("2026-11-20T00:00:00.000Z");

let database: TestDatabase;
let idOf: Map<string, string>;

beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  provideDatabaseUrl(database.url);
  await seedDemo();
  idOf = new Map((await db().dealer.findMany()).map(({ name, id }) => [name, id]));
}, 600_000);

afterAll(async () => {
  await disconnect();
  await vi.waitFor(() => database.drop(), { timeout: 50_000, interval: 500 });
});

function dealer(name: string): string {
  const id = idOf.get(name);
  if (id === undefined) throw new Error(`no dealer: ${name}`);
  return id;
}

function period(key: string): Period {
  const parsed = parsePeriod(key);
  if (parsed === null) throw new Error(`no period: ${key}`);
  return parsed;
}

const cohort = (of: Period) => ({ period: of, platformId: null, serviceClass: null });
const causesOf = (name: string, of: Period) =>
  readDealerCauses(scope, cohort(of), dealer(name), asOf);

/** A cause in the words of the story that it must tell. */
function told(cause: Cause | undefined, names: ReadonlyMap<string, string>): string {
  switch (cause?.kind) {
    case "part":
      return `${cause.dimension} ${cause.keys.map((key) => names.get(key) ?? key).join("+")}`;
    case "months":
      return `months ${cause.from}..${cause.to}`;
    case "decline":
      return `decline since ${cause.from}`;
    case "lateness":
      return `late by ${cause.fromMinutes}..${cause.toMinutes}`;
    default:
      return cause?.kind ?? "nothing";
  }
}

const stories: readonly [string, string][] = [
  ["西安瑞通数据", "hour 17+18"],
  ["兰州金城系统", "site 肃州库房"],
  ["郑州恒信网络", "weekday 6+7"],
  ["大连鼎海科技", "line 存储"],
  ["太原晋云数码", "months 2026-08..2026-10"],
  ["昆明滇讯电子", "decline since 2025-09"],
  ["沈阳北辰信息", "late by 15..30"],
];

describe.each(["2026-10", "2026-Q3", "2026", "all"])("in %s", (key) => {
  test.each(stories)("the statistics point to the cause of %s: %s", async (name, expected) => {
    const { causes, names } = await causesOf(name, period(key));
    expect(told(causes[0], names)).toBe(expected);
  });
});

test("a dealer of three shipments gets no cause", async () => {
  const [smallest] = await db().shipment.groupBy({
    by: ["dealerId"],
    _count: true,
    orderBy: { _count: { id: "asc" } },
    take: 1,
  });
  expect(smallest?._count).toBe(3);
  const { causes } = await readDealerCauses(
    scope,
    cohort(ALL_TIME),
    smallest?.dealerId ?? "",
    asOf,
  );
  expect(causes).toEqual([]);
});

test("most dealers whom nothing ails get no cause, but Xi'an's evenings show in many of its dealers", async () => {
  const told7 = new Set(stories.map(([name]) => name));
  const named: string[] = [];
  for (const [name] of idOf) {
    if (told7.has(name)) continue;
    const { causes } = await causesOf(name, period("2026-10"));
    if (causes.length > 0) named.push(name);
  }
  const elsewhere = named.filter((name) => !name.startsWith("西安"));
  expect(elsewhere.length).toBeLessThanOrEqual(0.05 * (idOf.size - told7.size));
  expect(named.length - elsewhere.length).toBeGreaterThan(5);
});

/** The rows that a cause's counts lead to. */
function rowsOf(cause: Cause, dealerId: string, within: Period): ShipmentFilter {
  const filter = {
    ...cohort(within),
    cut: noCut,
    outcome: "missed" as const,
    dealerIds: [dealerId],
    lateFromMinutes: null,
    lateToMinutes: null,
    search: null,
  };
  if (cause.kind === "lateness") {
    const { fromMinutes, toMinutes } = cause;
    return { ...filter, lateFromMinutes: fromMinutes, lateToMinutes: toMinutes };
  }
  if (cause.kind === "reason") return { ...filter, cut: { ...noCut, reason: cause.reason } };
  if (cause.kind !== "part") {
    return { ...filter, period: period(`${cause.from}-01..${parsePeriod(cause.to)?.to}`) };
  }
  const [key = null] = cause.keys;
  const numbers = cause.keys.map(Number);
  const cuts = {
    weekday: { weekdays: numbers },
    hour: { hours: numbers },
    site: { siteId: key },
    line: { productLine: key },
    platform: {},
    class: {},
  };
  return { ...filter, cut: { ...noCut, ...cuts[cause.dimension] } };
}

test.each(stories)("%s: what a cause counts is what its rows are", async (name) => {
  const { causes, record } = await causesOf(name, period("2026-10"));
  expect(causes.length).toBeGreaterThan(0);
  for (const cause of causes) {
    if (cause.kind === "decline") continue;
    const within = cause.window === "record" && record !== null ? record : period("2026-10");
    const page = { sort: "-due", page: 1, pageSize: 50 } as const;
    const { total } = await listShipments(scope, rowsOf(cause, dealer(name), within), page, asOf);
    expect(total).toBe("inside" in cause ? cause.inside.missed : cause.n);
  }
});

test("groups of each kind add up to the dealer's due and missed, in every period", async () => {
  for (const key of ["2026-10", "2026-07", "all"]) {
    const { groups, days } = await causesOf("郑州恒信网络", period(key));
    const [all] = groups("all");
    for (const kind of ["weekday", "hour", "site", "platform", "class"] as const) {
      const sum = (of: "due" | "missed") => groups(kind).reduce((n, row) => n + row[of], 0);
      expect([kind, sum("due"), sum("missed")]).toEqual([kind, all?.due, all?.missed]);
    }
    expect(groups("reason").reduce((n, { missed }) => n + missed, 0)).toBe(all?.missed);
    const { from, to } = period(key);
    const inside = days.filter(({ on }) => (from ?? "") <= on && on <= (to ?? "9"));
    expect(inside.reduce((n, { due }) => n + due, 0)).toBe(all?.due);
  }
});

test("what pauses, asked changes and excuses make of the raw figure is the adjusted one, of every dealer", async () => {
  const { rows } = await readLeague(scope, cohort(period("2026-07")), asOf);
  for (const row of rows) {
    const { sums } = await readDealerLedger(
      scope,
      cohort(period("2026-07")),
      row.dealerId,
      asOf,
      1,
    );
    const { due, onTime, paused, moved, lost, excused, standing } = sums;
    expect({ due, onTime, excused }).toEqual({
      due: row.due,
      onTime: row.onTime,
      excused: row.excused,
    });
    expect([onTime + paused + moved - lost, due - excused - standing]).toEqual([
      row.adjOnTime,
      row.adjDue,
    ]);
  }
});

test("the day on which a dealer turned weak is written down when the demo is loaded", async () => {
  const turns = await listDealerTurns(scope, dealer("太原晋云数码"));
  expect(turns.at(0)).toMatchObject({ weak: true });
  // Its bad quarter begins on 1 August; 28 days of which a few are bad are enough.
  expect(turns.at(0)?.onDay).toMatch(/^2026-08-/);
  const healthy = await db().dealerTurn.groupBy({ by: ["dealerId"], where: { weak: true } });
  expect(healthy.length).toBeLessThan(20);
});
