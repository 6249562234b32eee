import { describe, expect, it } from "vitest";
import { meanInterval } from "#lib/domain/stats/mean-interval.ts";
import { studentTwoSided } from "#lib/domain/stats/special/student-t.ts";

describe("the mean with its interval", () => {
  it("equals R's t.test(c(31, 88, 95, 120, 61, 74))", () => {
    const found = meanInterval({ count: 6, sum: 469, sumOfSquares: 41_327 });
    expect(found?.mean).toBeCloseTo(78.166666666666671, 12);
    expect(found?.interval?.low).toBeCloseTo(46.105305778981688, 10);
    expect(found?.interval?.high).toBeCloseTo(110.22802755435167, 10);
  });

  it.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [5, 2.5705818356363137],
    [30, 2.0422724563012378],
    [1000, 1.9623390808264076],
    [1_000_000, 1.9599663568141066],
  ])("Student's t at %d degrees equals R's qt(0.975, …)", (degrees, t) => {
    expect(studentTwoSided(0.05, degrees) / t).toBeCloseTo(1, 12);
  });

  it("no value, no mean; one value, no interval; equal values, no width", () => {
    expect(meanInterval({ count: 0, sum: 0, sumOfSquares: 0 })).toBeNull();
    expect(meanInterval({ count: 1, sum: 7, sumOfSquares: 49 })).toEqual({
      mean: 7,
      interval: null,
    });
    const third = 1 / 3;
    const equal = meanInterval({ count: 3, sum: 1, sumOfSquares: 3 * third * third });
    expect(equal?.interval?.low).toBeCloseTo(third, 7);
  });

  it("refuses half a value", () => {
    expect(() => meanInterval({ count: 1.5, sum: 1, sumOfSquares: 1 })).toThrow("count");
  });
});
