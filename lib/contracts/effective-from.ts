import { minuteOfTime } from "#lib/domain/sla/read-windows.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00(?:\.0+)?)?$/;
const MINUTE_MS = 60_000;
const LAST_DATE = "2200-12-31";

export type EffectiveFrom =
  | { readonly ok: true; readonly atMs: number }
  | { readonly ok: false; readonly code: "from_malformed" | "from_past" };

/**
 * From when a version shall apply, as a browser's `datetime-local` field sends it: a wall time of the
 * platform; empty, or the running minute, is at once. The past is refused: what was promised stays.
 */
export function readEffectiveFrom(text: string, zone: Zone, nowMs: number): EffectiveFrom {
  const trimmed = text.trim();
  if (trimmed === "") return { ok: true, atMs: nowMs };
  const [, date = "", time = ""] = LOCAL.exec(trimmed) ?? [];
  const [day, minute] = [dayOfIso(date), minuteOfTime(time)];
  if (day === null || minute === null || date > LAST_DATE) {
    return { ok: false, code: "from_malformed" };
  }
  const atMs = instantOfWall(zone, day, minute);
  if (atMs > nowMs) return { ok: true, atMs };
  return atMs > nowMs - MINUTE_MS ? { ok: true, atMs: nowMs } : { ok: false, code: "from_past" };
}

/** The field's own form of an instant's day, for its `min`. */
export function localDateOf(zone: Zone, atMs: number): string {
  return new Date(civilDayAt(zone, atMs) * 86_400_000).toISOString().slice(0, 10);
}
