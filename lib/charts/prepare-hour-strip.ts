import { type AgainstTarget, judgeFamily } from "#lib/charts/against-target.ts";
import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import { type Attainment, attainment } from "#lib/domain/league.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { type RateDifference, rateDifference } from "#lib/domain/stats/newcombe-difference.ts";

/** A rate, its interval, and what can be said of the target. */
export type JudgedRate = Attainment & { readonly verdict: AgainstTarget };

type HourOfWeek = RateCounts & {
  /** 1 = Monday … 7 = Sunday; null = the start of the clock is not known. */
  readonly weekday: number | null;
  readonly hour: number | null;
};

/** One weekday: a cell for each hour of the strip, null where nothing was due, and its total. */
export type HourStripDay = {
  readonly weekday: number;
  readonly weekend: boolean;
  readonly cells: readonly (JudgedRate | null)[];
  readonly total: JudgedRate | null;
};

/** The on-time rate by hour of the week, by the start of the clock. */
export type HourStrip = {
  readonly target: number;
  /** Without gaps, from the first to the last hour with anything due. */
  readonly hours: readonly number[];
  /** Monday to Sunday. */
  readonly days: readonly HourStripDay[];
  readonly weekend: Attainment | null;
  readonly workdays: Attainment | null;
  /** Weekend − Monday to Friday; null when either had nothing due. */
  readonly difference: RateDifference | null;
  /** Shipments due whose start is not known; they are in no cell. */
  readonly unplaced: number;
  /** From this rate on a cell that surely meets the target is drawn darker. */
  readonly deepFrom: number;
  /** On which the totals of the days can be drawn. */
  readonly scale: RateScale;
};

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * Arranges sums by hour of the week as a strip, its cells and the totals of its days judged together;
 * null when no start is known.
 */
export function prepareHourStrip(cells: readonly HourOfWeek[], target: number): HourStrip | null {
  const placed = cells.flatMap(({ weekday, hour, due, onTime }) =>
    weekday === null || hour === null || due === 0 ? [] : [{ weekday, hour, due, onTime }],
  );
  if (placed.length === 0) return null;
  const first = placed.reduce((least, { hour }) => Math.min(least, hour), 23);
  const last = placed.reduce((most, { hour }) => Math.max(most, hour), 0);
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const rateWhere = (wanted: (cell: (typeof placed)[number]) => boolean) => {
    const { due, onTime } = total(placed.filter(wanted));
    return attainment(due, onTime);
  };
  const rates = WEEKDAYS.map((weekday) => ({
    cells: hours.map((hour) => rateWhere((cell) => cell.weekday === weekday && cell.hour === hour)),
    total: rateWhere((cell) => cell.weekday === weekday),
  }));
  const judge = judgeOf(
    rates.flatMap((day) => [...day.cells, day.total]),
    target,
  );
  const days = rates.map((day, index) => ({
    weekday: index + 1,
    weekend: index >= 5,
    cells: day.cells.map(judge),
    total: judge(day.total),
  }));
  const weekend = rateWhere(({ weekday }) => weekday >= 6);
  const workdays = rateWhere(({ weekday }) => weekday < 6);
  return {
    target,
    hours,
    days,
    weekend,
    workdays,
    difference: weekend && workdays && rateDifference(weekend, workdays),
    unplaced: total(cells).due - total(placed).due,
    deepFrom: (1 + target) / 2,
    scale: rateScale(
      days.flatMap((day) => (day.total ? [day.total.interval.low] : [])),
      target - 0.02,
    ),
  };
}

function total(cells: readonly RateCounts[]): RateCounts {
  return cells.reduce(
    (sum, { due, onTime }) => ({ due: sum.due + due, onTime: sum.onTime + onTime }),
    { due: 0, onTime: 0 },
  );
}

/** What gives each of these rates its verdict, all of them judged together. */
function judgeOf(family: readonly (Attainment | null)[], target: number) {
  const rates = family.flatMap((rate) => rate ?? []);
  const verdicts = judgeFamily(rates, target);
  const verdictOf = new Map(rates.map((rate, index) => [rate, verdicts[index] ?? "unsure"]));
  return (rate: Attainment | null): JudgedRate | null =>
    rate && { ...rate, verdict: verdictOf.get(rate) ?? "unsure" };
}
