import { assertCounts } from "#lib/domain/stats/counts.ts";
import { normalUpperTail } from "#lib/domain/stats/special/normal-tail.ts";

/** What a run of equally spaced periods says of a rate's direction. */
export type Trend = {
  /** Cochran–Armitage's statistic; above 0 where the rate of hits rises. Its square is χ² on 1 degree. */
  readonly z: number;
  /** P(Z ≥ z) if nothing changed. */
  readonly pRising: number;
  /** Change of the rate per step, by least squares weighted with the sizes. */
  readonly slope: number;
};

/**
 * The Cochran–Armitage test for a trend in proportions, periods in order; an empty one keeps its place
 * in time. Null where nothing can trend: fewer than two periods with anything in them, or one
 * outcome alone.
 * Source: Armitage 1955, Biometrics 11:375.
 * @throws RangeError for counts that no period can have.
 */
export function proportionTrend(
  periods: readonly { readonly hits: number; readonly size: number }[],
): Trend | null {
  const sums = { size: 0, hits: 0, moment: 0, square: 0, hitMoment: 0 };
  for (const [step, { hits, size }] of periods.entries()) {
    assertCounts(hits, size);
    sums.size += size;
    sums.hits += hits;
    sums.moment += step * size;
    sums.square += step * step * size;
    sums.hitMoment += step * hits;
  }
  const rate = sums.hits / sums.size;
  const spread = sums.square - sums.moment ** 2 / sums.size;
  if (!(spread > 0) || rate === 0 || rate === 1) return null;
  const excess = sums.hitMoment - rate * sums.moment;
  const z = excess / Math.sqrt(rate * (1 - rate) * spread);
  return { z, pRising: normalUpperTail(z), slope: excess / spread };
}
