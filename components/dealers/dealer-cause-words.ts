import type { useTranslations } from "next-intl";
import { weekdayWord } from "#components/shipments/cut-words.ts";
import { lateRangeWords } from "#components/shipments/late-words.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Cause } from "#lib/domain/causes/find-causes.ts";
import { type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** What causes are named by: translators of their areas, and names by id or code. */
export type CauseNames = {
  readonly t: ReturnType<typeof useTranslations<"dealer.causes">>;
  readonly shipments: ReturnType<typeof useTranslations<"shipments">>;
  readonly locale: Locale;
  /** Sites and platforms by id, service classes by code. */
  readonly names: ReadonlyMap<string, string>;
};

type PartWords = { readonly part: string; readonly rest: string };

/** What the part is called and what the others are; null where a cause is no contrast of two parts. */
export function partWords(cause: Cause, { t, locale, names }: CauseNames): PartWords | null {
  if (cause.kind === "lateness" || cause.kind === "reason") return null;
  if (cause.kind === "decline") return { part: t("laterHalf"), rest: t("earlierHalf") };
  if (cause.kind === "months") {
    const [from, to] = [monthWords(cause.from, locale), monthWords(cause.to, locale)];
    return { part: from === to ? from : t("months", { from, to }), rest: t("otherMonths") };
  }
  const { dimension, keys } = cause;
  const [first = ""] = keys;
  const name = names.get(first) ?? first;
  switch (dimension) {
    case "weekday":
      return keys.length === 2
        ? { part: t("weekend"), rest: t("workdays") }
        : {
            part: weekdayWord(Number(first), locale, locale === "en" ? "long" : "short"),
            rest: t("otherDays"),
          };
    case "hour":
      return {
        part: t("hours", { from: first, to: String(Number(keys.at(-1)) + 1) }),
        rest: t("otherHours"),
      };
    case "site":
      return { part: t("site", { name }), rest: t("otherSites") };
    case "platform":
      return { part: t("platform", { name }), rest: t("otherPlatforms") };
    case "line":
      return { part: t("line", { name }), rest: t("otherLines") };
    case "class":
      return { part: t("class", { name }), rest: t("otherClasses") };
  }
}

/** A cause as one finding: what differs, and by how much. */
export function causeWords(cause: Cause, target: number, words: CauseNames): string {
  const { t, shipments, locale } = words;
  if (cause.kind === "lateness" || cause.kind === "reason") {
    const counts = {
      n: formatCount(cause.n),
      of: formatCount(cause.of),
      share: formatRate(cause.n / cause.of),
    };
    return cause.kind === "reason"
      ? t("reason", { ...counts, reason: reasonWord(cause.reason, shipments) })
      : t("lateness", {
          ...counts,
          range: lateRangeWords(cause.fromMinutes, cause.toMinutes, locale),
        });
  }
  const rate = onTimeRate(cause.inside, target);
  const other = onTimeRate(cause.outside, target);
  if (cause.kind === "decline") {
    const points = (100 * cause.lossPerMonth).toFixed(1);
    return t("decline", { from: monthWords(cause.from, locale), points, rate, other });
  }
  const { part, rest } = partWords(cause, words) ?? { part: "", rest: "" };
  return t("pair", { part, rest, rate, other });
}

/** What a cause was found in: the period, or the longer record where the period alone cannot tell. */
export function rangeWords(
  { kind, window }: Cause,
  period: Period,
  record: Period | null,
  { t, locale }: Pick<CauseNames, "t" | "locale">,
): string {
  const own = formatPeriod(period, locale);
  const { from, to } = record ?? period;
  if (window === "period" || from === null || to === null) return own;
  const range = { from: from.slice(0, 7), to: to.slice(0, 7) };
  return kind === "part" ? t("windowRecord", { ...range, period: own }) : t("months", range);
}

/** Where the misses that a cause counts are listed. */
export function causeHref(cause: Cause, shipments: LinkParams, record: Period | null): string {
  const period = cause.window === "record" && record !== null ? record.key : shipments.period;
  const base = { ...shipments, period, outcome: "missed" };
  if (cause.kind === "lateness") {
    const { fromMinutes: lateFrom, toMinutes: lateTo } = cause;
    return hrefTo("/shipments", { ...base, outcome: "late", lateFrom, lateTo });
  }
  if (cause.kind === "reason") return hrefTo("/shipments", { ...base, reason: cause.reason });
  if (cause.kind === "part") {
    return hrefTo("/shipments", { ...base, [cause.dimension]: cause.keys });
  }
  // The later half of a decline is what its misses are counted in.
  const { from, to } = cause.kind === "months" ? cause : { from: cause.laterFrom, to: cause.to };
  return hrefTo("/shipments", { ...base, period: `${from}-01..${parsePeriod(to)?.to}` });
}

function onTimeRate({ due, missed }: { due: number; missed: number }, target: number): string {
  return formatRate((due - missed) / due, target);
}

function monthWords(month: string, locale: Locale): string {
  const period = parsePeriod(month);
  return period === null ? month : formatPeriod(period, locale);
}
