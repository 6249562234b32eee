import { expect, test } from "vitest";
import { prepareMonthRates } from "#lib/charts/prepare-month-rates.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";

function month(key: string): Period {
  const period = parsePeriod(key);
  if (period === null) throw new Error(`no period: ${key}`);
  return period;
}

function prepared(months: [string, number, number][], period = ALL_TIME) {
  const input = months.map(([key, due, onTime]) => ({ month: key, due, onTime }));
  const chart = prepareMonthRates(input, 0.9, period, 24);
  if (chart === null) throw new Error("nothing prepared");
  return chart;
}

function years(first: number, count: number): [string, number, number][] {
  return Array.from({ length: count * 12 }, (_, index) => [
    `${first + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
    20,
    19,
  ]);
}

test("no month, or no month with anything due, is nothing to draw", () => {
  expect(prepareMonthRates([], 0.9, ALL_TIME, 24)).toBeNull();
  expect(
    prepareMonthRates([{ month: "2026-10", due: 0, onTime: 0 }], 0.9, ALL_TIME, 24),
  ).toBeNull();
});

test("a month with nothing due is a gap, neither 0 % nor 100 %", () => {
  const { slots } = prepared([
    ["2026-08", 10, 9],
    ["2026-09", 0, 0],
    ["2026-11", 10, 9],
  ]);
  expect(slots.map(({ month, point }) => [month, point?.rate ?? null])).toEqual([
    ["2026-08", 0.9],
    ["2026-09", null],
    ["2026-10", null],
    ["2026-11", 0.9],
  ]);
});

test.each([
  ["54 of 74, p below 0.0001", 74, 54, "below"],
  ["1 of 2 could be anything", 2, 1, "unsure"],
  ["100 of 100, low end 0.963", 100, 100, "above"],
] as const)("%s", (_name, due, onTime, verdict) => {
  const chart = prepared([["2026-10", due, onTime]]);
  expect(chart.slots[0]?.point?.verdict).toBe(verdict);
  expect(chart.shown).toEqual({ below: 0, unsure: 0, above: 0, [verdict]: 1 });
});

test("months are judged together, and alike whatever there is room for", () => {
  const input = [...years(2026, 2), ["2028-01", 7, 4] as const].map(([key, due, onTime]) => ({
    ...{ month: key, due, onTime },
  }));
  const verdict = (most: number, months = input) =>
    prepareMonthRates(months, 0.9, ALL_TIME, most)?.slots.at(-1)?.point?.verdict;
  expect([verdict(1), verdict(12), verdict(24)]).toEqual(["unsure", "unsure", "unsure"]);
  expect(verdict(24, input.slice(-1))).toBe("below");
});

test("the chosen month is marked, a quarter marks three, all time marks none", () => {
  const data = years(2026, 1);
  const marked = (period: Period) =>
    prepared(data, period)
      .slots.filter(({ selected }) => selected)
      .map(({ month }) => month);
  expect(marked(month("2026-10"))).toEqual(["2026-10"]);
  expect(marked(month("2026-Q3"))).toEqual(["2026-07", "2026-08", "2026-09"]);
  expect(marked(ALL_TIME)).toEqual([]);
});

test("a long record shows its last 24 months and says how many there are", () => {
  const { slots, monthsWithData } = prepared(years(2006, 9));
  expect([slots.length, slots[0]?.month, slots.at(-1)?.month]).toEqual([24, "2013-01", "2014-12"]);
  expect(monthsWithData).toBe(108);
});

test("a period far back is in the picture, with half the room after it", () => {
  const { slots } = prepared(years(2006, 9), month("2008-03"));
  expect([slots.length, slots[0]?.month, slots.at(-1)?.month]).toEqual([24, "2007-04", "2009-03"]);
  expect(slots.find(({ selected }) => selected)?.month).toBe("2008-03");
});

test("a period before the first month leaves the last months in the picture", () => {
  expect(prepared(years(2014, 1), month("2001-01")).slots.at(-1)?.month).toBe("2014-12");
});

test("the scale holds the lowest interval and the target", () => {
  expect(prepared([["2026-10", 74, 42]]).scale.from).toBeLessThanOrEqual(0.45);
  expect(prepared([["2026-10", 100000, 100000]]).scale.from).toBeLessThanOrEqual(0.9);
});

test("where there is room for twelve months only, the chosen one is among them", () => {
  const input = years(2026, 2).map(([key, due, onTime]) => ({ month: key, due, onTime }));
  const slots = prepareMonthRates(input, 0.9, month("2026-10"), 12)?.slots ?? [];
  expect([slots.length, slots[0]?.month, slots.at(-1)?.month]).toEqual([12, "2026-05", "2027-04"]);
});
