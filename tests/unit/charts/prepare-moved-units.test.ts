import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareMovedUnits } from "#lib/charts/prepare-moved-units.ts";

const counts = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
  .map(([a, b]) => ({ due: Math.max(a, b), onTime: Math.min(a, b) }));

test("what is shown adds up to the change of the total as it is shown", () => {
  const pairs = fc.array(fc.record({ before: counts, after: counts }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(pairs, (given) => {
      const units = given.map((pair, index) => ({ ...pair, key: `${index}`, label: `${index}` }));
      const moved = prepareMovedUnits(units, 5);
      const total = (side: "before" | "after") =>
        units.reduce(
          (sum, unit) => ({
            due: sum.due + unit[side].due,
            onTime: sum.onTime + unit[side].onTime,
          }),
          { due: 0, onTime: 0 },
        );
      const [before, after] = [total("before"), total("after")];
      if (before.due === 0 || after.due === 0) {
        expect(moved).toBeNull();
        return;
      }
      const lines = [...(moved?.units ?? []), ...(moved?.rest ? [moved.rest] : [])];
      const hundredths = lines.reduce(
        (sum, line) => sum + Math.round(100 * line.ratePoints) + Math.round(100 * line.mixPoints),
        0,
      );
      const change = 100 * (after.onTime / after.due - before.onTime / before.due);
      expect(hundredths / 100).toBeCloseTo(moved?.changePoints ?? Number.NaN, 9);
      expect(Math.abs((moved?.changePoints ?? 0) - change)).toBeLessThan(0.00501);
    }),
  );
});

test("a dealer that is new is mix alone, against the average of both totals", () => {
  const moved = prepareMovedUnits(
    [
      { key: "new", label: "", before: { due: 0, onTime: 0 }, after: { due: 50, onTime: 25 } },
      { key: "same", label: "", before: { due: 100, onTime: 90 }, after: { due: 50, onTime: 45 } },
    ],
    1,
  );
  expect(moved?.units).toEqual([
    expect.objectContaining({ key: "new", ratePoints: 0, mixPoints: -15 }),
  ]);
  expect(moved?.rest).toEqual({ units: 1, ratePoints: 0, mixPoints: -5 });
  expect(moved?.changePoints).toBe(-20);
});

test("each column's sum is its own one rounded, and its parts add up to it", () => {
  // Rates −0.3005, mix −0.3457; rounded part by part over both columns: −0.31 and −0.34.
  const counts: [number, number, number, number][] = [
    [530, 431, 200, 173],
    [390, 365, 230, 221],
    [670, 583, 770, 639],
  ];
  const pairs = counts.map(([dueBefore, onTimeBefore, due, onTime], index) => ({
    key: `${index}`,
    label: "",
    before: { due: dueBefore, onTime: onTimeBefore },
    after: { due, onTime },
  }));
  const moved = prepareMovedUnits(pairs, 5);
  expect(moved).toMatchObject({ ratePoints: -0.3, mixPoints: -0.35, changePoints: -0.65 });
  const sum = (part: "ratePoints" | "mixPoints") =>
    moved?.units.reduce((total, unit) => total + Math.round(100 * unit[part]), 0);
  expect([sum("ratePoints"), sum("mixPoints")]).toEqual([-30, -35]);
});
