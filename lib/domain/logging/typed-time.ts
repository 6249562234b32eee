import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const MINUTE_MS = 60_000;

/**
 * The instant that somebody means who types a time of day alone: the last such time up to now; but one
 * of yesterday only where the platform still takes it, else today's, which is then refused as one to come.
 *
 * @param time "15:12"
 * @returns epoch milliseconds, or null where it is no time
 */
export function typedTime(
  time: string,
  zone: Zone,
  nowMs: number,
  lateEntryMinutes: number,
): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const minuteOfDay = Number(hour) * 60 + Number(minute);
  const day = civilDayAt(zone, nowMs);
  const today = instantOfWall(zone, day, minuteOfDay);
  if (today <= nowMs) return today;
  const yesterday = instantOfWall(zone, day - 1, minuteOfDay);
  return nowMs - yesterday <= lateEntryMinutes * MINUTE_MS ? yesterday : today;
}
