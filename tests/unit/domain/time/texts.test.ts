import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfIso, isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import { formatInstant, parseInstant } from "#lib/domain/time/instant.ts";

describe("parseInstant", () => {
  test.each([
    ["2026-11-21T10:30:00.000Z", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T10:30:00Z", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T10:30Z", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T10:30:00.5Z", "2026-11-21T10:30:00.500Z"],
    ["2026-11-21T10:30:00.999999Z", "2026-11-21T10:30:00.999Z"],
    ["2026-11-21T18:30:00+08:00", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T18:30:00+0800", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T18:30:00+08", "2026-11-21T10:30:00.000Z"],
    ["2026-11-21T00:30:00-03:30", "2026-11-21T04:00:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["1900-01-01T00:00:00Z", "1900-01-01T00:00:00.000Z"],
    ["2200-12-31T23:59:59.999Z", "2200-12-31T23:59:59.999Z"],
  ])("%s", (text, expected) => {
    const read = parseInstant(text);
    expect(typeof read === "number" ? formatInstant(read) : read).toBe(expected);
  });

  test.each([
    ["2026-11-21T10:30:00", "no_zone"],
    ["2026-11-21T10:30", "no_zone"],
    ["1899-12-31T23:59:59.999Z", "out_of_range"],
    ["2201-01-01T00:00:00Z", "out_of_range"],
    ["2201-01-01T00:00:00+08:00", "2200-12-31T16:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "out_of_range"],
    ["2026-02-30T00:00:00Z", "not_iso"],
    ["2026-13-01T00:00:00Z", "not_iso"],
    ["2026-11-21T24:00:00Z", "not_iso"],
    ["2026-11-21T10:60:00Z", "not_iso"],
    ["2026-11-21T10:30:60Z", "not_iso"],
    ["2026-11-21T10:30:00+24:00", "not_iso"],
    ["2026-11-21T10:30:00+08:60", "not_iso"],
    ["2026-11-21", "not_iso"],
    ["2026-11-21 10:30:00Z", "not_iso"],
    ["+002026-11-21T10:30:00Z", "not_iso"],
    ["1732185000", "not_iso"],
    ["", "not_iso"],
    ["2026-11-21T10:30:00Z\n", "not_iso"],
  ])("%j: %s", (text, expected) => {
    const read = parseInstant(text);
    expect(typeof read === "number" ? formatInstant(read) : read).toBe(expected);
  });

  test("reads what it writes", () => {
    const range = { min: Date.UTC(1900, 0, 1), max: Date.UTC(2201, 0, 1) - 1 };
    fc.assert(
      fc.property(fc.integer(range), (atMs) => {
        expect(parseInstant(formatInstant(atMs))).toBe(atMs);
      }),
    );
  });
});

describe("civil dates", () => {
  test.each([
    ["1970-01-01", 0],
    ["2026-11-21", 20_778],
    ["2000-02-29", 11_016],
    ["0001-01-01", -719_162],
    ["2026-02-29", null],
    ["2026-00-10", null],
    ["2026-1-10", null],
    ["20261121", null],
  ])("%s is day %s", (text, day) => expect(dayOfIso(text)).toBe(day));

  test("text and number go back and forth", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        expect(dayOfIso(isoOfDay(day))).toBe(day);
      }),
    );
  });

  test("2026-11-21 is a Saturday, and weekdays go round before 1970 too", () => {
    expect(weekdayOf(20_778)).toBe(5);
    expect([-4, -3, -1, 0, 3, 4].map(weekdayOf)).toEqual([6, 0, 2, 3, 6, 0]);
  });
});
