import type { Hours, MinuteWindow } from "#lib/domain/sla/policy.ts";
import { weekdayOf } from "#lib/domain/time/civil-date.ts";
import { unionOf } from "#lib/domain/time/intervals.ts";

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
// A merged weekly window is shorter than a week unless it never closes, so nothing further away
// than this can belong to the window of an exception.
const REACH_DAYS = 8;

/**
 * Lengths of the weekly windows in minutes of wall time, with windows that touch taken as one, also
 * across midnight and across the end of the week. `[Infinity]` where the week never closes.
 */
export function weeklyLengths(weekly: Hours["weekly"]): number[] {
  const merged = unionOf(weekly.flatMap((windows, day) => placed(windows, day)));
  const first = merged.at(0);
  const last = merged.at(-1);
  if (!first || !last) return [];
  const lengths = merged.map((one) => one.to - one.from);
  if (first.from !== 0 || last.to !== WEEK_MINUTES) return lengths;
  if (merged.length === 1) return [Number.POSITIVE_INFINITY];
  return [...lengths.slice(1, -1), first.to + (last.to - last.from)];
}

/** The longest window that an exception makes or lengthens, in minutes of wall time; 0 for none. */
export function longestNearExceptions({ weekly, exceptions }: Hours): number {
  const days = new Set<number>();
  for (const [exceptionDay, { windows }] of exceptions) {
    if (windows.length === 0) continue;
    for (let day = exceptionDay - REACH_DAYS; day <= exceptionDay + REACH_DAYS; day += 1) {
      days.add(day);
    }
  }
  const merged = unionOf(
    [...days].flatMap((day) =>
      placed(exceptions.get(day)?.windows ?? weekly[weekdayOf(day)] ?? [], day),
    ),
  );
  return merged.reduce((longest, one) => Math.max(longest, one.to - one.from), 0);
}

function placed(windows: readonly MinuteWindow[], day: number) {
  return windows.map(({ openMinute, closeMinute }) => ({
    from: day * DAY_MINUTES + openMinute,
    to: day * DAY_MINUTES + closeMinute,
  }));
}
