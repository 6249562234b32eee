import { describe, expect, it } from "vitest";
import type { DateOrder } from "#lib/domain/importing/civil-date.ts";
import type { InstantField } from "#lib/domain/importing/fields.ts";
import { parseInstant } from "#lib/domain/importing/parse-instant.ts";
import { findZone } from "#lib/domain/time/zone.ts";

function read(
  cell: string,
  zoneName = "Asia/Shanghai",
  field: InstantField = "deliveredAt",
  order: DateOrder = "auto",
): string {
  const zone = findZone(zoneName);
  if (zone === null) throw new Error(`no zone ${zoneName}`);
  const reading = parseInstant(cell, { field, order, zone });
  if (reading.kind === "empty") return "empty";
  if (reading.kind === "refused") return reading.refusal.code;
  return `${new Date(reading.instantMs).toISOString()} ${reading.precision}`;
}

const minute = "2026-11-21T10:30:00.000Z minute";
const second = "2026-11-21T10:30:00.000Z second";
const date = "2026-11-20T16:00:00.000Z date";

describe("forms of one instant, Saturday 21 November 2026 18:30 in Shanghai", () => {
  it.each([
    ["2026-11-21 18:30", minute],
    ["2026-11-21T18:30", minute],
    ["2026-11-21T18:30:00", second],
    ["2026-11-21T18:30:00.000+08:00", second],
    ["2026-11-21T18:30:00,000+0800", second],
    ["2026-11-21T10:30:00Z", second],
    ["2026-11-21 10:30 UTC", minute],
    ["2026-11-21T05:30-05", minute],
    ["2026/11/21 18:30", minute],
    ["2026.11.21 18:30", minute],
    ["2026年11月21日 18时30分", minute],
    ["2026年11月21日18时30分00秒", second],
    ["2026 年 11 月 21 日 18 时 30 分", minute],
    ["2026年11月21日18点30分", minute],
    ["2026年11月21日下午6:30", minute],
    ["2026年11月21日 下午6时30分", minute],
    ["2026/11/21 下午 06:30", minute],
    ["2026/11/21 晚上6:30", minute],
    ["2026-11-21 周六 18:30", minute],
    ["2026-11-21（星期六）18:30", minute],
    ["Sat, 21 Nov 2026 18:30:00", second],
    ["Saturday 21 November 2026 18:30", minute],
    ["20261121183000", second],
    ["202611211830", minute],
    ["20261121 18:30", minute],
    ["20261121T103000Z", second],
    ["11/21/2026 6:30 PM", minute],
    ["11/21/26 6:30:00 p.m.", second],
    ["21.11.2026 18:30", minute],
    ["21-Nov-26 18:30", minute],
    ["Nov 21, 2026 6:30pm", minute],
    ["46347.7708", minute],
    ["46347.770833333336", minute],
    ["46347.77", "2026-11-21T10:28:48.000Z second"],
    ["２０２６／１１／２１　１８：３０", minute],
    ["\u00a0 2026-11-21  18:30 \ufeff", minute],
  ])("%s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });
});

describe("forms of one date", () => {
  it.each([
    ["2026-11-21"],
    ["2026/11/21"],
    ["2026.11.21"],
    ["20261121"],
    ["2026年11月21日"],
    ["2026年11月21日 星期六"],
    ["26年11月21日"],
    ["21/11/2026"],
    ["11/21/2026"],
    ["21.11.2026"],
    ["21-Nov-26"],
    ["21 November 2026"],
    ["Nov 21, 2026"],
    ["46347"],
    ["46347.0"],
  ])("%s", (cell) => {
    expect(read(cell)).toBe(date);
  });
});

describe("a date alone", () => {
  it("due: the last millisecond of the date", () => {
    expect(read("2026-11-21", "Asia/Shanghai", "dueAt")).toBe("2026-11-21T15:59:59.999Z date");
  });
  it("delivered: the first millisecond of the date", () => {
    expect(read("2026-11-21", "Asia/Shanghai", "deliveredAt")).toBe(date);
  });
  it("due as an Excel day", () => {
    expect(read("46347", "Asia/Shanghai", "dueAt")).toBe("2026-11-21T15:59:59.999Z date");
  });
  it("2-Jun-06 is in 2006, 2-Jun-95 in 1995", () => {
    expect(read("2-Jun-06", "UTC")).toBe("2006-06-02T00:00:00.000Z date");
    expect(read("2-Jun-95", "UTC")).toBe("1995-06-02T00:00:00.000Z date");
  });
  it("delivered on a date that begins in a gap: the first instant after it", () => {
    expect(read("2026-09-06", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z date");
  });
});

describe("boundaries", () => {
  it.each([
    ["24:00 is the end of the date", "2026-11-21 24:00", "2026-11-21T16:00:00.000Z minute"],
    ["24:01 is no time", "2026-11-21 24:01", "date_impossible"],
    ["12:00 AM is midnight", "2026-11-21 12:00 AM", "2026-11-20T16:00:00.000Z minute"],
    ["12:00 PM is noon", "2026-11-21 12:00 PM", "2026-11-21T04:00:00.000Z minute"],
    ["中午12:30 is half past noon", "2026-11-21 中午12:30", "2026-11-21T04:30:00.000Z minute"],
    ["晚上12:00 is the end of the date", "2026-11-21 晚上12:00", "2026-11-21T16:00:00.000Z minute"],
    ["13:00 AM is no time", "2026-11-21 13:00 AM", "date_impossible"],
    ["下午18:30 is 18:30", "2026-11-21 下午18:30", minute],
    ["a leap day that exists", "2024-02-29", "2024-02-28T16:00:00.000Z date"],
    ["a leap day that does not", "2026-02-29", "date_impossible"],
    ["30 February", "2026-02-30", "date_impossible"],
    ["month 13", "2026-13-01", "date_impossible"],
    ["month 0", "2026-00-10", "date_impossible"],
    ["second 60", "2026-11-21 18:30:60", "date_impossible"],
    ["1990 begins", "1990-01-01 00:00", "1989-12-31T16:00:00.000Z minute"],
    ["1989 is too early", "1989-12-31", "date_out_of_range"],
    ["the year 0001", "0001-01-01 00:00:00", "date_out_of_range"],
    ["2100 ends", "2100-12-31", "2100-12-30T16:00:00.000Z date"],
    ["2101 is too late", "2101-01-01", "date_out_of_range"],
    ["an Excel day before 1990", "32873", "date_out_of_range"],
    ["the first Excel day of 1990", "32874", "1989-12-31T16:00:00.000Z date"],
    ["an hour alone is no time", "2026-11-21 18", "date_unreadable"],
    ["a T without a time", "2026-11-21T", "date_unreadable"],
    ["a time run into the date", "2026-11-2118:30", "date_unreadable"],
    ["a time without a date", "18:30", "date_unreadable"],
    ["an offset beyond 14 hours", "2026-11-21T18:30+15:00", "date_impossible"],
    ["two separators", "2026-11/21", "date_unreadable"],
    ["text", "Pre-PQ Process", "date_unreadable"],
    ["digits that are no date", "123456", "date_unreadable"],
  ])("%s", (_, cell, expected) => {
    expect(read(cell)).toBe(expected);
  });
});

describe("which comes first, day or month", () => {
  it.each([
    ["nothing proves it", "11/12/2026", "auto", "date_ambiguous"],
    ["both the same", "11/11/2026", "auto", "2026-11-11T00:00:00.000Z date"],
    ["stated day first", "11/12/2026", "dmy", "2026-12-11T00:00:00.000Z date"],
    ["stated month first", "11/12/2026", "mdy", "2026-11-12T00:00:00.000Z date"],
    [
      "points: day first, as everywhere they are used",
      "11.12.2026",
      "auto",
      "2026-12-11T00:00:00.000Z date",
    ],
    ["points with month first stated", "11.12.2026", "mdy", "2026-11-12T00:00:00.000Z date"],
    ["against the stated order", "11/21/2026", "dmy", "date_against_order"],
    ["two-digit year, month first by its day", "11/21/26", "auto", "2026-11-21T00:00:00.000Z date"],
    ["two-digit year that may come first", "26/11/21", "auto", "date_ambiguous"],
    ["two-digit year stated first", "26/11/21", "ymd", "2026-11-21T00:00:00.000Z date"],
    ["a four-digit year needs no order", "2026/11/12", "dmy", "2026-11-12T00:00:00.000Z date"],
  ] as const)("%s", (_, cell, order, expected) => {
    expect(read(cell, "UTC", "deliveredAt", order)).toBe(expected);
  });
});

describe("wall times where clocks change", () => {
  it.each([
    ["in a gap: forward by it", "America/New_York", "2026-03-08 02:30", "2026-03-08T07:30:00.000Z"],
    ["ambiguous: the earlier", "America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00.000Z"],
    ["half an hour of gap", "Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:45:00.000Z"],
    [
      "an offset of its own is obeyed",
      "America/New_York",
      "2026-03-08T02:30Z",
      "2026-03-08T02:30:00.000Z",
    ],
  ])("%s", (_, zone, cell, expected) => {
    expect(read(cell, zone)).toBe(`${expected} minute`);
  });
});

describe("nothing here", () => {
  it.each([
    "",
    "  ",
    "\u3000",
    "-",
    "—",
    "－",
    "无",
    "N/A",
    "n/a",
    "NULL",
    "null",
    "#N/A",
    "未送达",
    "未签收",
  ])("%j", (cell) => {
    expect(read(cell)).toBe("empty");
  });
});
