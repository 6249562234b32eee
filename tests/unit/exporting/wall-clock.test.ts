import { expect, test } from "vitest";
import { wallClock } from "#lib/exporting/wall-clock.ts";

const at = new Date("2026-10-24T16:30:59.999Z");

test.each([
  ["minutes of the platform's zone, seconds cut", "Asia/Shanghai", false, "2026-10-25 00:30"],
  ["a zone of a quarter of an hour", "Asia/Kathmandu", false, "2026-10-24 22:15"],
  ["a date alone is the zone's date, never 00:00", "Asia/Shanghai", true, "2026-10-25"],
])("%s", (_name, zone, dateOnly, text) => {
  expect(wallClock(at, zone, dateOnly)).toBe(text);
});

test("no instant is an empty cell; an unknown zone is an error", () => {
  expect(wallClock(null, "Asia/Shanghai", false)).toBeNull();
  expect(() => wallClock(at, "Mars/Olympus", false)).toThrow(RangeError);
});
