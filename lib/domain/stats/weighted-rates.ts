import { assertCounts, type Interval, type RateCounts } from "#lib/domain/stats/counts.ts";
import type { BetaPrior } from "#lib/domain/stats/shrinkage.ts";

/**
 * One rate of a sum, the factor it enters with (negative where it is taken away), and the spread of
 * the true rates of those it is one of.
 */
export type WeightedRate = {
  readonly weight: number;
  readonly counts: RateCounts;
  readonly prior: BetaPrior;
};

/** The 97.5 % point of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Σ weight · rate of independent cohorts, with a 95 % normal interval. A rate's sampling variance
 * p(1 − p) ÷ n is taken at its posterior mean under the prior: then 3 of 3 is no certainty, and many
 * small cohorts are not each as uncertain as they would be alone (their Wilson intervals, combined as
 * Zou & Donner do, come out far too wide). The numbers of shipments are taken as given.
 * Source: the posterior of parametric empirical Bayes, Morris 1983, J. Am. Statist. Assoc. 78:47.
 * @throws RangeError for counts that no cohort can have, or a weight on a cohort with nothing due.
 */
export function weightedRates(terms: readonly WeightedRate[]): Interval & { readonly sum: number } {
  let sum = 0;
  let variance = 0;
  for (const { weight, counts, prior } of terms) {
    assertCounts(counts.onTime, counts.due);
    if (weight === 0) continue;
    if (counts.due === 0) throw new RangeError("a rate of nothing due has a weight");
    sum += (weight * counts.onTime) / counts.due;
    variance += (weight * weight * expectedVariance(counts, prior)) / counts.due;
  }
  const half = Z_95 * Math.sqrt(variance);
  return { sum, low: sum - half, high: sum + half };
}

/** The posterior mean of p(1 − p): αβ ÷ ((α + β)(α + β + 1)) with the counts added. */
function expectedVariance({ due, onTime }: RateCounts, prior: BetaPrior): number {
  const alpha = prior.alpha + onTime;
  const beta = prior.beta + due - onTime;
  const size = alpha + beta;
  return (alpha / size) * (beta / (size + 1));
}
