import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { risingFactorial } from "#lib/domain/stats/special/rising-factorial.ts";

/** A beta-binomial likelihood at one point, with derivatives by u = logit of the mean and v = log(α + β). */
export type LikelihoodPoint = {
  readonly u: number;
  readonly v: number;
  /** Without the binomial coefficients, which do not depend on the parameters. */
  readonly log: number;
  readonly gradient: readonly [number, number];
  /** [uu, uv, vv] */
  readonly hessian: readonly [number, number, number];
};

/** How often each number occurs; the likelihood sums over these instead of over dealers. */
type Tally = ReadonlyMap<number, number>;

/** The counts of a cohort, tallied: on time, not on time, due. */
export type TalliedCounts = {
  readonly onTime: Tally;
  readonly missed: Tally;
  readonly due: Tally;
};

/** Tallies a cohort once, so that each look at its likelihood costs only its distinct numbers. */
export function tallyCounts(groups: readonly RateCounts[]): TalliedCounts {
  return {
    onTime: tally(groups.map(({ onTime }) => onTime)),
    missed: tally(groups.map(({ due, onTime }) => due - onTime)),
    due: tally(groups.map(({ due }) => due)),
  };
}

/** The two shapes at u = logit of the mean and v = log(α + β). */
export function shapesAt(u: number, v: number): { alpha: number; beta: number } {
  const size = Math.exp(v);
  return { alpha: size / (1 + Math.exp(-u)), beta: size / (1 + Math.exp(u)) };
}

/**
 * The log-likelihood Σ log (α)ₓ + log (β)ₙ₋ₓ − log (α + β)ₙ, where (·) is the rising factorial, and
 * its first two derivatives. Source: Griffiths 1973, Biometrics 29:637.
 */
export function likelihoodAt(counts: TalliedCounts, u: number, v: number): LikelihoodPoint {
  const { alpha, beta } = shapesAt(u, v);
  const size = alpha + beta;
  const a = sumRising(counts.onTime, alpha);
  const b = sumRising(counts.missed, beta);
  const k = sumRising(counts.due, size);
  const w = (alpha / size) * beta;
  const tilt = w * (a.slope - b.slope);
  const growth = alpha * a.slope + beta * b.slope - size * k.slope;
  return {
    u,
    v,
    log: a.log + b.log - k.log,
    gradient: [tilt, growth],
    hessian: [
      w * w * (a.curvature + b.curvature) + (tilt * (beta - alpha)) / size,
      w * (alpha * a.curvature - beta * b.curvature) + tilt,
      alpha * alpha * a.curvature + beta * beta * b.curvature - size * size * k.curvature + growth,
    ],
  };
}

/** log of the number of ways in which `onTime` of `due` can be on time, summed over the cohort. */
export function sumLogChoose(groups: readonly RateCounts[]): number {
  return groups.reduce(
    (sum, { due, onTime }) =>
      sum + risingFactorial(due - onTime + 1, onTime).log - risingFactorial(1, onTime).log,
    0,
  );
}

function tally(numbers: readonly number[]): Tally {
  const times = new Map<number, number>();
  for (const number of numbers) {
    times.set(number, (times.get(number) ?? 0) + 1);
  }
  return times;
}

function sumRising(numbers: Tally, a: number) {
  let log = 0;
  let slope = 0;
  let curvature = 0;
  for (const [count, times] of numbers) {
    const term = risingFactorial(a, count);
    log += times * term.log;
    slope += times * term.slope;
    curvature += times * term.curvature;
  }
  return { log, slope, curvature };
}
