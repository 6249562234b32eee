import { describe, expect, test } from "vitest";
import { platforms } from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";
import {
  acceptedIn,
  dueBetween,
  rateOf,
  readWorld,
  reasonOf,
  type WorldRow,
  weakIn,
} from "#tests/unit/seed/world-rows.ts";

const { rows } = readWorld();

const lineOf = new Map(products.map(({ id, line }) => [id, line]));
const cityOf = new Map(platforms.map(({ id, city }) => [id, city]));
const ownRows = (name: string) => rows.filter(({ dealer }) => dealer.name === name);
const isEvening = (row: WorldRow) => [17, 18].includes(acceptedIn(row).hour);
const isLocal = ({ facts }: WorldRow) => facts.serviceClass === "local";
const siteCity = ({ dealer, facts }: WorldRow) =>
  dealer.sites.find(({ id }) => id === facts.siteId)?.city;
const linesIn = ({ facts }: WorldRow) =>
  facts.lines.map(({ productId }) => lineOf.get(productId ?? ""));

/** Each story: where its misses are, and what staff wrote down most often. */
const stories: readonly [string, string, string, (row: WorldRow) => boolean][] = [
  ["evening shift", "西安瑞通数据", "evening_shift", (row) => isLocal(row) && isEvening(row)],
  ["one long road", "兰州金城系统", "long_road", (row) => siteCity(row) === "酒泉"],
  ["weekends only", "郑州恒信网络", "weekend_picking", (row) => acceptedIn(row).weekday >= 5],
  [
    "one product line",
    "大连鼎海科技",
    "stock_out_transfer",
    (row) => linesIn(row).includes("存储"),
  ],
  [
    "one bad quarter",
    "太原晋云数码",
    "carrier_change",
    ({ shipment: { dueOn } }) => dueOn >= "2026-08-01" && dueOn <= "2026-10-31",
  ],
  ["always 20 minutes late", "沈阳北辰信息", "traffic", isLocal],
];
const declining = "昆明滇讯电子";
const weak = [...stories.map(([, name]) => name), declining].sort();

describe("who is weak", () => {
  test("over the whole world: the seven", () => {
    expect(weakIn(rows)).toEqual(weak);
  });

  test("in the third quarter of 2026: the seven", () => {
    expect(weakIn(dueBetween(rows, "2026-07-01", "2026-09-30"))).toEqual(weak);
  });

  test("in the last month, with which the overview opens: the seven", () => {
    expect(weakIn(dueBetween(rows, "2026-10-01", "2026-10-31"))).toEqual(weak);
  });

  test("before its bad quarter one of them was not", () => {
    const july = weakIn(dueBetween(rows, "2026-05-01", "2026-07-31"));
    expect(july).not.toContain("太原晋云数码");
  });

  test("in no month is anybody else", () => {
    const months = Map.groupBy(rows, ({ shipment }) => shipment.dueOn.slice(0, 7));
    const names = [...months.values()].flatMap((own) => weakIn(own));
    expect(names.filter((name) => !weak.includes(name))).toEqual([]);
  });

  test("the seven are few: below 6 % of shipments", () => {
    const theirs = rows.filter(({ dealer }) => weak.includes(dealer.name));
    expect(theirs.length / rows.length).toBeLessThan(0.06);
  });
});

describe.each(stories)("%s: %s", (_, name, reason, isCause) => {
  test("fails there and only there", () => {
    const own = ownRows(name);
    expect(rateOf(own.filter(isCause))).toBeLessThan(0.6);
    expect(rateOf(own.filter((row) => !isCause(row)))).toBeGreaterThan(0.93);
  });

  test("its misses name the reason", () => {
    const misses = ownRows(name).filter(({ shipment }) => shipment.verdict === "late");
    const named = misses.filter((row) => reasonOf(row) === reason);
    expect(named.length / misses.length).toBeGreaterThan(0.8);
  });
});

test("the evening shift is the platform's: Xi'an's other dealers wait in the evening too", () => {
  const others = rows.filter(
    (row) => isLocal(row) && isEvening(row) && row.dealer.name !== "西安瑞通数据",
  );
  const inXian = ({ facts }: WorldRow) => cityOf.get(facts.platformId) === "西安";
  expect(rateOf(others.filter(inXian))).toBeLessThan(0.7);
  expect(rateOf(others.filter((row) => !inXian(row)))).toBeGreaterThan(0.93);
});

test("the slow decline falls from quarter to quarter", () => {
  const own = ownRows(declining);
  const rates = [
    ["2025-09-01", "2025-12-31"],
    ["2026-01-01", "2026-03-31"],
    ["2026-04-01", "2026-06-30"],
    ["2026-07-01", "2026-10-31"],
  ].map(([from = "", to = ""]) => rateOf(dueBetween(own, from, to)));
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
  expect(rates[0]).toBeGreaterThan(0.88);
  expect(rates[3]).toBeLessThan(0.62);
});

test("always 20 minutes late is 20 minutes, not 5 and not 60", () => {
  const lateMinutes = ownRows("沈阳北辰信息")
    .filter((row) => isLocal(row) && reasonOf(row) === "traffic")
    .map(({ shipment }) => ((shipment.deliveredAtMs ?? 0) - shipment.dueAtMs) / 60_000)
    .filter((minutes) => minutes > 0)
    .sort((a, b) => a - b);
  const at = (share: number) => lateMinutes[Math.floor(share * lateMinutes.length)];
  expect(at(0.5)).toBeGreaterThan(18.5);
  expect(at(0.5)).toBeLessThan(20.5);
  expect(at(0.05)).toBeGreaterThan(14);
  expect(at(0.95)).toBeLessThan(25);
});
