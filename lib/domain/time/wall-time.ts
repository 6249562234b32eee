import type { Zone } from "#lib/domain/time/zone.ts";

const DAY_MS = 86_400_000;
// No offset since 1900 is more than 14 h from UTC, so a wall time read as UTC is less than this
// away from its instant, and one change of offset at most lies between the two probes.
const REACH_MS = 15 * 3_600_000;

/** A wall time resolved on its date. `movedMs` > 0: it fell into a gap and was moved forward. */
export type ResolvedWall = { readonly atMs: number; readonly movedMs: number };

/**
 * The instant of a wall time: in a gap it moves forward by the gap, of an ambiguous one it is the
 * earlier instant (the "compatible" rule of RFC 5545 and of Temporal).
 *
 * @param day civil date, days since 1970-01-01
 * @param minuteOfDay 0..1440; 1440 is 00:00 of the next date
 * @returns epoch milliseconds
 */
export function instantOfWall(zone: Zone, day: number, minuteOfDay: number): number {
  const wallMs = day * DAY_MS + minuteOfDay * 60_000;
  const before = zone.offsetMsAt(wallMs - REACH_MS);
  const after = zone.offsetMsAt(wallMs + REACH_MS);
  if (before === after || zone.offsetMsAt(wallMs - before) === before) return wallMs - before;
  // A gap is read with the offset before it: that is "forward by the gap".
  return zone.offsetMsAt(wallMs - after) === after ? wallMs - after : wallMs - before;
}

/** The same with what a gap added, for an explanation. */
export function resolveWall(zone: Zone, day: number, minuteOfDay: number): ResolvedWall {
  const atMs = instantOfWall(zone, day, minuteOfDay);
  const readMs = atMs + zone.offsetMsAt(atMs);
  return { atMs, movedMs: readMs - (day * DAY_MS + minuteOfDay * 60_000) };
}

/** The civil date of an instant in a zone, as days since 1970-01-01. */
export function civilDayAt(zone: Zone, atMs: number): number {
  return Math.floor((atMs + zone.offsetMsAt(atMs)) / DAY_MS);
}
