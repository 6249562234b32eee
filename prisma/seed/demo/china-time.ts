import { dayOfIso, isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Asia/Shanghai is UTC+8 without a change since 1991-09-15, so the demo's clock is plain sums. */
const OFFSET_MS = 8 * HOUR_MS;

/** Epoch milliseconds of a day (days since 1970-01-01) and milliseconds since its 00:00 in China. */
export function chinaMs(day: number, ofDayMs = 0): number {
  return day * DAY_MS - OFFSET_MS + ofDayMs;
}

/** Days since 1970-01-01, hour of the day and weekday (0 = Monday) in China. */
export function chinaClock(atMs: number): { day: number; hour: number; weekday: number } {
  const localMs = atMs + OFFSET_MS;
  const day = Math.floor(localMs / DAY_MS);
  return { day, hour: Math.floor((localMs - day * DAY_MS) / HOUR_MS), weekday: weekdayOf(day) };
}

/** The instant of a date and a time in China, `2026-10-24` and `18:18:07`. */
export function chinaAt(date: string, time = "00:00:00"): number {
  return Date.parse(`${date}T${time}+08:00`);
}

/** The day number of a date that is known to exist. Throws RangeError where it does not. */
export function dayNumber(date: string): number {
  const day = dayOfIso(date);
  if (day === null) throw new RangeError(`no such date: ${date}`);
  return day;
}

/** The civil date that a due belongs to: that of the millisecond before it. */
export function dueOnOf(dueAtMs: number): string {
  return isoOfDay(chinaClock(dueAtMs - 1).day);
}
