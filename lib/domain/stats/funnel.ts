import {
  binomialDensity,
  binomialLowerTail,
  binomialQuantile,
} from "#lib/domain/stats/binomial.ts";
import { assertProbability, assertWhole, type Interval } from "#lib/domain/stats/counts.ts";

/** The two funnels around a target at one number of shipments: one point in 20, and one in 500, falls outside by chance. */
export type FunnelLimits = {
  readonly within95: Interval;
  readonly within998: Interval;
};

/**
 * Interpolated exact binomial limits of the on-time rate of `trials` shipments whose true rate is
 * `target`; null at 0 trials. A picture, not the judge: the standing decides who is weak.
 * Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix A.1.1.
 * @throws RangeError for trials that are not whole or a target outside [0, 1].
 */
export function funnelLimits(trials: number, target: number): FunnelLimits | null {
  assertWhole("trials", trials);
  assertProbability("target", target);
  if (trials === 0) {
    return null;
  }
  return {
    within95: {
      low: interpolatedLimit(0.025, trials, target),
      high: interpolatedLimit(0.975, trials, target),
    },
    within998: {
      low: interpolatedLimit(0.001, trials, target),
      high: interpolatedLimit(0.999, trials, target),
    },
  };
}

function interpolatedLimit(probability: number, trials: number, target: number): number {
  const r = binomialQuantile(probability, trials, target);
  // At r = 0 the step is F(0) itself, since F(−1) = 0; the limit then falls below 0 and is clipped.
  const step = binomialDensity(r, trials, target);
  const share = (binomialLowerTail(r, trials, target) - probability) / step;
  return Math.min(1, Math.max(0, (r - share) / trials));
}
