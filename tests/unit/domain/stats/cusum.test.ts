import { describe, expect, it } from "vitest";
import { designCusum, runCusum } from "#lib/domain/stats/cusum.ts";

describe("the deterioration alarm", () => {
  // Run lengths by R: solve(diag(H) - Q, rep(1, H))[1] over the same lattice, in full matrices.
  it.each([
    [0.05, 2, 1000, 1005.16078434313],
    [0.1, 2, 500, 506.692769491273],
    [0.3, 3, 2000, 2196.06907863876],
    [0.8, 2, 1000, 1024.76453065767],
  ])("at %d misses, odds × %d, %d deliveries: the run length is exact", (rate, odds, asked, r) => {
    const design = designCusum(rate, odds, asked);
    expect(design.inControlRunLength / r).toBeCloseTo(1, 10);
    expect(design.inControlRunLength).toBeGreaterThanOrEqual(asked);
  });

  it("weights are log-likelihood ratios, the miss's to within 1.25 %", () => {
    const { onTimeWeight, missWeight } = designCusum(0.1, 2, 500);
    expect(onTimeWeight).toBeCloseTo(Math.log(1 / 1.1), 14);
    expect(Math.abs(missWeight / Math.log(2 / 1.1) - 1)).toBeLessThan(0.0125);
  });

  it("deliveries on time never take the sum below 0; misses in a row ring; then it starts again", () => {
    const design = designCusum(0.1, 2, 500);
    const needed = Math.ceil(design.threshold / design.missWeight);
    const misses = Array.from({ length: 2 * needed }, () => true);
    const { sums, alarms } = runCusum(design, [false, false, false, ...misses, false]);
    expect(sums.slice(0, 3)).toEqual([0, 0, 0]);
    expect(alarms).toEqual([2 + needed, 2 + 2 * needed]);
    expect(sums.at(-1)).toBe(0);
  });

  it.each([
    [0, 2, 500, "baselineMissRate"],
    [0.1, 1, 500, "oddsRatio"],
    [0.1, 2, Number.NaN, "runLength"],
  ])("%d, %d, %d is refused, naming the argument", (rate, odds, length, name) => {
    expect(() => designCusum(rate, odds, length)).toThrow(name);
  });
});
