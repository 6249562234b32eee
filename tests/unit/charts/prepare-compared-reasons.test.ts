import { expect, test } from "vitest";
import { prepareComparedReasons } from "#lib/charts/prepare-compared-reasons.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";

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
  const { reasons: found, changed } = prepareComparedReasons(first, second, false);
  expect(changed.map(({ reason }) => reason)).toEqual(["typhoon", "gone"]);
  expect(found.map(({ reason }) => reason)).toEqual(["typhoon", "gone", "traffic"]);
  expect(found.map(({ compared }) => compared?.conclusion)).toEqual(["worse", "better", "unsure"]);
  expect(found[2]?.compared?.difference).toBeCloseTo(0.002, 12);
  expect(found[1]).toMatchObject({ first: 12, second: 0 });
});

test("a side with nothing due has nothing to compare", () => {
  const found = prepareComparedReasons(totals(0, {}), totals(10, { traffic: 2 }), false);
  expect(found).toEqual({
    reasons: [{ reason: "traffic", first: 0, second: 2, compared: null }],
    changed: [],
  });
});

test("what is sure alone is not among many reasons", () => {
  const alone = prepareComparedReasons(
    totals(1000, { gone: 1 }),
    totals(1000, { gone: 10 }),
    false,
  );
  expect(alone.changed).toHaveLength(1);
  const others = { a: 20, b: 21, c: 22, d: 23, e: 24, f: 25, g: 26, h: 27, i: 28, j: 29 };
  const among = prepareComparedReasons(
    totals(1000, { gone: 1, ...others }),
    totals(1000, { gone: 10, ...others }),
    false,
  );
  const [gone] = among.reasons;
  expect(gone?.compared?.interval?.low).toBeGreaterThan(0);
  expect(gone?.compared?.conclusion).toBe("unsure");
  expect(among.changed).toEqual([]);
});

test("none stated may change, but is no finding", () => {
  const found = prepareComparedReasons(
    totals(1000, { [NO_REASON]: 5, traffic: 20 }),
    totals(1000, { [NO_REASON]: 90, traffic: 60 }),
    false,
  );
  expect(found.reasons.map(({ compared }) => compared?.conclusion)).toEqual(["worse", "worse"]);
  expect(found.changed.map(({ reason }) => reason)).toEqual(["traffic"]);
});
