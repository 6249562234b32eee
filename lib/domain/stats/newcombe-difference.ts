import { assertCounts, type Interval, type RateCounts } from "#lib/domain/stats/counts.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";

/** A change of a rate and the 95 % interval around it; a change is real when 0 lies outside. */
export type RateDifference = Interval & { readonly difference: number };

/**
 * First rate − second rate of two independent cohorts, with a 95 % interval made of the two Wilson
 * intervals; null when either had nothing due.
 * Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
 * @throws RangeError for counts that no cohort can have.
 */
export function rateDifference(first: RateCounts, second: RateCounts): RateDifference | null {
  assertCounts(first.onTime, first.due);
  assertCounts(second.onTime, second.due);
  const around1 = wilsonInterval(first.onTime, first.due);
  const around2 = wilsonInterval(second.onTime, second.due);
  if (around1 === null || around2 === null) {
    return null;
  }
  const rate1 = first.onTime / first.due;
  const rate2 = second.onTime / second.due;
  const difference = rate1 - rate2;
  return {
    difference,
    low: difference - Math.hypot(rate1 - around1.low, around2.high - rate2),
    high: difference + Math.hypot(around1.high - rate1, rate2 - around2.low),
  };
}
