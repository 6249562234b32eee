import { expect, test } from "vitest";
import { preparePareto } from "#lib/charts/prepare-pareto.ts";

const item = (key: string, n: number, excused = 0) => ({ key, n, excused });

test("the largest stands first, and shares add up to all", () => {
  const chart = preparePareto([item("b", 10), item("a", 70, 5), item("c", 20)], 100, {
    most: 8,
    last: null,
  });
  expect(chart?.bars.map(({ item: { key } }) => key)).toEqual(["a", "c", "b"]);
  expect(chart?.bars.map(({ cumulative }) => cumulative)).toEqual([0.7, 0.9, 1]);
  expect(chart).toMatchObject({ vital: 2, rest: { items: 0, n: 0 } });
});

test("no reason stated is the last bar even where it is the longest", () => {
  const chart = preparePareto([item("none", 60), item("a", 40)], 100, { most: 8, last: "none" });
  expect(chart?.bars.map(({ item: { key } }) => key)).toEqual(["a", "none"]);
});

test("what there is no room for is summed, and the last bar keeps its place", () => {
  const items = [item("a", 5), item("b", 4, 1), item("c", 3, 1), item("none", 1)];
  const chart = preparePareto(items, 13, { most: 2, last: "none" });
  expect(chart?.bars.map(({ item: { key } }) => key)).toEqual(["a", "none"]);
  expect(chart?.rest).toEqual({ key: "rest", items: 2, n: 7, excused: 2 });
});

test("where one shipment counts in several items nothing is accumulated", () => {
  const chart = preparePareto([item("a", 8), item("b", 6)], 10, { most: 8, last: null });
  expect(chart?.bars.map(({ share, cumulative }) => [share, cumulative])).toEqual([
    [0.8, null],
    [0.6, null],
  ]);
  expect(chart).toMatchObject({ vital: null });
});

test("exactly four fifths are enough", () => {
  const chart = preparePareto([item("a", 8), item("b", 2)], 10, { most: 8, last: null });
  expect(chart?.vital).toBe(1);
});

test("nothing missed is no chart; items of nothing are no bars", () => {
  expect(preparePareto([], 0, { most: 8, last: null })).toBeNull();
  const chart = preparePareto([item("a", 1), item("b", 0)], 1, { most: 8, last: null });
  expect(chart?.bars).toHaveLength(1);
});
