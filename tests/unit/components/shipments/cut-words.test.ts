import { expect, test } from "vitest";
import { hourWords, weekdayWords } from "#components/shipments/cut-words.ts";

test("two days are named, three or more in a row are a range", () => {
  expect(weekdayWords([6, 7], "zh-CN")).toBe("周六、周日");
  expect(weekdayWords([1, 2, 3, 4, 5], "zh-CN")).toBe("周一–周五");
  expect(weekdayWords([7, 1, 3], "en")).toBe("Mon, Wed, Sun");
});

test("hours are the clock times they begin and end at", () => {
  expect(hourWords([18, 17], "zh-CN")).toBe("17:00–19:00");
  expect(hourWords([9, 11], "zh-CN")).toBe("09:00–10:00、11:00–12:00");
  expect(hourWords([23], "en")).toBe("23:00–24:00");
});
