import { expect, test } from "vitest";
import { type LateByBin, prepareLateBy as prepare } from "#lib/charts/prepare-late-by.ts";

function prepareLateBy(unit: "minutes" | "days", counted: LateByBin[], undelivered: number) {
  return prepare({ unit, bins: counted, undelivered, cancelled: 0 });
}

function bins(...counts: number[]): LateByBin[] {
  const edges = [0, 15, 30, 60, 120, null];
  return counts.map((n, index) => ({
    fromMinutes: edges[index] ?? 0,
    toMinutes: edges[index + 1] ?? null,
    n,
  }));
}

test("nothing missed is nothing to draw", () => {
  expect(prepareLateBy("minutes", bins(0, 0, 0), 0)).toBeNull();
});

test("every missed shipment is in the chart: late ones by bin, undelivered beside them", () => {
  const chart = prepareLateBy("minutes", bins(3, 0, 5, 0, 0), 2);
  expect(chart?.bars.map(({ n, share }) => [n, share])).toEqual([
    [3, 0.3],
    [0, 0],
    [5, 0.5],
  ]);
  expect([chart?.late, chart?.undelivered, chart?.missed]).toEqual([8, 2, 10]);
});

test("only undelivered: no bars, no median, yet a chart", () => {
  const chart = prepareLateBy("minutes", bins(0, 0), 3);
  expect([chart?.bars.length, chart?.median, chart?.missed]).toEqual([0, null, 3]);
});

test.each([
  ["the first bin holds exactly one half", [2, 1, 1], 15],
  ["one short of a half in the first bin", [2, 3, 0], 30],
  ["all in the open bin", [0, 0, 0, 0, 4], null],
])("median: %s", (_name, counts, toMinutes) => {
  expect(prepareLateBy("minutes", bins(...counts), 9)?.median?.toMinutes).toBe(toMinutes);
});

test("the longest bar may be the undelivered", () => {
  expect(prepareLateBy("days", bins(1, 5), 3)?.top).toBe(5);
  expect(prepareLateBy("days", bins(1, 5), 8)?.top).toBe(8);
});

test("cancelled too late is missed, but late by no length of time", () => {
  const chart = prepare({ unit: "minutes", bins: bins(2), undelivered: 1, cancelled: 7 });
  expect([chart?.late, chart?.missed, chart?.top]).toEqual([2, 10, 7]);
  expect(chart?.median?.toMinutes).toBe(15);
});
