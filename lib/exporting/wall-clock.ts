import { findZone } from "#lib/domain/time/zone.ts";

const MINUTE = 16;
const DAY = 10;

/**
 * An instant as a wall clock of the zone shows it, in the form that spreadsheets read as a time:
 * "2026-10-24 15:20"; the date alone where only the day is known; null for null.
 *
 * @throws RangeError for a zone that IANA does not know
 */
export function wallClock(at: Date | null, zoneName: string, dateOnly: boolean): string | null {
  if (at === null) return null;
  const zone = findZone(zoneName);
  if (zone === null) throw new RangeError(`unknown zone: ${zoneName}`);
  const iso = new Date(at.getTime() + zone.offsetMsAt(at.getTime())).toISOString();
  return iso.slice(0, dateOnly ? DAY : MINUTE).replace("T", " ");
}
