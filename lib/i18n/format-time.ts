import type { Period } from "#lib/domain/time/period.ts";
import { dateFormat } from "#lib/i18n/date-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/**
 * An instant on the wall clock of `zone`: "2026年11月2日 周一 08:30" / "Mon 2 Nov 2026, 08:30". Known
 * to the day only (`precision` "date"), it is a date without a time. Put `zone` in the title.
 */
export function formatInstant(
  instant: Date,
  zone: string,
  locale: Locale,
  precision: "date" | "minute" | "second" = "minute",
): string {
  const date = formatDay(instant, zone, locale, true);
  if (precision === "date") return date;
  const time = formatClock(instant, zone, precision);
  return locale === "en" ? `${date}, ${time}` : `${date} ${time}`;
}

/**
 * An instant without what is not in doubt: a year other than that of `beside` alone is told. "11月2日 周一"
 * and "08:30" / "Mon 2 Nov" and "08:30"; `time` is null where only the day is known.
 */
export function formatBeside(
  instant: Date,
  beside: Date,
  zone: string,
  locale: Locale,
  precision: "date" | "minute",
): { readonly day: string; readonly time: string | null } {
  const yearOf = (at: Date) => civilDateIn(at, zone).slice(0, 4);
  return {
    day: formatDay(instant, zone, locale, yearOf(instant) !== yearOf(beside)),
    time: precision === "date" ? null : formatClock(instant, zone, precision),
  };
}

function formatDay(instant: Date, zone: string, locale: Locale, withYear: boolean): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale === "en" ? "en-GB" : locale, { timeZone: zone, ...options }).format(instant);
  const day = part({
    ...(withYear && { year: "numeric" }),
    month: locale === "en" ? "short" : "long",
    day: "numeric",
  });
  const weekday = part({ weekday: "short" });
  return locale === "en" ? `${weekday} ${day}` : `${day} ${weekday}`;
}

function formatClock(instant: Date, zone: string, precision: "minute" | "second"): string {
  return dateFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    ...(precision === "second" && { second: "2-digit" }),
    hourCycle: "h23",
  }).format(instant);
}

/** The civil date of an instant in a zone, as "2026-10-24". */
export function civilDateIn(instant: Date, zone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateFormat("en-US", { timeZone: zone, ...options }).format(instant);
  const year = part({ year: "numeric" }).padStart(4, "0");
  return `${year}-${part({ month: "2-digit" })}-${part({ day: "2-digit" })}`;
}

/** A civil date ("2026-10-24") in words: "2026年10月24日 周六" / "Sat 24 Oct 2026". */
export function formatCivilDate(isoDate: string, locale: Locale): string {
  return formatInstant(new Date(`${isoDate}T00:00:00Z`), "UTC", locale, "date");
}

/** A length of time in words, its two largest units: "1 时 08 分", "3 天 4 时" / "1 h 08 min", "3 d 4 h". */
export function formatDuration(durationMs: number, locale: Locale): string {
  const minutes = Math.max(0, Math.round(durationMs / MINUTE_MS));
  const [day, hour, minute, second] =
    locale === "en" ? ["d", "h", "min", "s"] : ["天", "时", "分", "秒"];
  if (minutes === 0 && durationMs > 0) {
    return `${Math.max(1, Math.round(durationMs / 1000))} ${second}`;
  }
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
  const rest = minutes % HOUR_MINUTES;
  if (days > 0) return hours > 0 ? `${days} ${day} ${hours} ${hour}` : `${days} ${day}`;
  if (hours > 0) return `${hours} ${hour} ${String(rest).padStart(2, "0")} ${minute}`;
  return `${rest} ${minute}`;
}

/** A month without its year ("9月" / "September") where `beside` is in the same year; else as `formatPeriod`. */
export function formatPeriodBeside(period: Period, beside: Period, locale: Locale): string {
  const sameYear = period.kind === "month" && period.key.slice(0, 4) === beside.key.slice(0, 4);
  return sameYear
    ? dateFormat(locale, {
        timeZone: "UTC",
        month: locale === "en" ? "long" : "numeric",
      }).format(new Date(`${period.from}T00:00:00Z`))
    : formatPeriod(period, locale);
}

/** A period in words: "2026年10月" / "October 2026", "2026年第四季度" / "Q4 2026", "2026年", a range, or all time. */
export function formatPeriod(period: Period, locale: Locale): string {
  const { kind, key, from, to } = period;
  if (from === null || to === null) return locale === "en" ? "All time" : "全部时间";
  const year = key.slice(0, 4);
  if (kind === "year") return locale === "en" ? year : `${year}年`;
  if (kind === "quarter") {
    const quarter = key.slice(-1);
    return locale === "en"
      ? `Q${quarter} ${year}`
      : `${year}年第${"一二三四"[Number(quarter) - 1]}季度`;
  }
  if (kind === "month") {
    return dateFormat(locale, {
      timeZone: "UTC",
      year: "numeric",
      month: "long",
    }).format(new Date(`${from}T00:00:00Z`));
  }
  const day = (iso: string) =>
    dateFormat(locale === "en" ? "en-GB" : locale, {
      timeZone: "UTC",
      year: "numeric",
      month: locale === "en" ? "short" : "long",
      day: "numeric",
    }).format(new Date(`${iso}T00:00:00Z`));
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}
