import { formatCount } from "#lib/i18n/format.ts";
import { formatDuration } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const DAY_MS = DAY_MINUTES * 60_000;

const units = {
  "zh-CN": { day: "天", days: "天", hour: "小时", minute: "分钟" },
  en: { day: "day", days: "days", hour: "h", minute: "min" },
};

/**
 * How late in words: "1 时 08 分"; whole days begun where the due or the delivery is known to the day
 * only, for a date says nothing finer.
 */
export function lateByWords(lateByMs: number, byDay: boolean, locale: Locale): string {
  if (!byDay) return formatDuration(lateByMs, locale);
  const days = Math.ceil(lateByMs / DAY_MS);
  const { day, days: many } = units[locale];
  return `${formatCount(days)} ${days === 1 ? day : many}`;
}

/**
 * A range of lateness (from, to] in words: "≤ 15 分钟", "1–2 小时", "> 24 小时"; null = no such end.
 * Whole days are days begun: (1, 3] days late is "2–3 天".
 */
export function lateRangeWords(
  fromMinutes: number | null,
  toMinutes: number | null,
  locale: Locale,
): string {
  const from = fromMinutes ?? 0;
  const ends = [from, toMinutes ?? 0];
  const divides = (size: number) => ends.every((end) => end % size === 0);
  const words = units[locale];
  if (divides(DAY_MINUTES)) {
    const [low, high] = [from / DAY_MINUTES, (toMinutes ?? 0) / DAY_MINUTES];
    if (toMinutes === null) return `> ${low} ${low === 1 ? words.day : words.days}`;
    if (low + 1 === high) return `${high} ${high === 1 ? words.day : words.days}`;
    return `${low + 1}–${high} ${words.days}`;
  }
  const [size, unit] = divides(HOUR_MINUTES) ? [HOUR_MINUTES, words.hour] : [1, words.minute];
  if (toMinutes === null) return `> ${from / size} ${unit}`;
  if (from === 0) return `≤ ${toMinutes / size} ${unit}`;
  return `${from / size}–${toMinutes / size} ${unit}`;
}

/** A length of lateness in words: "30 分钟", "24 小时"; days only where lateness is known by the day. */
export function spanWords(minutes: number, byDay: boolean, locale: Locale): string {
  const words = units[locale];
  if (byDay && minutes % DAY_MINUTES === 0) {
    const days = minutes / DAY_MINUTES;
    return `${days} ${days === 1 ? words.day : words.days}`;
  }
  return minutes % HOUR_MINUTES === 0
    ? `${minutes / HOUR_MINUTES} ${words.hour}`
    : `${minutes} ${words.minute}`;
}
