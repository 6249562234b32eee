import { dayOfIso } from "#lib/domain/time/civil-date.ts";
import { instantOfWall } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const LOCAL = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::00(?:\.0{1,3})?)?$/;

/**
 * The instant of a local date and time as HTML's `datetime-local` field gives it ("2026-10-25T15:40"),
 * on a zone's wall clock.
 *
 * @returns epoch milliseconds, or null where the text is no such time
 */
export function instantOfLocalText(text: string, zone: Zone): number | null {
  const [, date, hour, minute] = LOCAL.exec(text) ?? [];
  const day = date === undefined ? null : dayOfIso(date);
  return day === null ? null : instantOfWall(zone, day, Number(hour) * 60 + Number(minute));
}

/** An instant as such a field shows it, to the minute. */
export function localTextAt(zone: Zone, atMs: number): string {
  return new Date(atMs + zone.offsetMsAt(atMs)).toISOString().slice(0, 16);
}
