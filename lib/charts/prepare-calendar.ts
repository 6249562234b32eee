import { dayOfIso, isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import { monthKeyOf, type Period } from "#lib/domain/time/period.ts";

/** One day on which something was due. `week` and `weekday` (0 = Monday) are its column and row. */
export type CalendarDay = {
  readonly on: string;
  readonly due: number;
  readonly missed: number;
  readonly week: number;
  readonly weekday: number;
  /** 0 = nothing missed, 3 = three or more. */
  readonly level: 0 | 1 | 2 | 3;
  readonly inPeriod: boolean;
};

export type Calendar = {
  readonly from: string;
  readonly to: string;
  readonly weeks: number;
  readonly days: readonly CalendarDay[];
  /** Where each month begins, by the column of its first day. */
  readonly months: readonly { readonly month: string; readonly week: number }[];
  readonly due: number;
  readonly missed: number;
  readonly daysMissed: number;
  /** The day with most misses, the latest of equals; null where nothing was missed. */
  readonly worst: CalendarDay | null;
};

type Day = { readonly on: string; readonly due: number; readonly missed: number };

/**
 * The days of the weeks that end with the period's last day, or with the last day known where the
 * period is not over or has no end; null when nothing was due in them. Days are told by how many were
 * missed, not by a rate: one of one on time proves nothing.
 * @param days oldest first
 * @param weeks how many weeks there is room for
 */
export function prepareCalendar(
  days: readonly Day[],
  period: Period,
  weeks: number,
): Calendar | null {
  const last = days.at(-1)?.on;
  if (last === undefined) return null;
  const end = dayOfIso(period.to !== null && period.to < last ? period.to : last) ?? 0;
  const start = end - weekdayOf(end) - 7 * (weeks - 1);
  const shown = days.flatMap(({ on, due, missed }): CalendarDay[] => {
    const day = dayOfIso(on) ?? 0;
    if (day < start || day > end || due === 0) return [];
    const level = missed >= 3 ? 3 : missed === 2 ? 2 : missed === 1 ? 1 : 0;
    const week = Math.floor((day - start) / 7);
    const inPeriod = (period.from ?? on) <= on && on <= (period.to ?? on);
    return [{ on, due, missed, week, weekday: weekdayOf(day), level, inPeriod }];
  });
  const bad = shown.filter(({ missed }) => missed > 0);
  if (shown.length === 0) return null;
  return {
    from: isoOfDay(start),
    to: isoOfDay(end),
    weeks,
    days: shown,
    months: monthsFrom(start, end),
    due: shown.reduce((sum, { due }) => sum + due, 0),
    missed: shown.reduce((sum, { missed }) => sum + missed, 0),
    daysMissed: bad.length,
    worst: bad.reduce<CalendarDay | null>(
      (most, day) => (most === null || day.missed >= most.missed ? day : most),
      null,
    ),
  };
}

function monthsFrom(start: number, end: number): Calendar["months"] {
  const months: { month: string; week: number }[] = [];
  for (let day = start; day <= end; day += 1) {
    const on = isoOfDay(day);
    if (on.endsWith("-01")) {
      months.push({ month: monthKeyOf(on), week: Math.floor((day - start) / 7) });
    }
  }
  return months;
}
