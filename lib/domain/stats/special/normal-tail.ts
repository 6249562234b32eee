const SQRT_2PI = Math.sqrt(2 * Math.PI);
/** Below this the series is as exact as doubles are, above it the fraction converges fast. */
const SERIES_BELOW = 2;

/**
 * P(Z > z) of the standard normal, to about 1e-14 relative: the series of Φ(z) − ½ (Marsaglia 2004,
 * J. Stat. Softw. 11(4), eq. 1) near 0, Laplace's continued fraction (Abramowitz & Stegun 26.2.14)
 * in the tail.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = Math.exp(-0.5 * z * z) / SQRT_2PI;
  if (z < SERIES_BELOW) {
    let term = z;
    let sum = z;
    for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 200; k > 0; k -= 1) fraction = z + k / fraction;
  return density / fraction;
}
