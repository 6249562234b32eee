import { expect, test } from "vitest";
import { judgeLeague } from "#lib/domain/league.ts";
import { fileColumnsOf, leagueCells, leagueFileColumns } from "#lib/exporting/league-csv.ts";

const words = {
  weak: "低于承诺",
  watch: "待观察",
  meets: "达标",
  strong: "稳定达标",
  none: "无数据",
};
const totals = {
  dealerId: "a",
  name: "鼎海科技",
  city: "大连",
  dealerClass: "B",
  homePlatform: "沈阳平台",
  regionId: null,
  regionTarget: null,
  due: 58,
  onTime: 41,
  late: 15,
  undelivered: 2,
  void: 1,
  adjDue: 56,
  adjOnTime: 41,
  excused: 2,
  dockKnown: 0,
  dockOnTime: 0,
  feltAnswered: 0,
  feltOnTime: 0,
  minutesN: 0,
  minutesSum: 0,
};

const empty = { due: 0, onTime: 0, late: 0, undelivered: 0, adjDue: 0, adjOnTime: 0 };

function line(counts: Partial<typeof totals>): Record<string, unknown> {
  const [row] = judgeLeague([{ ...totals, ...counts }], 0.9).rows;
  if (row === undefined) throw new Error("no row");
  const cells = leagueCells({ ...row, representative: "林晓" }, words, leagueFileColumns);
  return Object.fromEntries(leagueFileColumns.map((column, index) => [column, cells[index]]));
}

test("a weak dealer's line: percent to two decimals, missed = late + undelivered", () => {
  expect(line({})).toMatchObject({
    rank: 1,
    dealer: "鼎海科技",
    due: 58,
    onTime: 41,
    missed: 17,
    ratePercent: 70.69,
    lowPercent: 57.99,
    highPercent: 80.82,
    targetPercent: 90,
    standing: "低于承诺",
    adjustedPercent: 73.21,
    excused: 2,
  });
});

test("nothing due: no rate, no interval, no rank; never 0 or 100", () => {
  expect(line(empty)).toMatchObject({
    rank: null,
    due: 0,
    ratePercent: null,
    lowPercent: null,
    adjustedPercent: null,
    qValue: null,
    standing: "无数据",
  });
});

test("a column that the screen leaves out is not in the file; who and the rate always are", () => {
  expect(fileColumnsOf(["missed"])).toEqual([
    "rank",
    "dealer",
    "city",
    "homePlatform",
    "dealerClass",
    "missed",
    "ratePercent",
    "lowPercent",
    "highPercent",
    "targetPercent",
  ]);
});

test("the dock's ruler is empty where no dispatch is known", () => {
  expect(line({})).toMatchObject({ dockPercent: null, representative: "林晓" });
  expect(line({ dockKnown: 50, dockOnTime: 48 })).toMatchObject({ dockPercent: 96 });
});

test("what is nearly certain is not 100 %", () => {
  const [row] = judgeLeague([totals], 0.9).rows;
  if (row === undefined) throw new Error("no row");
  const nearly = { ...row, representative: null, probBelowTarget: 0.9999997 };
  expect(leagueCells(nearly, words, ["probBelowPercent"])).toEqual([99.99997]);
});
