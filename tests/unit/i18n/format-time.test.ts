import { describe, expect, test } from "vitest";
import { parsePeriod } from "#lib/domain/time/period.ts";
import {
  civilDateIn,
  formatBeside,
  formatCivilDate,
  formatDuration,
  formatInstant,
  formatPeriod,
  formatPeriodBeside,
} from "#lib/i18n/format-time.ts";

const at = new Date("2026-11-21T16:30:05.000Z");

function period(key: string) {
  const found = parsePeriod(key);
  if (!found) throw new Error(`no period: ${key}`);
  return found;
}

describe("an instant is told on the wall clock of its zone", () => {
  test.each([
    ["zh-CN", "minute", "2026年11月22日 周日 00:30"],
    ["zh-CN", "second", "2026年11月22日 周日 00:30:05"],
    ["zh-CN", "date", "2026年11月22日 周日"],
    ["en", "minute", "Sun 22 Nov 2026, 00:30"],
    ["en", "date", "Sun 22 Nov 2026"],
  ] as const)("%s to the %s: %s", (locale, precision, text) => {
    expect(formatInstant(at, "Asia/Shanghai", locale, precision)).toBe(text);
  });

  test("midnight in Shanghai is the next civil date, in New York still the last one", () => {
    expect(civilDateIn(at, "Asia/Shanghai")).toBe("2026-11-22");
    expect(civilDateIn(at, "America/New_York")).toBe("2026-11-21");
    expect(formatCivilDate("2026-10-24", "zh-CN")).toBe("2026年10月24日 周六");
  });
});

describe("beside an instant of the same year, a year is not told", () => {
  test.each([
    ["zh-CN", "2026-01-02T00:00:00Z", "minute", "11月22日 周日", "00:30"],
    ["zh-CN", "2026-01-02T00:00:00Z", "date", "11月22日 周日", null],
    ["en", "2026-01-02T00:00:00Z", "minute", "Sun 22 Nov", "00:30"],
    ["zh-CN", "2027-01-02T00:00:00Z", "minute", "2026年11月22日 周日", "00:30"],
    // New Year has begun in the zone, not yet in UTC.
    ["en", "2026-12-31T17:00:00Z", "date", "Sun 22 Nov 2026", null],
  ] as const)("%s beside %s, to the %s", (locale, beside, precision, day, time) => {
    const told = formatBeside(at, new Date(beside), "Asia/Shanghai", locale, precision);
    expect(told).toEqual({ day, time });
  });
});

test.each([
  [0, "0 分", "0 min"],
  [30_000, "1 分", "1 min"],
  [20_000, "20 秒", "20 s"],
  [68 * 60_000, "1 时 08 分", "1 h 08 min"],
  [76 * 3_600_000, "3 天 4 时", "3 d 4 h"],
  [48 * 3_600_000, "2 天", "2 d"],
])("%d ms last %s / %s", (durationMs, zh, en) => {
  expect(formatDuration(durationMs, "zh-CN")).toBe(zh);
  expect(formatDuration(durationMs, "en")).toBe(en);
});

test.each([
  ["2026-10", "2026年10月", "October 2026"],
  ["2026-Q4", "2026年第四季度", "Q4 2026"],
  ["2026", "2026年", "2026"],
  ["all", "全部时间", "All time"],
  ["2026-10-01..2026-10-07", "2026年10月1日 – 2026年10月7日", "1 Oct 2026 – 7 Oct 2026"],
])("%s reads %s / %s", (key, zh, en) => {
  expect(formatPeriod(period(key), "zh-CN")).toBe(zh);
  expect(formatPeriod(period(key), "en")).toBe(en);
});

test("a month leaves its year out only beside a month of the same year", () => {
  expect(formatPeriodBeside(period("2026-09"), period("2026-10"), "zh-CN")).toBe("9月");
  expect(formatPeriodBeside(period("2025-12"), period("2026-01"), "zh-CN")).toBe("2025年12月");
});
