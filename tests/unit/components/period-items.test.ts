import { describe, expect, test } from "vitest";
import { neighbourPeriod, periodItems } from "#components/shell/period-items.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";

const months = ["2026-02", "2026-01", "2025-11"];

function period(key: string): Period {
  const found = parsePeriod(key);
  if (!found) throw new Error(`no period: ${key}`);
  return found;
}

test("the periods to choose from: all time, then each year before its own months", () => {
  const items = periodItems(months, period("2026-01"), "zh-CN", (key) => `/?period=${key}`);
  expect(items.map(({ key }) => key)).toEqual([
    "all",
    "2026",
    "2026-02",
    "2026-01",
    "2025",
    "2025-11",
  ]);
  expect(items.filter(({ current }) => current).map(({ label }) => label)).toEqual(["2026年1月"]);
});

describe("the period beside", () => {
  test.each([
    ["2026-02", 1, undefined],
    ["2026-02", -1, "2026-01"],
    ["2026-01", -1, "2025-12"],
    ["2025-11", -1, undefined],
    ["2025", -1, undefined],
    ["2025", 1, "2026"],
    ["2025-Q4", 1, "2026-Q1"],
  ] as const)(
    "of %s, %d: %s; a month without data between others is still one",
    (key, by, found) => {
      expect(neighbourPeriod(period(key), by, months)?.key).toBe(found);
    },
  );

  test("all time has none, nor has anything before there is data", () => {
    expect(neighbourPeriod(ALL_TIME, 1, months)).toBeNull();
    expect(neighbourPeriod(period("2026-01"), 1, [])).toBeNull();
  });
});
