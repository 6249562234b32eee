import { betaTails } from "#lib/domain/stats/special/incomplete-beta.ts";

/**
 * The t with P(|T| > t) = outside, for Student's T with `degrees` ≥ 1 of freedom and 0 < outside < 1.
 * P(|T| > t) = I_{ν/(ν+t²)}(ν/2, ½), Abramowitz & Stegun 26.5.27, halved down to the last bit.
 */
export function studentTwoSided(outside: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (outsideOf(high, degrees) > outside) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) {
      return middle;
    }
    if (outsideOf(middle, degrees) > outside) {
      low = middle;
    } else {
      high = middle;
    }
  }
}

function outsideOf(t: number, degrees: number): number {
  const square = t * t;
  const whole = degrees + square;
  return betaTails(degrees / 2, 0.5, degrees / whole, square / whole).lower;
}
