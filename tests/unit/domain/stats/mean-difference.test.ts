import { describe, expect, it } from "vitest";
import { meanDifference } from "#lib/domain/stats/mean-difference.ts";

function moments(values: readonly number[]) {
  return {
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sumOfSquares: values.reduce((sum, value) => sum + value * value, 0),
  };
}

// Student's own data on two soporifics (Biometrika 1908).
const first = moments([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
const second = moments([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);

describe("the difference of two means", () => {
  it("equals R's t.test of Student's sleep data", () => {
    const found = meanDifference(first, second);
    expect(found?.difference).toBeCloseTo(-1.58, 12);
    expect(found?.interval?.low).toBeCloseTo(-3.3654832, 6);
    expect(found?.interval?.high).toBeCloseTo(0.2054832, 6);
  });

  it("has no interval for a value alone, and is nothing without values", () => {
    expect(meanDifference(moments([3]), second)?.interval).toBeNull();
    expect(meanDifference(moments([]), second)).toBeNull();
  });

  it("equal values leave no doubt", () => {
    const found = meanDifference(moments([80, 80, 80]), moments([90, 90]));
    expect(found).toEqual({ difference: -10, interval: { low: -10, high: -10 } });
  });
});
