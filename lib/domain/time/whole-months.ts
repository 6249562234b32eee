import { dayOfIso, isoOfDay } from "#lib/domain/time/civil-date.ts";

/** Civil dates, both ends included. */
export type DateRange = { readonly from: string; readonly to: string };

/**
 * The whole months inside a range, as one range, and the days at its edges; `months` is null where
 * no whole month fits.
 */
export function wholeMonths({ from, to }: DateRange): {
  months: DateRange | null;
  edges: DateRange[];
} {
  const first = from === firstOfMonth(from) ? dayOf(from) : dayOf(lastOfMonth(from)) + 1;
  const last = to === lastOfMonth(to) ? dayOf(to) : dayOf(firstOfMonth(to)) - 1;
  if (first > last) return { months: null, edges: [{ from, to }] };
  const edges: DateRange[] = [];
  if (first > dayOf(from)) edges.push({ from, to: isoOfDay(first - 1) });
  if (last < dayOf(to)) edges.push({ from: isoOfDay(last + 1), to });
  return { months: { from: isoOfDay(first), to: isoOfDay(last) }, edges };
}

/** The first day of a date's month. */
export function firstOfMonth(isoDate: string): string {
  return `${isoDate.slice(0, -2)}01`;
}

function lastOfMonth(isoDate: string): string {
  const month = isoDate.slice(0, -2);
  const last = ["31", "30", "29"].find((day) => dayOfIso(`${month}${day}`) !== null);
  return `${month}${last ?? "28"}`;
}

function dayOf(isoDate: string): number {
  const day = dayOfIso(isoDate);
  if (day === null) throw new Error(`${isoDate} is no date`);
  return day;
}
