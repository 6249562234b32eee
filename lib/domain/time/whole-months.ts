import { dayOfIso, isoOfDay } from "#lib/domain/time/civil-date.ts";

/** Civil dates from (included; null = since ever) to before (not included). */
export type DateRange = { readonly from: string | null; readonly before: string };

/**
 * The whole months inside a range, as one range, and the days at its edges; `months` is null where
 * no whole month fits.
 */
export function wholeMonths({ from, before }: DateRange): {
  months: DateRange | null;
  edges: DateRange[];
} {
  if (from !== null && from >= before) return { months: null, edges: [] };
  const monthsBefore = firstOfMonth(before);
  const monthsFrom = from === null || from.endsWith("-01") ? from : nextMonth(from);
  if (monthsFrom !== null && monthsFrom >= monthsBefore) {
    return { months: null, edges: [{ from, before }] };
  }
  const edges: DateRange[] = [];
  if (from !== monthsFrom && monthsFrom !== null) edges.push({ from, before: monthsFrom });
  if (monthsBefore !== before) edges.push({ from: monthsBefore, before });
  return { months: { from: monthsFrom, before: monthsBefore }, edges };
}

/** The first day of a date's month. */
export function firstOfMonth(isoDate: string): string {
  return `${isoDate.slice(0, -2)}01`;
}

/** The first day of the month after a date's. */
export function nextMonth(isoDate: string): string {
  const first = dayOfIso(firstOfMonth(isoDate)) ?? 0;
  return firstOfMonth(isoOfDay(first + 31));
}
