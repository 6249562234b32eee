import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { findZone, type Zone } from "#lib/domain/time/zone.ts";
import { dateFormat } from "#lib/i18n/date-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** A zone of a platform; UTC where a phone's browser does not know it. */
export function zoneOf(name: string): Zone {
  return findZone(name) ?? { name: "UTC", offsetMsAt: () => 0 };
}

/** The time of day in a zone: "15:12". */
export function clockIn(atMs: number, zone: string): string {
  return dateFormat("en-GB", {
    timeZone: zoneOf(zone).name,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(atMs);
}

/**
 * A time with as much of its day as is in doubt: "17:00" of today, "周日 17:00" within six days, else
 * "11月2日 17:00".
 */
export function nearTime(atMs: number, nowMs: number, zone: string, locale: Locale): string {
  const ofZone = zoneOf(zone);
  const clock = clockIn(atMs, zone);
  const days = civilDayAt(ofZone, atMs) - civilDayAt(ofZone, nowMs);
  if (days === 0) return clock;
  const day = dateFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: ofZone.name,
    ...(Math.abs(days) < 7
      ? { weekday: "short" }
      : { month: locale === "en" ? "short" : "long", day: "numeric" }),
  }).format(atMs);
  return `${day} ${clock}`;
}
