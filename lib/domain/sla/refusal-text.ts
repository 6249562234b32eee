import type { Refusal, RefusalCode } from "#lib/domain/sla/refusal.ts";

export type Locale = "zh" | "en";
type Text = (params: Refusal["params"]) => string;

const TEXTS: Record<RefusalCode, Record<Locale, Text>> = {
  unknown_zone: {
    en: (p) => `no IANA time zone is called "${p.zone}"`,
    zh: (p) => `没有名为“${p.zone}”的 IANA 时区`,
  },
  malformed_time: {
    en: (p) => `"${p.time}" is no time of day; write HH:MM, from 00:00 to 24:00`,
    zh: (p) => `“${p.time}”不是有效时间，请写成 HH:MM（00:00 至 24:00）`,
  },
  window_not_forward: {
    en: (p) => `the window ${p.open}–${p.close} does not open before it closes`,
    zh: (p) => `时段 ${p.open}–${p.close} 的开门时间须早于关门时间`,
  },
  windows_overlap: {
    en: (p) => `the window ${p.open}–${p.close} overlaps another one of that day`,
    zh: (p) => `时段 ${p.open}–${p.close} 与同一天的另一时段重叠`,
  },
  malformed_date: {
    en: (p) => `"${p.date}" is no date of the calendar; write YYYY-MM-DD`,
    zh: (p) => `“${p.date}”不是有效日期，请写成 YYYY-MM-DD`,
  },
  date_out_of_range: {
    en: (p) => `the date ${p.date} is outside the years 1900 to 2200`,
    zh: (p) => `日期 ${p.date} 不在 1900 至 2200 年之间`,
  },
  not_whole_minutes: {
    en: (p) => `${p.value} is not a whole number of minutes, 0 or more`,
    zh: (p) => `${p.value} 不是大于等于 0 的整数分钟`,
  },
  budget_over_limit: {
    en: (p) => `a budget of ${p.minutes} minutes is over 30 days (43200 minutes)`,
    zh: (p) => `时限 ${p.minutes} 分钟超过 30 天（43200 分钟）`,
  },
  cutoff_too_long: {
    en: (p) =>
      `a cut-off of ${p.minutes} minutes is as long as a weekly window of ${p.windowMinutes} minutes`,
    zh: (p) => `截单提前量 ${p.minutes} 分钟不短于每周时段的 ${p.windowMinutes} 分钟`,
  },
  restart_never_fits: {
    en: (p) =>
      `a budget of ${p.minutes} minutes fits no window; the longest has ${p.windowMinutes} minutes`,
    zh: (p) => `时限 ${p.minutes} 分钟放不进任何时段，最长的时段只有 ${p.windowMinutes} 分钟`,
  },
  days_out_of_range: {
    en: (p) => `${p.days} is not a whole number of days from 0 to 30`,
    zh: (p) => `${p.days} 不是 0 至 30 的整数天数`,
  },
  no_opening: {
    en: (p) => `the calendar does not open in the next ${p.days} days`,
    zh: (p) => `日历在今后 ${p.days} 天内没有开门时间`,
  },
  no_due: {
    en: (p) => `no promise falls due within ${p.days} days of the acceptance`,
    zh: (p) => `接单后 ${p.days} 天内算不出承诺时间`,
  },
  pause_reversed: {
    en: (p) => `the pause ends (${p.to}) before it begins (${p.from})`,
    zh: (p) => `暂停的结束时间（${p.to}）早于开始时间（${p.from}）`,
  },
  accepted_after_as_of: {
    en: () => "the acceptance is after asOf, so it has not happened yet",
    zh: () => "接单时间晚于 asOf，尚未发生",
  },
  cancelled_by_missing: {
    en: () => "a cancellation must say by whom: dealer or distributor",
    zh: () => "取消须注明取消方：dealer（经销商）或 distributor（分销商）",
  },
  cancelled_at_missing: {
    en: () => "cancelledBy is given without cancelledAt",
    zh: () => "有 cancelledBy 却没有 cancelledAt",
  },
};

/** One sentence that says what is wrong, without the field; `pathText` names that. */
export function refusalText(refusal: Refusal, locale: Locale): string {
  return TEXTS[refusal.code][locale](refusal.params);
}

/** A path as people write it: `policy.windows.mon[0]`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join("");
}
