import { expect, test } from "vitest";
import { formatArrival } from "#lib/i18n/format-arrival.ts";

const saturday = new Date("2026-10-24T10:18:00Z");
const zone = "Asia/Shanghai";

test.each([
  ["the same evening", "2026-10-24T12:30:00Z", "今天 20:30", "today 20:30"],
  ["the last minute of the day", "2026-10-24T15:59:00Z", "今天 23:59", "today 23:59"],
  ["the next day by the zone's clock", "2026-10-24T16:00:00Z", "周日 00:00", "Sun 00:00"],
  ["six days ahead", "2026-10-30T09:00:00Z", "周五 17:00", "Fri 17:00"],
  [
    "a week ahead a weekday would be today's",
    "2026-10-31T09:00:00Z",
    "10月31日 17:00",
    "31 Oct 17:00",
  ],
  ["what is over", "2026-10-23T09:00:00Z", "10月23日 17:00", "23 Oct 17:00"],
])("%s", (_name, at, zh, en) => {
  expect(formatArrival(new Date(at), saturday, zone, "zh-CN")).toBe(zh);
  expect(formatArrival(new Date(at), saturday, zone, "en")).toBe(en);
});
