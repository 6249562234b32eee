import fc from "fast-check";
import { expect, it } from "vitest";
import { roundToSum } from "#lib/domain/stats/round-to-sum.ts";

it.each([
  [[1 / 3, 1 / 3, 1 / 3], 2, [0.34, 0.33, 0.33]],
  [[-0.005, -0.005, 0.02], 2, [-0, -0.01, 0.02]],
  [[], 2, []],
])("%j with %d decimals", (parts, decimals, rounded) => {
  expect(roundToSum(parts, decimals).map((part) => part + 0)).toEqual(
    rounded.map((part) => part + 0),
  );
});

it("shown parts add up to the shown sum, none further off than one step", () => {
  const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(values, (parts) => {
      const rounded = roundToSum(parts, 2);
      const sum = parts.reduce((total, part) => total + part, 0);
      const shown = rounded.reduce((total, part) => total + Math.round(part * 100), 0);
      expect(shown + 0).toBe(Math.round(parts.reduce((total, part) => total + part * 100, 0)) + 0);
      expect(Math.abs(shown / 100 - sum)).toBeLessThan(0.0051);
      rounded.forEach((part, index) => {
        expect(Math.abs(part - (parts[index] ?? 0))).toBeLessThan(0.0101);
      });
    }),
  );
});
