import { describe, expect, test } from "vitest";
import { findPeriods } from "#lib/domain/search/find-periods.ts";
import { findNamed, matchName } from "#lib/domain/search/match-name.ts";
import { pinyinInitials } from "#lib/domain/search/pinyin-initials.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";

const alone = (name: string) => ({ name, others: [] });

describe("initials of pinyin", () => {
  test.each([
    ["沈阳北辰信息", ["s", "y", "b", "c", "x", "x"]],
    ["重庆", ["zc", "q"]],
    ["洛阳妈祖", ["l", "y", "m", "z"]],
    ["A1 有限（公司）", ["a", "1", "y", "x", "g", "s"]],
    ["", []],
  ])("%s", (name, initials) => {
    expect(pinyinInitials(name)).toEqual(initials);
  });
});

describe("a name is found by", () => {
  test.each([
    ["itself, in any width and case", "ａｃｍｅ", alone("Acme"), 0],
    ["its beginning", "沈阳", alone("沈阳北辰信息"), 1],
    ["a part of it", "北辰", alone("沈阳北辰信息"), 2],
    ["its initials", "sybc", alone("沈阳北辰信息"), 3],
    ["initials from within", "bcxx", alone("沈阳北辰信息"), 4],
    ["the other reading", "cq", alone("重庆鼎海"), 3],
    ["another spelling", "老名字", { name: "新名字", others: ["老名字"] }, 0.5],
  ])("%s", (_, text, named, rank) => {
    expect(matchName(text, named)).toBe(rank);
  });

  test.each([
    ["another name", "恒信", alone("沈阳北辰信息")],
    ["one letter", "s", alone("沈阳北辰信息")],
    ["more than there is", "沈阳北辰信息公司", alone("沈阳北辰信息")],
    ["blanks", "   ", alone("沈阳")],
  ])("not by %s", (_, text, named) => {
    expect(matchName(text, named)).toBeNull();
  });

  test("the best comes first", () => {
    const names = ["大沈阳", "沈阳北辰", "沈阳"].map(alone);
    expect(findNamed("沈阳", names).map(({ name }) => name)).toEqual([
      "沈阳",
      "沈阳北辰",
      "大沈阳",
    ]);
  });
});

describe("periods", () => {
  const named = ["2026-10", "2026-09", "2025-10"].flatMap((key) => {
    const period = parsePeriod(key);
    const [year, month] = key.split("-");
    return period === null ? [] : [{ period, words: [`${year}年${Number(month)}月`] }];
  });
  test.each([
    ["10月", ["2026-10", "2025-10"]],
    ["2026-10", ["2026-10"]],
    ["202609", ["2026-09"]],
    ["2026/09", ["2026-09"]],
    ["2026-q3", ["2026-Q3"]],
    ["2026-13", []],
    ["1", []],
  ])("%s", (text, keys) => {
    expect(findPeriods(text, named).map(({ key }) => key)).toEqual(keys);
  });
});
