import {
  type LikelihoodPoint,
  likelihoodAt,
  shapesAt,
  sumLogChoose,
  type TalliedCounts,
  tallyCounts,
} from "#lib/domain/stats/beta-binomial.ts";
import { assertCounts, assertProbability, type RateCounts } from "#lib/domain/stats/counts.ts";
import { betaTails } from "#lib/domain/stats/special/incomplete-beta.ts";

/** Beta(α, β), the spread of the true rates over dealers. A shape of 0 puts every rate on that end. */
export type BetaPrior = {
  readonly alpha: number;
  readonly beta: number;
};

/** α + β where the data show no spread beyond chance. */
const SIZE_WITHOUT_SPREAD = 1e6;
/** α + β where every dealer is all on time or all late; the likelihood only grows towards 0. */
const SMALLEST_SIZE = 1e-6;
/** Where the climb begins besides the moments' estimate, so that a second summit is not missed. */
const FURTHER_STARTS = [0.1, 10, 1e3, 1e5];

/**
 * Fits the prior of an empirical-Bayes shrinkage: the beta-binomial maximum-likelihood estimate,
 * climbed by Newton steps from the method of moments (Kleinman 1973, JASA 68:46); α + β = 10⁶ around
 * the pooled rate when there is no overdispersion. Groups with nothing due say nothing; null when
 * nothing at all was due. `logLikelihood` includes the binomial coefficients.
 * @throws RangeError for counts that no cohort can have.
 */
export function fitBetaPrior(
  groups: readonly RateCounts[],
): (BetaPrior & { readonly logLikelihood: number }) | null {
  const used = groups.filter(({ due, onTime }) => {
    assertCounts(onTime, due);
    return due > 0;
  });
  const due = used.reduce((sum, group) => sum + group.due, 0);
  const onTime = used.reduce((sum, group) => sum + group.onTime, 0);
  if (due === 0) {
    return null;
  }
  const pooled = {
    alpha: SIZE_WITHOUT_SPREAD * (onTime / due),
    beta: SIZE_WITHOUT_SPREAD * ((due - onTime) / due),
  };
  if (onTime === 0 || onTime === due) {
    return { ...pooled, logLikelihood: 0 };
  }
  const counts = tallyCounts(used);
  const u = Math.log(onTime / (due - onTime));
  const flat = likelihoodAt(counts, u, Math.log(SIZE_WITHOUT_SPREAD));
  const best = [momentSize(used, onTime / due), ...FURTHER_STARTS]
    .map((size) => climb(counts, likelihoodAt(counts, u, Math.log(size))))
    .reduce((left, right) => (right.log > left.log ? right : left));
  const constant = sumLogChoose(used);
  // A gain within rounding is no evidence of spread (one shipment each: the likelihood is level).
  const isFlat = best.v >= flat.v - 1e-6 || best.log - flat.log <= 1e-12 * Math.abs(flat.log);
  return isFlat
    ? { ...pooled, logLikelihood: flat.log + constant }
    : { ...shapesAt(best.u, best.v), logLikelihood: best.log + constant };
}

/** The shrunk rate: the posterior mean of a dealer's true rate. With nothing due it is the prior's mean. */
export function posteriorMean(prior: BetaPrior, { due, onTime }: RateCounts): number {
  assertCounts(onTime, due);
  return (prior.alpha + onTime) / (prior.alpha + prior.beta + due);
}

/**
 * Posterior probability that a dealer's true rate is below the target.
 * @throws RangeError for impossible counts or a target outside [0, 1].
 */
export function probabilityBelow(
  prior: BetaPrior,
  { due, onTime }: RateCounts,
  target: number,
): number {
  assertCounts(onTime, due);
  assertProbability("target", target);
  const alpha = prior.alpha + onTime;
  const beta = prior.beta + due - onTime;
  return beta === 0 ? 0 : betaTails(alpha, beta, target, 1 - target).lower;
}

/** The fitted share of dealers whose true rate is below the target. */
export function shareBelow(prior: BetaPrior, target: number): number {
  return probabilityBelow(prior, { due: 0, onTime: 0 }, target);
}

/** α + β by the method of moments, each group weighted by its size, kept within the search. */
function momentSize(groups: readonly RateCounts[], mean: number): number {
  let due = 0;
  let squares = 0;
  let spread = 0;
  for (const group of groups) {
    due += group.due;
    squares += group.due * group.due;
    spread += (group.onTime - group.due * mean) ** 2 / group.due;
  }
  const degrees = groups.length - 1;
  const correlation =
    (spread / (mean * (1 - mean)) - degrees) / Math.max(1, due - squares / due - degrees);
  const size = correlation > 0 ? 1 / correlation - 1 : SIZE_WITHOUT_SPREAD;
  return Math.min(SIZE_WITHOUT_SPREAD, Math.max(SMALLEST_SIZE, size));
}

/** Climbs to the nearest summit by damped Newton steps; a likelihood never falls on the way. */
function climb(counts: TalliedCounts, start: LikelihoodPoint): LikelihoodPoint {
  let here = start;
  for (let round = 0; round < 200; round += 1) {
    const [du, dv] = newtonStep(here);
    let share = 1;
    let next = moved(counts, here, du, dv);
    while (next.log < here.log && share > 1e-6) {
      share /= 4;
      next = moved(counts, here, share * du, share * dv);
    }
    if (next.log < here.log) {
      return here;
    }
    const distance = Math.abs(next.u - here.u) + Math.abs(next.v - here.v);
    here = next;
    if (distance < 1e-9) {
      return here;
    }
  }
  return here;
}

function moved(counts: TalliedCounts, { u, v }: LikelihoodPoint, du: number, dv: number) {
  const bounded = Math.min(Math.log(SIZE_WITHOUT_SPREAD), v + dv);
  return likelihoodAt(counts, u + du, Math.max(Math.log(SMALLEST_SIZE), bounded));
}

/** Newton's step along each principal axis, turned uphill where the surface is not concave. */
function newtonStep({ gradient, hessian }: LikelihoodPoint): [number, number] {
  const [gu, gv] = gradient;
  const [huu, huv, hvv] = hessian;
  const angle = 0.5 * Math.atan2(2 * huv, huu - hvv);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const first = huu * cos * cos + 2 * huv * sin * cos + hvv * sin * sin;
  const second = huu * sin * sin - 2 * huv * sin * cos + hvv * cos * cos;
  const alongFirst = limited((gu * cos + gv * sin) / Math.abs(first));
  const alongSecond = limited((gv * cos - gu * sin) / Math.abs(second));
  return [alongFirst * cos - alongSecond * sin, alongFirst * sin + alongSecond * cos];
}

/** At most three units of logit or of log size at once; a level axis (0 ÷ 0) gives no step. */
function limited(step: number): number {
  return Number.isNaN(step) ? 0 : Math.min(3, Math.max(-3, step));
}
