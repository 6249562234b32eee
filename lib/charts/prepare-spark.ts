import { type AgainstTarget, judgeFamily } from "#lib/charts/against-target.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

/** A month of a small line; `rate` null = nothing was due: a gap. */
export type SparkMonth = {
  readonly month: string;
  readonly rate: number | null;
  /** Against the target, the months of the line judged together. */
  readonly verdict: AgainstTarget;
};

/**
 * The `most` months that end with `last`, without gaps in time, from the first one with data on.
 * @param months those with data, in any order
 * @param last the month that every line of a table ends with, such as "2026-10"
 */
export function prepareSpark(
  months: readonly (RateCounts & { readonly month: string })[],
  last: string,
  most: number,
  target: number,
): SparkMonth[] {
  const byMonth = new Map(months.map((month) => [month.month, month]));
  const slots: (RateCounts & { readonly month: string })[] = [];
  let period = parsePeriod(last);
  while (period !== null && slots.length < most) {
    slots.unshift(byMonth.get(period.key) ?? { month: period.key, due: 0, onTime: 0 });
    period = shiftPeriod(period, -1);
  }
  const first = slots.findIndex(({ due }) => due > 0);
  const shown = first < 0 ? [] : slots.slice(first);
  const verdicts = judgeFamily(shown, target);
  return shown.map(({ month, due, onTime }, index) => ({
    month,
    rate: due > 0 ? onTime / due : null,
    verdict: verdicts[index] ?? "unsure",
  }));
}
