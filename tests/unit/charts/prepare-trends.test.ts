import { expect, test } from "vitest";
import { prepareTrends, trendMonths, trendRuns } from "#lib/charts/prepare-trends.ts";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";

test.each([
  ["2026-10", ["2026-08", "2026-09", "2026-10"]],
  ["2026-Q1", ["2026-01", "2026-02", "2026-03"]],
  ["2026", ["2026-08", "2026-09", "2026-10"]],
  ["2026-01-10..2026-01-12", ["2025-11", "2025-12", "2026-01"]],
])("the months up to the end of %s, when 2026-10 is the newest", (key, months) => {
  expect(trendMonths(parsePeriod(key) ?? ALL_TIME, "2026-10", 3)).toEqual(months);
});

test("all time ends with the newest month", () => {
  expect(trendMonths(ALL_TIME, "2026-10", 1)).toEqual(["2026-10"]);
});

const months = ["2026-07", "2026-08", "2026-09", "2026-10"];
const rows = [
  { dealerId: "a", month: "2026-07", due: 20, onTime: 4 },
  { dealerId: "a", month: "2026-09", due: 2, onTime: 1 },
  { dealerId: "a", month: "2026-10", due: 10, onTime: 10 },
];

test("a month with nothing due is a gap, and one miss of two is not surely below", () => {
  const points = prepareTrends(months, rows, 0.9).of.get("a") ?? [];
  expect(points.map((point) => point && [point.rate, point.below])).toEqual([
    [0.2, true],
    null,
    [0.5, false],
    [1, false],
  ]);
  expect(trendRuns(points)).toEqual([
    [[0, 0.2]],
    [
      [2, 0.5],
      [3, 1],
    ],
  ]);
});

test("one scale holds every dealer's rates, and a dealer without data has no trend", () => {
  const trends = prepareTrends(months, rows, 0.9);
  expect(trends.scale.from).toBe(0.2);
  expect(trends.of.has("b")).toBe(false);
});
