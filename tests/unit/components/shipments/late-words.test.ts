import { expect, test } from "vitest";
import { lateByWords, lateRangeWords, spanWords } from "#components/shipments/late-words.ts";

const DAY_MINUTES = 1440;

test.each([
  ["from nothing", 0, 15, "≤ 15 分钟", "≤ 15 min"],
  ["no lower end", null, 30, "≤ 30 分钟", "≤ 30 min"],
  ["minutes", 30, 60, "30–60 分钟", "30–60 min"],
  ["whole hours", 120, 240, "2–4 小时", "2–4 h"],
  ["up to a day, from hours", 480, DAY_MINUTES, "8–24 小时", "8–24 h"],
  ["no upper end", 90, null, "> 90 分钟", "> 90 min"],
  ["the first day", 0, DAY_MINUTES, "1 天", "1 day"],
  ["(1, 3] days is the second and third", DAY_MINUTES, 3 * DAY_MINUTES, "2–3 天", "2–3 days"],
  ["beyond sixty days", 60 * DAY_MINUTES, null, "> 60 天", "> 60 days"],
])("range: %s", (_name, from, to, chinese, english) => {
  expect(lateRangeWords(from, to, "zh-CN")).toBe(chinese);
  expect(lateRangeWords(from, to, "en")).toBe(english);
});

test.each([
  ["delivered the day after a due that is a date: 1 ms", 1, "1 天", "1 day"],
  ["two days after: a day and 1 ms", DAY_MINUTES * 60_000 + 1, "2 天", "2 days"],
])("known by the day: %s", (_name, lateByMs, chinese, english) => {
  expect(lateByWords(lateByMs, true, "zh-CN")).toBe(chinese);
  expect(lateByWords(lateByMs, true, "en")).toBe(english);
});

test("known to the minute, lateness is hours and minutes", () => {
  expect(lateByWords(68 * 60_000, false, "zh-CN")).toBe("1 时 08 分");
});

test("24 hours are a day only where lateness is known by the day", () => {
  expect(spanWords(DAY_MINUTES, false, "zh-CN")).toBe("24 小时");
  expect(spanWords(DAY_MINUTES, true, "zh-CN")).toBe("1 天");
  expect(spanWords(30, false, "en")).toBe("30 min");
});
