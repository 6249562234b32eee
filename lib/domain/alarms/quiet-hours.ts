import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const DAY_MINUTES = 1_440;

/** When somebody is not to be disturbed, on the clock of their zone; minutes of the day, 0..1440. */
export type QuietHours = {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly zone: Zone;
};

/**
 * The minute of the day that a time such as 08:30 names; 24:00 is the end of it.
 * @returns null where the text is no such time
 */
export function minuteOfText(text: string): number | null {
  const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour !== undefined && minutes <= DAY_MINUTES ? minutes : null;
}

/** Whether hours of rest end at all: those that begin where they end never do. */
export function areHoursSound({ fromMinute, toMinute }: Omit<QuietHours, "zone">): boolean {
  return fromMinute % DAY_MINUTES !== toMinute % DAY_MINUTES;
}

/**
 * When the rest ends that an instant falls into; null where it falls into none. Half-open: the first
 * minute is quiet, the last is not. Each edge is resolved on its own date, so that a night in which
 * the clock is changed lasts as long as that night does.
 */
export function quietUntil(hours: QuietHours, nowMs: number): number | null {
  const { fromMinute, toMinute, zone } = hours;
  const today = civilDayAt(zone, nowMs);
  const overnight = toMinute <= fromMinute ? 1 : 0;
  for (const day of [today - 1, today]) {
    const from = instantOfWall(zone, day, fromMinute);
    const to = instantOfWall(zone, day + overnight, toMinute);
    if (from <= nowMs && nowMs < to) return to;
  }
  return null;
}
