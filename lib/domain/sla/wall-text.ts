import type { Locale } from "#lib/domain/sla/refusal-text.ts";
import { weekdayOf } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const DAY_MS = 86_400_000;
const WEEKDAY_TEXTS = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
};
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Sat 21 Nov`, `11月21日 周六`. */
export function dayText(day: number, locale: Locale): string {
  const date = new Date(day * DAY_MS);
  const weekday = WEEKDAY_TEXTS[locale][weekdayOf(day)] ?? "";
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  return locale === "en"
    ? `${weekday} ${dayOfMonth} ${MONTHS[month]}`
    : `${month + 1}月${dayOfMonth}日 ${weekday}`;
}

/** `18:30`, with seconds only where there are any; of milliseconds nobody reads. */
export function timeText(msOfDay: number): string {
  const seconds = Math.floor(msOfDay / 1000);
  const pad = (value: number) => String(value).padStart(2, "0");
  const minutes = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? minutes : `${minutes}:${pad(seconds % 60)}`;
}

/** `Sat 21 Nov 18:30` as the clocks of a zone show it. */
export function instantText(atMs: number, locale: Locale, zone: Zone): string {
  return wallText(civilDayAt(zone, atMs), atMs + zone.offsetMsAt(atMs), locale);
}

/** The same for something that ends then: midnight is 24:00 of the date before. */
export function endText(atMs: number, locale: Locale, zone: Zone): string {
  const day = civilDayAt(zone, atMs);
  const wallMs = atMs + zone.offsetMsAt(atMs);
  return wallText(wallMs === day * DAY_MS ? day - 1 : day, wallMs, locale);
}

/** `09:00–19:00`; the dates only where the window is not of one date. */
export function windowText(fromMs: number, toMs: number, locale: Locale, zone: Zone): string {
  const sameDay = civilDayAt(zone, fromMs) === civilDayAt(zone, toMs - 1);
  const from = instantText(fromMs, locale, zone);
  const to = endText(toMs, locale, zone);
  if (!sameDay) return `${from} – ${to}`;
  return `${from.slice(from.lastIndexOf(" ") + 1)}–${to.slice(to.lastIndexOf(" ") + 1)}`;
}

/** `90 min`, `2 h`, `1 h 30 min`; seconds only where there are any. */
export function durationText(ms: number, locale: Locale): string {
  const units = locale === "en" ? [" h", " min", " s"] : [" 小时", " 分钟", " 秒"];
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms % 60_000) / 1000];
  const shown = parts.flatMap((value, i) => (value > 0 ? [`${value}${units[i]}`] : []));
  return shown.length > 0 ? shown.join(" ") : `0${units[1]}`;
}

function wallText(day: number, wallMs: number, locale: Locale): string {
  return `${dayText(day, locale)} ${timeText(wallMs - day * DAY_MS)}`;
}
