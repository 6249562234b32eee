import type { getTranslations } from "next-intl/server";
import { periodItems } from "#components/shell/period-items.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

type Words = Awaited<ReturnType<typeof getTranslations<"compare">>>;

/** What the two sides are called: by what tells them apart. */
export function sideNames(
  first: CohortFilter,
  second: CohortFilter,
  platforms: readonly { readonly id: string; readonly name: string }[],
  locale: Locale,
  t: Words,
): [string, string] {
  const platformName = (id: string | null) =>
    platforms.find((platform) => platform.id === id)?.name ?? t("pick.allPlatforms");
  const name = ({ period, platformId }: CohortFilter) => {
    const values = { period: formatPeriod(period, locale), platform: platformName(platformId) };
    if (first.platformId === second.platformId) return t("side.period", values);
    return first.period.key === second.period.key
      ? t("side.platform", values)
      : t("side.both", values);
  };
  return [name(first), name(second)];
}

/** The periods to choose from: all time, years, quarters and months with data, and those chosen now. */
export function periodOptions(
  months: readonly { readonly month: string }[],
  chosen: readonly Period[],
  locale: Locale,
): { value: string; label: string }[] {
  const keys = months.map(({ month }) => month);
  const quarters = keys.map(
    (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`,
  );
  const items = periodItems(keys, ALL_TIME, locale, String);
  const known = new Set(items.map(({ key }) => key));
  const others = [...new Set([...quarters, ...chosen.map(({ key }) => key)])]
    .filter((key) => !known.has(key))
    .flatMap((key) => parsePeriod(key) ?? []);
  return [
    ...items.map(({ key, label }) => ({ value: key, label })),
    ...others.map((period) => ({ value: period.key, label: formatPeriod(period, locale) })),
  ];
}
