import { assertWhole, type Interval } from "#lib/domain/stats/counts.ts";
import { studentTwoSided } from "#lib/domain/stats/special/student-t.ts";

/** What a rollup keeps of a set of measured values. */
export type Moments = {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
};

/** A mean in the unit of the values; one value alone has no interval. */
export type MeanWithInterval = {
  readonly mean: number;
  readonly interval: Interval | null;
};

/**
 * The mean of a set of values with its 95 % interval after Student (1908), mean ± t · s ÷ √n; null
 * when there is no value.
 * @throws RangeError when the count is not whole.
 */
export function meanInterval({ count, sum, sumOfSquares }: Moments): MeanWithInterval | null {
  assertWhole("count", count);
  if (count === 0) {
    return null;
  }
  const mean = sum / count;
  if (count === 1) {
    return { mean, interval: null };
  }
  // Rounding can leave equal values a variance just below 0.
  const variance = Math.max(0, (sumOfSquares - sum * mean) / (count - 1));
  const half = studentTwoSided(0.05, count - 1) * Math.sqrt(variance / count);
  return { mean, interval: { low: mean - half, high: mean + half } };
}
