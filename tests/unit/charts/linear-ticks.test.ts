import fc from "fast-check";
import { expect, test } from "vitest";
import { linearAxis } from "#lib/charts/linear-ticks.ts";

test("round steps, as few as hold every value", () => {
  expect(linearAxis([93.2, 94.9], 5).ticks).toEqual([93, 93.5, 94, 94.5, 95]);
  expect(linearAxis([74, 104, 90], 6)).toEqual({
    from: 70,
    to: 110,
    ticks: [70, 80, 90, 100, 110],
  });
  expect(linearAxis([0.31, 0.58], 5).ticks).toEqual([0.3, 0.4, 0.5, 0.6]);
});

test("values that are all alike have an axis too", () => {
  const { from, to } = linearAxis([90, 90], 5);
  expect(from).toBeLessThanOrEqual(90);
  expect(to).toBeGreaterThan(90);
});

test("every value lies on the axis, whose marks are evenly apart and not too many", () => {
  const values = fc.array(fc.double({ min: -500, max: 5_000, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.integer({ min: 3, max: 8 }), (list, most) => {
      const { from, to, ticks } = linearAxis(list, most);
      for (const value of list) {
        expect(value).toBeGreaterThanOrEqual(from - 1e-3);
        expect(value).toBeLessThanOrEqual(to + 1e-3);
      }
      expect(ticks.length - 1).toBeLessThanOrEqual(most);
      expect(ticks[0]).toBe(from);
      expect(ticks.at(-1)).toBe(to);
    }),
  );
});
