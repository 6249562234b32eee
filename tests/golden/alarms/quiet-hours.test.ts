import { describe, expect, it } from "vitest";
import { areHoursSound, minuteOfText, quietUntil } from "#lib/domain/alarms/quiet-hours.ts";
import { findZone } from "#lib/domain/time/zone.ts";

function until(from: string, to: string, zoneName: string, at: string): string | null {
  const zone = findZone(zoneName);
  const [fromMinute, toMinute] = [minuteOfText(from), minuteOfText(to)];
  if (zone === null || fromMinute === null || toMinute === null) throw new Error("no such hours");
  const end = quietUntil({ fromMinute, toMinute, zone }, Date.parse(at));
  return end === null ? null : new Date(end).toISOString();
}

const shanghai = "Asia/Shanghai";
const berlin = "Europe/Berlin";

describe("until when an instant is quiet", () => {
  it.each([
    [
      "a minute before they begin",
      "21:00",
      "08:00",
      shanghai,
      "2026-11-21T20:59:59.999+08:00",
      null,
    ],
    [
      "the first moment",
      "21:00",
      "08:00",
      shanghai,
      "2026-11-21T21:00:00+08:00",
      "2026-11-22T00:00:00.000Z",
    ],
    [
      "after midnight",
      "21:00",
      "08:00",
      shanghai,
      "2026-11-22T00:30:00+08:00",
      "2026-11-22T00:00:00.000Z",
    ],
    [
      "the last moment",
      "21:00",
      "08:00",
      shanghai,
      "2026-11-22T07:59:59.999+08:00",
      "2026-11-22T00:00:00.000Z",
    ],
    ["their end is not quiet", "21:00", "08:00", shanghai, "2026-11-22T08:00:00+08:00", null],
    [
      "within a day",
      "12:00",
      "13:30",
      shanghai,
      "2026-11-22T13:00:00+08:00",
      "2026-11-22T05:30:00.000Z",
    ],
    [
      "until the end of the day",
      "22:00",
      "24:00",
      shanghai,
      "2026-11-22T23:59:00+08:00",
      "2026-11-22T16:00:00.000Z",
    ],
    [
      "until midnight, said as 00:00",
      "22:00",
      "00:00",
      shanghai,
      "2026-11-22T23:59:00+08:00",
      "2026-11-22T16:00:00.000Z",
    ],
    ["another zone's night", "21:00", "08:00", berlin, "2026-11-21T21:00:00+08:00", null],
    [
      "the night in which an hour is missing",
      "21:00",
      "08:00",
      berlin,
      "2026-03-28T23:00:00Z",
      "2026-03-29T06:00:00.000Z",
    ],
    [
      "the night in which an hour comes twice",
      "21:00",
      "08:00",
      berlin,
      "2026-10-24T23:00:00Z",
      "2026-10-25T07:00:00.000Z",
    ],
    [
      "hours that begin in the missing one",
      "02:30",
      "04:00",
      berlin,
      "2026-03-29T01:30:00Z",
      "2026-03-29T02:00:00.000Z",
    ],
    [
      "hours that lie in the missing one are gone",
      "02:00",
      "03:00",
      berlin,
      "2026-03-29T01:00:00Z",
      null,
    ],
  ])("%s", (_, from, to, zone, at, expected) => {
    expect(until(from, to, zone, at)).toBe(expected);
  });
});

describe("hours as they are written", () => {
  it.each([
    ["00:00", 0],
    ["23:59", 1_439],
    ["24:00", 1_440],
    ["24:01", null],
    ["9:00", null],
    ["09:60", null],
    ["", null],
  ])("%s", (text, minutes) => {
    expect(minuteOfText(text)).toBe(minutes);
  });

  it("that begin where they end would never end", () => {
    expect(areHoursSound({ fromMinute: 0, toMinute: 1_440 })).toBe(false);
    expect(areHoursSound({ fromMinute: 540, toMinute: 540 })).toBe(false);
    expect(areHoursSound({ fromMinute: 0, toMinute: 1_439 })).toBe(true);
  });
});
