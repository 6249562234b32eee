import type { Interval } from "#lib/domain/stats/counts.ts";
import { type Moments, meanInterval } from "#lib/domain/stats/mean-interval.ts";
import { studentTwoSided } from "#lib/domain/stats/special/student-t.ts";

/** First mean − second mean, in the unit of the values; no interval where either has but one value. */
export type MeanDifference = { readonly difference: number; readonly interval: Interval | null };

/**
 * The difference of two means with its 95 % interval, whatever the two spreads are; null when either
 * has no value.
 * Source: Welch 1947, Biometrika 34:28, degrees of freedom after Satterthwaite 1946.
 * @throws RangeError when a count is not whole.
 */
export function meanDifference(first: Moments, second: Moments): MeanDifference | null {
  const [mean1, mean2] = [meanInterval(first)?.mean, meanInterval(second)?.mean];
  if (mean1 === undefined || mean2 === undefined) return null;
  const difference = mean1 - mean2;
  if (first.count < 2 || second.count < 2) return { difference, interval: null };
  const [error1, error2] = [squaredError(first, mean1), squaredError(second, mean2)];
  const error = error1 + error2;
  if (error === 0) return { difference, interval: { low: difference, high: difference } };
  const degrees = error ** 2 / (error1 ** 2 / (first.count - 1) + error2 ** 2 / (second.count - 1));
  const half = studentTwoSided(0.05, degrees) * Math.sqrt(error);
  return { difference, interval: { low: difference - half, high: difference + half } };
}

/** The variance of the mean; rounding can leave equal values just below 0. */
function squaredError({ count, sum, sumOfSquares }: Moments, mean: number): number {
  return Math.max(0, (sumOfSquares - sum * mean) / (count - 1)) / count;
}
