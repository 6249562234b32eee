import { type AgainstTarget, judgeFamily } from "#lib/charts/against-target.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

/** A month of a small line; `rate` null = nothing was due: a gap. */
export type SparkMonth = { readonly month: string; readonly rate: number | null };

/**
 * The `most` months that end with `last`, without gaps in time, from the first one with data on.
 * @param months those with data, in any order
 * @param last the month that every line of a table ends with, such as "2026-10"
 */
export function prepareSpark(
  months: readonly (RateCounts & { readonly month: string })[],
  last: string,
  most: number,
): SparkMonth[] {
  const byMonth = new Map(months.map((month) => [month.month, month]));
  const slots: SparkMonth[] = [];
  let period = parsePeriod(last);
  while (period !== null && slots.length < most) {
    const counts = byMonth.get(period.key);
    const rate = counts && counts.due > 0 ? counts.onTime / counts.due : null;
    slots.unshift({ month: period.key, rate });
    period = shiftPeriod(period, -1);
  }
  const first = slots.findIndex(({ rate }) => rate !== null);
  return first < 0 ? [] : slots.slice(first);
}

/**
 * How each of several lines ends: its newest month with data up to `last` against the target, the ends
 * judged together, for they are what a table of lines is read by. In the order given.
 */
export function judgeEnds(
  lines: readonly (readonly (RateCounts & { readonly month: string })[])[],
  last: string,
  target: number,
): AgainstTarget[] {
  const ends = lines.map((months) =>
    months.reduce<(RateCounts & { readonly month: string }) | null>(
      (newest, one) =>
        one.due > 0 && one.month <= last && one.month > (newest?.month ?? "") ? one : newest,
      null,
    ),
  );
  return judgeFamily(
    ends.map((end) => end ?? { due: 0, onTime: 0 }),
    target,
  );
}
