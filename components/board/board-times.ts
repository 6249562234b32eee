import { nearTime } from "#components/logging/time-words.ts";
import { formatDuration, formatInstant } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const MINUTE_MS = 60_000;

/**
 * A length of time as digits and their units by turns: ["剩…", "1", " 时 ", "08", " 分"]. What is left
 * counts whole minutes that are left.
 */
export function spanParts(ms: number, locale: Locale): { text: string; isNumber: boolean }[] {
  const text = formatDuration(Math.floor(Math.max(0, ms) / MINUTE_MS) * MINUTE_MS, locale);
  return text
    .split(/(\d+)/)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, isNumber: /^\d+$/.test(part) }));
}

/** When something is due: a time of today, with its day where that is another one, or the day alone. */
export function dueText(
  atMs: number,
  precision: "date" | "instant",
  nowMs: number,
  zone: string,
  locale: Locale,
): string {
  if (precision === "instant") return nearTime(atMs, nowMs, zone, locale);
  // The end of a day is midnight of the next.
  return formatInstant(new Date(atMs - 1), zone, locale, "date").replace(/^\d{4}年| \d{4}$/g, "");
}
