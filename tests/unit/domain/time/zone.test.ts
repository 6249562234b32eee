import { describe, expect, test } from "vitest";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";
import { civilDayAt, instantOfWall, resolveWall } from "#lib/domain/time/wall-time.ts";
import { findZone, type Zone } from "#lib/domain/time/zone.ts";

const HOUR_MS = 3_600_000;

function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (!zone) throw new Error(name);
  return zone;
}

/** The offset as the parts of a formatted date give it: another way to ask Intl. */
function offsetByParts(name: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (atMs) => {
    const part = Object.fromEntries(
      format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - atMs;
  };
}

describe("offsets", () => {
  test.each([
    ["Asia/Shanghai", "1900-06-01T00:00:00Z", (8 * 3600 + 5 * 60 + 43) * 1000],
    ["Africa/Monrovia", "1971-06-01T00:00:00Z", -(44 * 60 + 30) * 1000],
    ["Asia/Kathmandu", "1985-12-31T18:29:59Z", 5.5 * HOUR_MS],
    ["Asia/Kathmandu", "1985-12-31T18:30:00Z", 5.75 * HOUR_MS],
    ["Australia/Lord_Howe", "2026-10-03T15:29:59.999Z", 10.5 * HOUR_MS],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00.000Z", 11 * HOUR_MS],
    ["Pacific/Apia", "2011-12-30T09:59:59Z", -10 * HOUR_MS],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", 14 * HOUR_MS],
    ["UTC", "2026-01-01T00:00:00Z", 0],
  ])("%s at %s", (name, at, offsetMs) => {
    expect(zoneOf(name).offsetMsAt(Date.parse(at))).toBe(offsetMs);
  });

  test.each([
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Gaza",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/Riga",
  ])("%s: every 61 hours of 300 years", (name) => {
    const zone = zoneOf(name);
    const expected = offsetByParts(name);
    for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2200, 0, 1); at += 61 * HOUR_MS) {
      if (zone.offsetMsAt(at) !== expected(at)) expect.fail(new Date(at).toISOString());
    }
  });
});

describe("names", () => {
  test.each(["", "Asia/Peking", "+08:00", "GMT+8", "Asia/Shanghai ", "北京", "__proto__"])(
    "%j is no zone",
    (name) => expect(findZone(name)).toBeNull(),
  );

  test("any case of letters is found, as one zone", () => {
    expect(zoneOf("asia/shanghai").name).toBe("Asia/Shanghai");
    expect(zoneOf("ASIA/SHANGHAI")).toBe(zoneOf("Asia/Shanghai"));
  });
});

describe("wall times", () => {
  test.each([
    ["a plain one", "Asia/Shanghai", "2026-11-21", 540, "2026-11-21T01:00:00.000Z", 0],
    ["24:00 is 00:00 of the next date", "UTC", "2026-11-21", 1440, "2026-11-22T00:00:00.000Z", 0],
    ["in a gap: forward by it", "Europe/Berlin", "2026-03-29", 150, "2026-03-29T01:30:00.000Z", 60],
    ["the gap's first minute", "Europe/Berlin", "2026-03-29", 120, "2026-03-29T01:00:00.000Z", 60],
    [
      "the first minute after it",
      "Europe/Berlin",
      "2026-03-29",
      180,
      "2026-03-29T01:00:00.000Z",
      0,
    ],
    ["ambiguous: the earlier", "Europe/Berlin", "2026-10-25", 150, "2026-10-25T00:30:00.000Z", 0],
    ["the first after both", "Europe/Berlin", "2026-10-25", 180, "2026-10-25T02:00:00.000Z", 0],
    ["a date left out", "Pacific/Apia", "2011-12-30", 720, "2011-12-30T22:00:00.000Z", 1440],
  ] as const)("%s", (_, name, date, minute, at, movedMinutes) => {
    const day = dayOfIso(date) ?? 0;
    expect(instantOfWall(zoneOf(name), day, minute)).toBe(Date.parse(at));
    expect(resolveWall(zoneOf(name), day, minute).movedMs).toBe(movedMinutes * 60_000);
  });

  test("the civil date of an instant", () => {
    const shanghai = zoneOf("Asia/Shanghai");
    const day = dayOfIso("2026-11-22");
    expect(civilDayAt(shanghai, Date.parse("2026-11-21T16:00:00.000Z"))).toBe(day);
    expect(civilDayAt(shanghai, Date.parse("2026-11-22T15:59:59.999Z"))).toBe(day);
  });
});
