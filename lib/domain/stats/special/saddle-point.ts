/** From here on the five terms of Stirling's series are exact to 1e-16. */
const SERIES_FROM = 16;

/**
 * What Stirling's formula misses: log Γ(n + 1) − [(n + ½) log n − n + ½ log 2π], for real n > 0.
 * Below 16 it climbs to the series with error(n) = error(n + 1) + (n + ½) log(1 + 1/n) − 1.
 */
function stirlingError(n: number): number {
  let climbed = 0;
  let at = n;
  while (at < SERIES_FROM) {
    climbed += (at + 0.5) * Math.log1p(1 / at) - 1;
    at += 1;
  }
  const square = at * at;
  return (
    climbed +
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) /
      at
  );
}

/**
 * Deviance x log(x/m) + m − x of an observed x > 0 from its mean m > 0, without the cancellation
 * that the plain formula suffers where x is near m.
 */
function poissonDeviance(x: number, mean: number): number {
  const gap = x - mean;
  if (Math.abs(gap) >= 0.1 * (x + mean)) {
    return x * Math.log(x / mean) - gap;
  }
  const v = gap / (x + mean);
  let sum = gap * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) {
      return sum;
    }
    sum = next;
  }
}

/**
 * log of Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · x^a · y^b for real a, b > 0 and y = 1 − x, both given
 * so that neither loses digits. All large terms have one sign, so it holds at a + b = 10⁶ and in
 * tails of 1e-300. Source: Loader 2000, Fast and Accurate Computation of Binomial Probabilities.
 */
export function logBinomialTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    poissonDeviance(a, n * x) -
    poissonDeviance(b, n * y) +
    0.5 * Math.log(n / (2 * Math.PI * a) / b)
  );
}
