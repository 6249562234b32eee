import type { MenuItem } from "#components/ui/link-menu.tsx";
import { ALL_TIME, type Period, parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/**
 * The periods to choose from: all time, then each year before its own months, newest first.
 * @param months keys of the months with data, newest first
 */
export function periodItems(
  months: readonly string[],
  current: Period,
  locale: Locale,
  href: (key: string) => string,
): MenuItem[] {
  const keys = months.flatMap((month, i) => {
    const year = month.slice(0, 4);
    return months[i - 1]?.startsWith(year) ? [month] : [year, month];
  });
  const periods = [ALL_TIME, ...keys.flatMap((key) => parsePeriod(key) ?? [])];
  return periods.map((period) => ({
    key: period.key,
    label: formatPeriod(period, locale),
    href: href(period.key),
    current: period.key === current.key,
  }));
}

/** The period before (−1) or after (+1), null where there is no data on that side any more. */
export function neighbourPeriod(
  period: Period,
  by: -1 | 1,
  months: readonly string[],
): Period | null {
  const [newest, oldest] = [months[0], months.at(-1)];
  const next = shiftPeriod(period, by);
  if (!next?.from || !next.to || !newest || !oldest) return null;
  const beyond = by > 0 ? next.from.slice(0, 7) > newest : next.to.slice(0, 7) < oldest;
  return beyond ? null : next;
}
