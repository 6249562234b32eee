import { expect, test } from "vitest";
import { prepareComparedReasons } from "#lib/charts/prepare-compared-reasons.ts";

function totals(due: number, counts: Readonly<Record<string, number>>) {
  const reasons = Object.entries(counts).map(([reason, missed]) => ({
    reason,
    missed,
    excused: 0,
  }));
  const missed = reasons.reduce((sum, one) => sum + one.missed, 0);
  return { due, missed, excused: 0, reasons };
}

test("each reason by its misses a shipment due; what surely changed stands first", () => {
  const first = totals(1000, { traffic: 20, typhoon: 0, gone: 12 });
  const second = totals(2000, { traffic: 44, typhoon: 60 });
  const found = prepareComparedReasons(first, second, false);
  expect(found.map(({ reason }) => reason)).toEqual(["typhoon", "gone", "traffic"]);
  expect(found.map(({ compared }) => compared?.conclusion)).toEqual(["worse", "better", "unsure"]);
  expect(found[2]?.compared?.difference).toBeCloseTo(0.002, 12);
  expect(found[1]).toMatchObject({ first: 12, second: 0 });
});

test("a side with nothing due has nothing to compare", () => {
  const found = prepareComparedReasons(totals(0, {}), totals(10, { traffic: 2 }), false);
  expect(found).toEqual([{ reason: "traffic", first: 0, second: 2, compared: null }]);
});
