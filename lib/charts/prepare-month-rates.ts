import { type AgainstTarget, withVerdicts } from "#lib/charts/against-target.ts";
import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import { type Attainment, attainment } from "#lib/domain/league.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { type Period, parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

export type MonthPoint = Attainment & {
  /** As in a URL: "2026-10". */
  readonly month: string;
  readonly verdict: AgainstTarget;
};

/** One step of the month axis; `point` is null where nothing was due, to be drawn as a gap. */
export type MonthSlot = {
  readonly month: string;
  readonly selected: boolean;
  readonly point: MonthPoint | null;
};

export type MonthRates = {
  readonly target: number;
  readonly slots: readonly MonthSlot[];
  /** How many months have data in all; more than the slots show when the record is long. */
  readonly monthsWithData: number;
  readonly shown: Readonly<Record<AgainstTarget, number>>;
  /** Holds every interval shown, the target and 1. */
  readonly scale: RateScale;
};

type MonthInput = RateCounts & { readonly month: string };

/**
 * On-time rate by month with Wilson intervals against a target: the `most` months that end with the
 * last one known, or that end half as many after the selected period if that lies further back. All
 * months known are judged together, so that a verdict does not hang on how many there is room for.
 * Null when no month has anything due.
 *
 * @param months oldest first; months without anything due may be absent
 * @param most how many months there is room for
 */
export function prepareMonthRates(
  months: readonly MonthInput[],
  target: number,
  period: Period,
  most: number,
): MonthRates | null {
  const rates = months.flatMap(({ month, due, onTime }) => {
    const rate = attainment(due, onTime);
    return rate === null ? [] : [{ month, ...rate }];
  });
  const points = new Map(withVerdicts(rates, target).map((point) => [point.month, point]));
  const keys = [...points.keys()].sort();
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return null;
  const slots = monthsOf(first, last, period, most).map((month) => ({
    month,
    selected: isWithin(month, period),
    point: points.get(month) ?? null,
  }));
  const shown = slots.flatMap(({ point }) => point ?? []);
  return {
    target,
    slots,
    monthsWithData: keys.length,
    shown: countVerdicts(shown),
    scale: rateScale(
      shown.map(({ interval }) => interval.low),
      target,
    ),
  };
}

function monthsOf(first: string, last: string, period: Period, most: number): string[] {
  const after = period.to === null ? last : shifted(period.to.slice(0, 7), Math.floor(most / 2));
  const end = after < last && after > first ? after : last;
  const months: string[] = [];
  for (let month = end; month >= first && months.length < most; month = shifted(month, -1))
    months.unshift(month);
  return months;
}

function shifted(month: string, by: number): string {
  let period = parsePeriod(month);
  for (let step = 0; step < Math.abs(by) && period; step += 1)
    period = shiftPeriod(period, by < 0 ? -1 : 1);
  return period?.key ?? month;
}

function isWithin(month: string, { from, to }: Period): boolean {
  return from !== null && to !== null && from.slice(0, 7) <= month && month <= to.slice(0, 7);
}

function countVerdicts(points: readonly MonthPoint[]): Record<AgainstTarget, number> {
  const counts = { below: 0, unsure: 0, above: 0 };
  for (const { verdict } of points) counts[verdict] += 1;
  return counts;
}
