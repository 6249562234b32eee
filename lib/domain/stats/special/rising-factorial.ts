/** From here on the asymptotic series below are exact to 1e-14. */
const SERIES_FROM = 16;

/** The rising factorial a(a + 1)…(a + count − 1) = Γ(a + count) / Γ(a) as its logarithm, and that logarithm's derivatives by a. */
export type RisingFactorial = {
  readonly log: number;
  readonly slope: number;
  readonly curvature: number;
};

/**
 * log Γ(a + count) − log Γ(a), with its first derivative ψ(a + count) − ψ(a) and its second, for
 * real a > 0 and a whole count ≥ 0. Differences are formed before they can cancel: the first factors
 * one by one, the rest by the difference of two Stirling series (Abramowitz & Stegun 6.1.40–6.4.12).
 */
export function risingFactorial(a: number, count: number): RisingFactorial {
  let log = 0;
  let slope = 0;
  let curvature = 0;
  let at = a;
  let left = count;
  let product = 1;
  while (left > 0 && (at < SERIES_FROM || left < SERIES_FROM)) {
    product *= at;
    if (product > 1e250 || product < 1e-250) {
      log += Math.log(product);
      product = 1;
    }
    slope += 1 / at;
    curvature -= 1 / (at * at);
    at += 1;
    left -= 1;
  }
  log += Math.log(product);
  if (left > 0) {
    const end = at + left;
    const growth = Math.log1p(left / at);
    log += (end - 0.5) * growth + left * (Math.log(at) - 1) + logTail(end) - logTail(at);
    slope += growth + slopeTail(end) - slopeTail(at);
    curvature += curvatureTail(end) - curvatureTail(at);
  }
  return { log, slope, curvature };
}

function logTail(z: number): number {
  const r = 1 / (z * z);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / z;
}

/** ψ(z) − log z. */
function slopeTail(z: number): number {
  const r = 1 / (z * z);
  return -0.5 / z - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))));
}

/** ψ′(z). */
function curvatureTail(z: number): number {
  const r = 1 / (z * z);
  return (
    (1 + 0.5 / z + r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - (r * 5) / 66))))) / z
  );
}
