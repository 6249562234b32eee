import { logBinomialTerm } from "#lib/domain/stats/special/saddle-point.ts";

/**
 * Both tails of a distribution at a point. The smaller one is accurate to about 1e-13 relative for
 * shapes ≥ 1, else at least to 1e-12 absolute.
 */
export type Tails = {
  readonly lower: number;
  readonly upper: number;
};

const TINY = 1e-300;
const LAST_TERM = 1_000_000;

/**
 * The regularized incomplete beta function I_x(a, b) = P(B ≤ x) for B ~ Beta(a, b), and its
 * complement. `y` is 1 − x, given so that it loses no digits. Shapes may be 0: then the whole mass
 * lies on that end (both 0 is refused).
 * Source: continued fraction of DiDonato & Morris 1992 (ACM TOMS 708), eq. 9, taken from the side
 * on which it converges in about √max(a, b) terms; Loader's saddle-point form in front.
 * @throws RangeError unless a, b ≥ 0, a + b > 0 and 0 ≤ x ≤ 1.
 */
export function betaTails(a: number, b: number, x: number, y: number): Tails {
  if (!(a >= 0 && b >= 0 && a + b > 0 && a + b < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`beta shapes must be 0 or more and not both 0: ${a}, ${b}`);
  }
  if (!(x >= 0 && x <= 1)) {
    throw new RangeError(`x must lie between 0 and 1: ${x}`);
  }
  if (y <= 0 || b === 0) {
    return y <= 0 ? { lower: 1, upper: 0 } : { lower: 0, upper: 1 };
  }
  if (x <= 0 || a === 0) {
    return x <= 0 && a > 0 ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  }
  if (x * (a + b + 2) <= a + 1) {
    const lower = Math.min(1, smallTail(a, b, x, y));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, smallTail(b, a, y, x));
  return { lower: 1 - upper, upper };
}

function smallTail(a: number, b: number, x: number, y: number): number {
  if (b === 1) {
    return x ** a;
  }
  const logFront = logBinomialTerm(a, b, x, y) + Math.log((a / (a + b)) * b);
  // Adding logarithms keeps a tail whose front alone would underflow.
  return Math.exp(logFront - Math.log(continuedFraction(a, b, x, y)));
}

/** b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method. */
function continuedFraction(a: number, b: number, x: number, y: number): number {
  const drift = a * y - b * x + 1;
  let fraction = (a * drift) / (a + 1);
  let c = fraction === 0 ? TINY : fraction;
  fraction = c;
  let d = 0;
  for (let m = 1; m < LAST_TERM; m += 1) {
    const odd = a + 2 * m - 1;
    const common = (m * (b - m) * x) / odd;
    const numerator = (((a + m - 1) * (a + b + m - 1)) / odd) * common * x;
    const denominator = m + common + ((a + m) * (drift + m * (1 + y))) / (a + 2 * m + 1);
    d = denominator + numerator * d;
    c = denominator + numerator / c;
    d = 1 / (d === 0 ? TINY : d);
    c = c === 0 ? TINY : c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) <= 2 * Number.EPSILON) {
      return fraction;
    }
  }
  throw new Error(`incomplete beta did not converge at a = ${a}, b = ${b}, x = ${x}`);
}
