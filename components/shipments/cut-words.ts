import { dateFormat } from "#lib/i18n/date-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** Any Monday: its week names the weekdays. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** A weekday (1 = Monday … 7 = Sunday), short as calendars head their columns: "周六", "Sat". */
export function weekdayWord(
  weekday: number,
  locale: Locale,
  style: "short" | "long" = "short",
): string {
  const format = dateFormat(locale === "en" ? "en-GB" : locale, {
    weekday: style,
    timeZone: "UTC",
  });
  return format.format(new Date(MONDAY_MS + (weekday - 1) * DAY_MS));
}

/** Weekdays in words, a run of three or more as a range: "周一–周五", "周六、周日". */
export function weekdayWords(weekdays: readonly number[], locale: Locale): string {
  const separator = locale === "en" ? ", " : "、";
  return runsOf(weekdays)
    .flatMap(([first, last]) => {
      const [from, to] = [weekdayWord(first, locale), weekdayWord(last, locale)];
      if (first === last) return [from];
      return last - first === 1 ? [from, to] : [`${from}–${to}`];
    })
    .join(separator);
}

/** Hours of a start as clock times, a run as one range: [17, 18] is "17:00–19:00". */
export function hourWords(hours: readonly number[], locale: Locale): string {
  const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
  return runsOf(hours)
    .map(([first, last]) => `${clock(first)}–${clock(last + 1)}`)
    .join(locale === "en" ? ", " : "、");
}

function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
