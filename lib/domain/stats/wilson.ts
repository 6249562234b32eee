import { assertCounts, type Interval } from "#lib/domain/stats/counts.ts";

/** The 97.5 % point of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval at 95 % for a rate of `successes` out of `trials`; null when nothing was
 * tried. Always within [0, 1], and it always contains the rate itself.
 * Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857, method 3.
 * @throws RangeError unless 0 ≤ successes ≤ trials are whole numbers.
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  assertCounts(successes, trials);
  if (trials === 0) {
    return null;
  }
  const square = Z_95 * Z_95;
  const failures = trials - successes;
  const middle = successes + square / 2;
  const half = Z_95 * Math.sqrt((successes / trials) * failures + square / 4);
  const scale = trials + square;
  // All on time: the exact bound is 1 itself; rounding must not move it.
  return {
    low: (middle - half) / scale,
    high: failures === 0 ? 1 : (middle + half) / scale,
  };
}
