import { dateFormat } from "#lib/i18n/date-format.ts";
import { civilDateIn } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * A moment to come as people say it: "今天 20:30", "周日 17:00", further than six days ahead
 * "12月3日 17:00"; "today 20:30", "Sun 17:00", "3 Dec 17:00". On the wall clock of `zone`.
 */
export function formatArrival(at: Date, now: Date, zone: string, locale: Locale): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale === "en" ? "en-GB" : locale, { timeZone: zone, ...options }).format(at);
  const time = part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const days = daysBetween(civilDateIn(now, zone), civilDateIn(at, zone));
  if (days === 0) return `${locale === "en" ? "today" : "今天"} ${time}`;
  const isNear = days > 0 && days <= 6;
  const month = locale === "en" ? "short" : "long";
  return `${part(isNear ? { weekday: "short" } : { month, day: "numeric" })} ${time}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
