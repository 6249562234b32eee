import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import { type ControlChart, controlChart } from "#lib/domain/stats/control-chart.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { dayOfIso, isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import { monthKeyOf } from "#lib/domain/time/period.ts";

export type ControlRule = ControlChart["points"][number]["signals"][number];

/** One month or week; with nothing due it is a gap. */
export type ControlSlot = {
  /** As in a URL: "2026-10" or "2026-10-05..2026-10-11". */
  readonly key: string;
  readonly from: string;
  readonly due: number;
  readonly onTime: number;
  readonly rate: number | null;
  /** Three sigma by chance alone. */
  readonly p: Interval | null;
  /** Three sigma by the dealer's own unrest (Laney's p′). */
  readonly pPrime: Interval | null;
  /** What is unlikely here, judged on p′. */
  readonly signals: readonly ControlRule[];
  /** Below the centre. */
  readonly isLow: boolean;
};

export type ControlModel = {
  readonly unit: "week" | "month";
  readonly center: number;
  readonly sigmaZ: number;
  readonly target: number;
  /** Whether there are points enough, and any variation, to tell a signal from chance. */
  readonly tells: boolean;
  readonly slots: readonly ControlSlot[];
  readonly scale: RateScale;
};

type Day = { readonly on: string; readonly due: number; readonly missed: number };

/** Run rules need this many points; so many misses are to be expected in a point, or it is mostly noise. */
const FEWEST_POINTS = 10;
const FEWEST_MISSES = 5;
/** With fewer points the limits rest on next to nothing: no signal is read from them. */
const FEWEST_TO_TELL = 8;
const MOST_WEEKS = 52;

/**
 * The dealer's control chart over its record, in weeks where an ordinary week has enough misses to
 * vary, else in months; null when nothing was due.
 * @param months the record's months, oldest first and without gaps
 * @param days the record's days with anything due, oldest first
 */
export function prepareControlChart(
  months: readonly { readonly month: string; readonly due: number; readonly missed: number }[],
  days: readonly Day[],
  target: number,
): ControlModel | null {
  const byWeek = weeksOf(days).slice(-MOST_WEEKS);
  const byMonth = months.map(({ month, due, missed }) => ({
    key: month,
    from: `${month}-01`,
    due,
    onTime: due - missed,
  }));
  const unit = suitsWeeks(byWeek, byMonth.filter(({ due }) => due > 0).length) ? "week" : "month";
  const parts = unit === "week" ? byWeek : byMonth;
  const wide = controlChart(parts, true);
  const plain = controlChart(parts, false);
  if (wide === null || plain === null) return null;
  const tells = wide.sigmaZ > 0 && parts.filter(({ due }) => due > 0).length >= FEWEST_TO_TELL;
  const slots = parts.map((part, index): ControlSlot => {
    const point = wide.points[index];
    return {
      ...part,
      rate: point?.rate ?? null,
      p: plain.points[index]?.limits ?? null,
      pPrime: point?.limits ?? null,
      signals: tells ? (point?.signals ?? []) : [],
      isLow: (point?.rate ?? 1) < wide.center,
    };
  });
  const lowest = slots.flatMap(({ rate, pPrime, p }) =>
    rate === null ? [] : [rate, pPrime?.low ?? 1, p?.low ?? 1],
  );
  const { center, sigmaZ } = wide;
  return { unit, center, sigmaZ, target, tells, slots, scale: rateScale(lowest, target) };
}

type Part = Pick<ControlSlot, "key" | "from" | "due" | "onTime">;

function suitsWeeks(weeks: readonly Part[], monthsWithData: number): boolean {
  const sizes = weeks.map(({ due }) => due).sort((a, b) => a - b);
  if (sizes.length < FEWEST_POINTS) return false;
  if (monthsWithData < FEWEST_POINTS) return true;
  const due = sizes.reduce((sum, size) => sum + size, 0);
  const missed = due - weeks.reduce((sum, { onTime }) => sum + onTime, 0);
  const typical = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return due > 0 && (typical * missed) / due >= FEWEST_MISSES;
}

/** Monday to Sunday, without gaps. */
function weeksOf(days: readonly Day[]): Part[] {
  const sums = new Map<number, { due: number; missed: number }>();
  for (const { on, due, missed } of days) {
    const day = dayOfIso(on) ?? 0;
    const monday = day - weekdayOf(day);
    const sum = sums.get(monday) ?? { due: 0, missed: 0 };
    sums.set(monday, { due: sum.due + due, missed: sum.missed + missed });
  }
  const mondays = [...sums.keys()];
  const [first, last] = [Math.min(...mondays), Math.max(...mondays)];
  const count = mondays.length === 0 ? 0 : (last - first) / 7 + 1;
  return Array.from({ length: count }, (_, index) => {
    const monday = first + 7 * index;
    const { due, missed } = sums.get(monday) ?? { due: 0, missed: 0 };
    const from = isoOfDay(monday);
    return { key: `${from}..${isoOfDay(monday + 6)}`, from, due, onTime: due - missed };
  });
}

/** The slot in which a civil day lies; null where the chart does not show it. */
export function slotOfDay({ unit, slots }: ControlModel, on: string): string | null {
  if (unit === "month") return slots.find(({ key }) => key === monthKeyOf(on))?.key ?? null;
  return slots.find(({ key }) => key.slice(0, 10) <= on && on <= key.slice(12))?.key ?? null;
}
