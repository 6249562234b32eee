import { expect, test } from "vitest";
import { type LeagueView, prepareLeague } from "#lib/charts/prepare-league.ts";
import { judgeLeague } from "#lib/domain/league.ts";
import { dealerTotals } from "#tests/support/dealer-totals.ts";

function dealer(name: string, due: number, onTime: number, city = "大连") {
  return dealerTotals(name, due, onTime, {
    dealerId: `id-${name}`,
    city,
    dealerClass: "A",
    homePlatform: `${city}平台`,
    adjDue: Math.max(0, due - 1),
    adjOnTime: Math.max(0, onTime - 1),
    excused: due > 0 ? 1 : 0,
  });
}

const league = judgeLeague(
  [
    dealer("鼎海科技", 60, 40),
    dealer("恒信网络", 2, 1, "郑州"),
    dealer("北辰信息", 100, 95, "沈阳"),
    dealer("Ａｃｍｅ", 400, 398, "上海"),
    dealer("无单公司", 0, 0, "兰州"),
  ],
  0.9,
);

function names(view: Partial<LeagueView>): string[] {
  const whole: LeagueView = {
    standing: null,
    search: null,
    sort: "rank",
    descending: false,
    ...view,
  };
  return prepareLeague(league.rows, whole).rows.map(({ name }) => name);
}

const byRank = ["鼎海科技", "恒信网络", "北辰信息", "Ａｃｍｅ", "无单公司"];

test("nothing asked: all dealers by rank, those with nothing due last", () => {
  expect(names({})).toEqual(byRank);
});

test("the other way round, nothing due still stands last", () => {
  expect(names({ descending: true })).toEqual([...byRank.slice(0, 4).reverse(), "无单公司"]);
});

test.each([
  ["due", ["无单公司", "恒信网络", "鼎海科技", "北辰信息", "Ａｃｍｅ"]],
  ["missed", ["无单公司", "恒信网络", "Ａｃｍｅ", "北辰信息", "鼎海科技"]],
  ["on_time", ["无单公司", "恒信网络", "鼎海科技", "北辰信息", "Ａｃｍｅ"]],
  ["rate", ["恒信网络", "鼎海科技", "北辰信息", "Ａｃｍｅ", "无单公司"]],
  ["below", ["Ａｃｍｅ", "北辰信息", "恒信网络", "鼎海科技", "无单公司"]],
  ["standing", ["鼎海科技", "恒信网络", "北辰信息", "Ａｃｍｅ", "无单公司"]],
] as const)("by %s", (sort, order) => {
  expect(names({ sort })).toEqual(order);
});

test("by dealer: Chinese names in pinyin", () => {
  const order = names({ sort: "dealer" });
  expect(order.filter((name) => name !== "Ａｃｍｅ")).toEqual([
    "北辰信息",
    "鼎海科技",
    "恒信网络",
    "无单公司",
  ]);
});

test.each([
  ["part of a name", "海科", ["鼎海科技"]],
  ["a city", " 郑州 ", ["恒信网络"]],
  ["full-width and case", "acme", ["Ａｃｍｅ"]],
  ["nobody", "没有", []],
  ["blanks alone ask for nothing", "  ", byRank],
])("search: %s", (_name, search, found) => {
  expect(names({ search })).toEqual(found);
});

test("the chips count what the search finds, whichever standing is chosen", () => {
  const view = { standing: "weak", search: null, sort: "rank", descending: false } as const;
  const table = prepareLeague(league.rows, view);
  expect(table.rows.map(({ name }) => name)).toEqual(["鼎海科技"]);
  expect(table.counts).toEqual({ weak: 1, watch: 1, meets: 1, strong: 1, none: 1 });
  expect(table.searched).toBe(5);
  expect(table.totals).toMatchObject({ due: 60, onTime: 40, missed: 20 });
});

test("totals of all rows equal the league's; of some, their own sums", () => {
  const all = prepareLeague(league.rows, {
    standing: null,
    search: null,
    sort: "due",
    descending: true,
  });
  expect(all.totals.raw).toEqual(league.overall);
  expect(all.totals.adjusted).toEqual(league.adjusted);
  const some = prepareLeague(league.rows, {
    standing: null,
    search: "恒信",
    sort: "due",
    descending: false,
  });
  expect(some.totals).toMatchObject({ due: 2, onTime: 1, missed: 1, excused: 1 });
});

test("no adjusted rate stands last both ways, even where the raw one is the worst", () => {
  const allExcused = { ...dealer("全免责", 3, 0), adjDue: 0, adjOnTime: 0 };
  const { rows } = judgeLeague([allExcused, dealer("鼎海科技", 60, 40)], 0.9);
  for (const descending of [false, true]) {
    const view = { standing: null, search: null, sort: "adjusted", descending } as const;
    expect(prepareLeague(rows, view).rows.at(-1)?.name).toBe("全免责");
  }
});
