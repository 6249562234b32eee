import type { useTranslations } from "next-intl";
import { weekdayWords } from "#components/shipments/cut-words.ts";
import { readWindowsText } from "#lib/contracts/windows-text.ts";
import {
  type PolicyInput,
  type RuleInput,
  WEEKDAYS,
  type WindowInput,
} from "#lib/domain/sla/policy.ts";
import { durationText } from "#lib/domain/sla/wall-text.ts";
import type { Locale } from "#lib/i18n/locale.ts";

export type PolicyWords = ReturnType<typeof useTranslations<"policies">>;

/** A language as lib/domain/sla names it. */
export function slaLocale(locale: Locale): "zh" | "en" {
  return locale === "en" ? "en" : "zh";
}

/** Minutes as "2 小时" / "2 h". */
function minutesText(minutes: number, locale: Locale): string {
  return durationText(minutes * 60_000, slaLocale(locale));
}

/** A rule in one phrase: "2 小时内送达，关门后照常计时". */
export function ruleText(t: PolicyWords, locale: Locale, rule: RuleInput): string {
  if (rule.kind === "by") {
    const { days, time } = rule;
    return rule.dayKind === "open"
      ? t("rule.byOpen", { days, time })
      : t("rule.byCalendar", { days, time });
  }
  const within = t("rule.within", { duration: minutesText(rule.budgetMinutes, locale) });
  return [within, t(`rule.${rule.afterClose}`)].join(locale === "en" ? ", " : "，");
}

/** The windows of a day in words: "09:00–12:00, 13:00–19:00", closed, or all day. */
export function hoursText(t: PolicyWords, windows: readonly WindowInput[] | undefined): string {
  if (!windows || windows.length === 0) return t("closed");
  if (windows.length === 1 && windows[0]?.[0] === "00:00" && windows[0][1] === "24:00") {
    return t("allDay");
  }
  return windows.map(([open, close]) => `${open}–${close}`).join(", ");
}

/** The windows that a field says so far; none where it cannot be read. */
export function windowsSoFar(text: string): readonly WindowInput[] {
  return readWindowsText(text).windows ?? [];
}

/** How many days of a week are open, and for how many hours altogether. */
export function weekSums(windows: PolicyInput["windows"]): { open: number; hours: number } {
  const days = Object.values(windows).filter((list) => list !== undefined && list.length > 0);
  const minutes = days.flatMap((list) => list ?? []).reduce((sum, one) => sum + lengthOf(one), 0);
  return { open: days.length, hours: Math.round(minutes / 6) / 10 };
}

function lengthOf([open, close]: WindowInput): number {
  return minuteOf(close) - minuteOf(open);
}

/** Minutes since midnight of `HH:MM`; for drawing, whatever else it may be. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Cut-off and transit of a policy in words. */
export function policyText(
  t: PolicyWords,
  locale: Locale,
  { cutoffMinutes, transitMinutes }: { cutoffMinutes: number; transitMinutes: number | null },
): string {
  const cutoff =
    cutoffMinutes === 0
      ? t("rule.noCutoff")
      : t("rule.cutoff", { duration: minutesText(cutoffMinutes, locale) });
  const transit =
    transitMinutes === null
      ? t("rule.noTransit")
      : t("rule.transit", { duration: minutesText(transitMinutes, locale) });
  return `${cutoff} · ${transit}`;
}

/** A week's hours in one line, days with the same hours together: "周一–周日 09:00–19:00". */
export function weekText(t: PolicyWords, locale: Locale, windows: PolicyInput["windows"]): string {
  const days = WEEKDAYS.map((day, index) => ({
    weekday: index + 1,
    hours: hoursText(t, windows[day]),
  }));
  return [...Map.groupBy(days, ({ hours }) => hours)]
    .map(([hours, alike]) => {
      const names = weekdayWords(
        alike.map(({ weekday }) => weekday),
        locale,
      );
      return `${names} ${hours}`;
    })
    .join(locale === "en" ? "; " : "；");
}
