import type { CauseMonth } from "#lib/domain/causes/cause-counts.ts";
import { type Contrast, chiSquareOf, contrastOf, sumCounted } from "#lib/domain/causes/contrast.ts";
import { monthSplitsOf } from "#lib/domain/causes/splits.ts";
import { proportionTrend } from "#lib/domain/stats/trend-test.ts";

/** When misses came: some months against those around them, or a decline from month to month. */
export type TimeCause = Contrast & { readonly from: string; readonly to: string } & (
    | { readonly kind: "months" }
    | {
        readonly kind: "decline";
        /** How much of the on-time rate is lost each month, 0..1; above 0. */
        readonly lossPerMonth: number;
        /** The first month of the later half, which is set against the earlier. */
        readonly laterFrom: string;
      }
  );

/** A run of months has two ends to be chosen, a line none: each must earn its keep (Akaike 1974). */
const PRICE_OF_TWO_ENDS = 4;

/**
 * What time has to do with a dealer's misses: the likeliest bad run of months or, where a straight
 * decline describes them at least as well, that; a decline sets the later half of the months against the
 * earlier. The p-value is not corrected; `tried` says how many were compared.
 */
export function findTimeCause(months: readonly CauseMonth[]): {
  readonly found: TimeCause | null;
  readonly tried: number;
} {
  const runs = monthSplitsOf(months).flatMap(({ split, inside, outside }) => {
    const contrast = contrastOf(inside, outside);
    return contrast === null ? [] : [{ ...contrast, ...split, kind: "months" as const }];
  });
  const run = runs.reduce<(typeof runs)[number] | null>(
    (best, one) => (best === null || chiSquareOf(one) > chiSquareOf(best) ? one : best),
    null,
  );
  const decline = declineOf(months);
  const isDecline =
    decline !== null && (run === null || decline.chiSquare >= chiSquareOf(run) - PRICE_OF_TWO_ENDS);
  return { found: isDecline ? decline.cause : run, tried: runs.length + 1 };
}

function declineOf(
  months: readonly CauseMonth[],
): { readonly cause: TimeCause; readonly chiSquare: number } | null {
  const trend = proportionTrend(months.map(({ due, missed }) => ({ hits: missed, size: due })));
  const [first, last] = [months[0], months.at(-1)];
  if (!trend || !first || !last || trend.z <= 0) return null;
  const middle = Math.ceil(months.length / 2);
  const contrast = contrastOf(
    sumCounted(months.slice(middle)),
    sumCounted(months.slice(0, middle)),
  );
  if (contrast === null) return null;
  return {
    cause: {
      ...contrast,
      pValue: trend.pRising,
      kind: "decline",
      from: first.month,
      to: last.month,
      laterFrom: months[middle]?.month ?? last.month,
      lossPerMonth: trend.slope,
    },
    chiSquare: trend.z ** 2,
  };
}
