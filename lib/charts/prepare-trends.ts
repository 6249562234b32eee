import { judgeFamily } from "#lib/charts/against-target.ts";
import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import { type Period, parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

/** A month of a trend; null where nothing was due, to be drawn as a gap. */
export type TrendPoint = {
  readonly month: string;
  readonly due: number;
  readonly rate: number;
  /** Surely under the target, with all months of all dealers shown judged together. */
  readonly below: boolean;
} | null;

/** The trends of several dealers over the same months, on one scale. */
export type Trends = {
  readonly months: readonly string[];
  readonly scale: RateScale;
  readonly target: number;
  readonly of: ReadonlyMap<string, readonly TrendPoint[]>;
};

type DealerMonth = {
  readonly dealerId: string;
  readonly month: string;
  readonly due: number;
  readonly onTime: number;
};

/**
 * The months of a trend, oldest first: as many as asked for, the last being that in which the period
 * ends, or the newest with data where the period ends later or never.
 */
export function trendMonths(period: Period, newest: string, count: number): string[] {
  const end = period.to === null || period.to.slice(0, 7) > newest ? newest : period.to.slice(0, 7);
  const months: string[] = [];
  for (let month = parsePeriod(end); month !== null && months.length < count; ) {
    months.unshift(month.key);
    month = shiftPeriod(month, -1);
  }
  return months;
}

/** Lines up what each dealer had in each month, and judges all of it together. */
export function prepareTrends(
  months: readonly string[],
  rows: readonly DealerMonth[],
  target: number,
): Trends {
  const of = new Map<string, TrendPoint[]>();
  const known = rows.filter(({ month }) => months.includes(month));
  const verdicts = judgeFamily(known, target);
  known.forEach(({ dealerId, month, due, onTime }, index) => {
    const points = of.get(dealerId) ?? months.map(() => null);
    const below = verdicts[index] === "below";
    if (due > 0) points[months.indexOf(month)] = { month, due, rate: onTime / due, below };
    of.set(dealerId, points);
  });
  const rates = [...of.values()].flat().flatMap((point) => (point === null ? [] : [point.rate]));
  return { months, scale: rateScale(rates, target), target, of };
}

/** The runs of months between gaps, each as [slot, rate] pairs. */
export function trendRuns(points: readonly TrendPoint[]): [number, number][][] {
  const runs: [number, number][][] = [];
  points.forEach((point, slot) => {
    if (point === null) return;
    const run = points[slot - 1] ? runs.at(-1) : undefined;
    if (run === undefined) runs.push([[slot, point.rate]]);
    else run.push([slot, point.rate]);
  });
  return runs;
}
