import fc from "fast-check";
import { expect, test } from "vitest";
import { roundToSum } from "#lib/charts/round-to-sum.ts";

test("the rounded parts add up to the rounded whole", () => {
  expect(roundToSum([0.333, 0.333, 0.334], 2)).toEqual([0.33, 0.33, 0.34]);
  expect(roundToSum([0.005, 0.005, 0.005], 2)).toEqual([0.01, 0.01, 0]);
  expect(roundToSum([-0.125, -0.125], 2)).toEqual([-0.12, -0.13]);
  expect(roundToSum([-0.004], 2)).toEqual([0]);
  expect(roundToSum([], 2)).toEqual([]);
});

test("the rounded parts add up to a total given, a step above or below what they reach", () => {
  expect(roundToSum([0.334, 0.333, 0.333], 2, 1.01)).toEqual([0.34, 0.34, 0.33]);
  expect(roundToSum([0.2, 0.304], 2, 0.5)).toEqual([0.2, 0.3]);
  expect(roundToSum([0.2, 0.3], 2, 0.49)).toEqual([0.2, 0.29]);
});

test("each part stays within one unit of what it was", () => {
  const value = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
      const rounded = roundToSum(values, 2);
      const sum = values.reduce((total, one) => total + one, 0);
      const shown = rounded.reduce((total, one) => total + Math.round(one * 100), 0);
      expect(Math.abs(shown - sum * 100)).toBeLessThanOrEqual(0.5 + 1e-6);
      rounded.forEach((one, i) => {
        expect(Math.abs(one - (values[i] ?? 0))).toBeLessThanOrEqual(0.01 + 1e-9);
      });
    }),
  );
});
