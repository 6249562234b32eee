import { assertProbability, assertWhole } from "#lib/domain/stats/counts.ts";
import { betaTails } from "#lib/domain/stats/special/incomplete-beta.ts";
import { logBinomialTerm } from "#lib/domain/stats/special/saddle-point.ts";

/** Where decimals make a tail equal to the probability asked for, rounding must not tell them apart. */
const TIE = 64 * Number.EPSILON;

/**
 * P(X = k) for X ~ Binomial(trials, p), accurate to about 1e-13 relative.
 * @throws RangeError for trials that are not whole or a p outside [0, 1].
 */
export function binomialDensity(k: number, trials: number, p: number): number {
  assertBinomial(trials, p);
  if (!Number.isInteger(k) || k < 0 || k > trials) {
    return 0;
  }
  if (p === 0 || p === 1) {
    return k === trials * p ? 1 : 0;
  }
  if (k === 0) {
    return Math.exp(trials * Math.log1p(-p));
  }
  if (k === trials) {
    return Math.exp(trials * Math.log(p));
  }
  return Math.exp(logBinomialTerm(k, trials - k, p, 1 - p));
}

/**
 * P(X ≤ k) for X ~ Binomial(trials, p): the exact one-sided p-value of "the true rate is at least
 * p" when k were on time. Relative accuracy better than 1e-10 down to 1e-300 and at 10⁶ trials.
 * Source: P(X ≤ k) = I_{1−p}(n − k, k + 1), Abramowitz & Stegun 26.5.24.
 * @throws RangeError for trials that are not whole or a p outside [0, 1].
 */
export function binomialLowerTail(k: number, trials: number, p: number): number {
  assertBinomial(trials, p);
  const floor = Math.floor(k);
  if (floor < 0) {
    return 0;
  }
  if (floor >= trials) {
    return 1;
  }
  return betaTails(trials - floor, floor + 1, 1 - p, p).lower;
}

/**
 * P(X > k) for X ~ Binomial(trials, p), as accurate in its own tail as {@link binomialLowerTail}.
 * @throws RangeError for trials that are not whole or a p outside [0, 1].
 */
export function binomialUpperTail(k: number, trials: number, p: number): number {
  assertBinomial(trials, p);
  const floor = Math.floor(k);
  if (floor < 0) {
    return 1;
  }
  if (floor >= trials) {
    return 0;
  }
  return betaTails(trials - floor, floor + 1, 1 - p, p).upper;
}

/**
 * The smallest r with P(X ≤ r) ≥ probability, for X ~ Binomial(trials, p); equal within 1.4e-14
 * counts as equal, so that 0.001 is reached by 0.1³.
 * @throws RangeError for trials that are not whole or probabilities outside [0, 1].
 */
export function binomialQuantile(probability: number, trials: number, p: number): number {
  assertBinomial(trials, p);
  assertProbability("probability", probability);
  // Each half is asked of its own tail: a lower tail near 1 has no digits left.
  const reaches = (r: number) =>
    probability <= 0.5
      ? binomialLowerTail(r, trials, p) >= probability * (1 - TIE)
      : binomialUpperTail(r, trials, p) <= (1 - probability) * (1 + TIE);
  let step = 1;
  // Invariant: `below` does not reach the probability, `high` does.
  let high = normalGuess(probability, trials, p);
  while (!reaches(high)) {
    high = Math.min(trials, high + step);
    step *= 2;
  }
  step = 1;
  let below = high - 1;
  while (below >= 0 && reaches(below)) {
    high = below;
    below = Math.max(-1, below - step);
    step *= 2;
  }
  while (high - below > 1) {
    const middle = Math.floor((below + high) / 2);
    if (reaches(middle)) {
      high = middle;
    } else {
      below = middle;
    }
  }
  return high;
}

/** A start near the quantile: normal with skewness; the search above makes it exact. */
function normalGuess(probability: number, trials: number, p: number): number {
  const tail = Math.max(Math.min(probability, 1 - probability), 1e-300);
  const t = Math.sqrt(-2 * Math.log(tail));
  // Hastings' approximation, Abramowitz & Stegun 26.2.23.
  const size =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  const z = probability < 0.5 ? -size : size;
  const spread = Math.sqrt(trials * p * (1 - p));
  const guess = Math.round(trials * p + z * spread + ((1 - 2 * p) * (z * z - 1)) / 6);
  return Math.min(trials, Math.max(0, guess));
}

function assertBinomial(trials: number, p: number): void {
  assertWhole("trials", trials);
  assertProbability("p", p);
}
