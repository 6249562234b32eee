import { assertCounts, type Interval, type RateCounts } from "#lib/domain/stats/counts.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";

/** One rate of a sum and the factor it enters with, negative where it is taken away. */
export type WeightedRate = { readonly weight: number; readonly counts: RateCounts };

/**
 * Σ weight · rate of independent cohorts with a 95 % interval made of their Wilson intervals: each
 * rate's distance to the bound that moves the sum down (up) is squared, added and rooted. With the
 * weights 1 and −1 it is `rateDifference`. A cohort with nothing due has no rate and must have
 * weight 0.
 * Source: Zou & Donner 2008, Statistics in Medicine 27:1693 (MOVER), of which Newcombe's method 10
 * is the case of two rates.
 * @throws RangeError for counts that no cohort can have, or a weight on a cohort with nothing due.
 */
export function weightedRates(terms: readonly WeightedRate[]): Interval & { readonly sum: number } {
  let sum = 0;
  let below = 0;
  let above = 0;
  for (const { weight, counts } of terms) {
    assertCounts(counts.onTime, counts.due);
    if (weight === 0) continue;
    const interval = wilsonInterval(counts.onTime, counts.due);
    if (interval === null) throw new RangeError("a rate of nothing due has a weight");
    const rate = counts.onTime / counts.due;
    sum += weight * rate;
    const down = weight > 0 ? interval.low : interval.high;
    const up = weight > 0 ? interval.high : interval.low;
    below += (weight * (rate - down)) ** 2;
    above += (weight * (up - rate)) ** 2;
  }
  return { sum, low: sum - Math.sqrt(below), high: sum + Math.sqrt(above) };
}
