import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateOrder, inferDateOrder } from "#lib/domain/importing/civil-date.ts";
import { parseInstant } from "#lib/domain/importing/parse-instant.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const utc = { name: "UTC", offsetMsAt: () => 0 };
const monthNames = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec".split(",");
const weekdays = "周日,周一,周二,周三,周四,周五,周六".split(",");
const two = (n: number) => String(n).padStart(2, "0");
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

type Civil = { y: number; m: number; d: number; h: number; i: number; s: number; weekday: number };

function civilOf(ms: number): Civil {
  const date = new Date(ms);
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: date.getUTCHours(),
    i: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

const twelve = (h: number) => h % 12 || 12;

/** Every way of writing a civil time to the second that is to be understood, with the order it needs. */
const forms: readonly (readonly [name: string, order: DateOrder, (c: Civil) => string])[] = [
  ["ISO", "auto", (c) => `${c.y}-${two(c.m)}-${two(c.d)}T${two(c.h)}:${two(c.i)}:${two(c.s)}`],
  ["slashes", "auto", (c) => `${c.y}/${c.m}/${c.d} ${c.h}:${two(c.i)}:${two(c.s)}`],
  ["points", "auto", (c) => `${c.y}.${c.m}.${c.d} ${c.h}:${two(c.i)}:${two(c.s)}`],
  ["digits", "auto", (c) => `${c.y}${two(c.m)}${two(c.d)}${two(c.h)}${two(c.i)}${two(c.s)}`],
  ["Chinese", "auto", (c) => `${c.y}年${c.m}月${c.d}日 ${c.h}时${c.i}分${c.s}秒`],
  [
    "Chinese half-days",
    "auto",
    (c) =>
      `${c.y}年${c.m}月${c.d}日${c.h < 12 ? "上午" : "下午"}${twelve(c.h)}:${two(c.i)}:${two(c.s)}`,
  ],
  [
    "weekday between",
    "auto",
    (c) =>
      `${c.y}-${two(c.m)}-${two(c.d)} ${weekdays[c.weekday]} ${two(c.h)}:${two(c.i)}:${two(c.s)}`,
  ],
  [
    "month name",
    "auto",
    (c) => `${c.d}-${monthNames[c.m - 1]}-${c.y} ${two(c.h)}:${two(c.i)}:${two(c.s)}`,
  ],
  ["day first", "dmy", (c) => `${c.d}/${c.m}/${c.y} ${two(c.h)}:${two(c.i)}:${two(c.s)}`],
  [
    "month first",
    "mdy",
    (c) => `${c.m}/${c.d}/${c.y} ${twelve(c.h)}:${two(c.i)}:${two(c.s)} ${c.h < 12 ? "AM" : "PM"}`,
  ],
  [
    "full width",
    "auto",
    (c) =>
      fullWidth(`${c.y}/${c.m}/${c.d} ${two(c.h)}:${two(c.i)}:${two(c.s)}`).replace(" ", "\u3000"),
  ],
];

/** Any UTF-16 units, halves of characters among them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((units) => String.fromCharCode(...units));

const anySecond = fc.integer({
  min: Date.UTC(1990, 0, 1) / 1000,
  max: Date.UTC(2100, 11, 31, 23, 59, 59) / 1000,
});

describe("parseInstant", () => {
  it.each(forms)("reads back what it was told: %s", (_, order, write) => {
    fc.assert(
      fc.property(anySecond, (seconds) => {
        const cell = write(civilOf(seconds * 1000));
        expect(parseInstant(cell, { field: "deliveredAt", order, zone: utc })).toEqual({
          kind: "instant",
          instantMs: seconds * 1000,
          precision: "second",
        });
      }),
    );
  });

  it("reads back Excel serials written in full", () => {
    fc.assert(
      fc.property(anySecond, (seconds) => {
        const serial = String(seconds / 86_400 + 25_569);
        const reading = parseInstant(serial, { field: "deliveredAt", order: "auto", zone: utc });
        expect(reading).toMatchObject({ kind: "instant", instantMs: seconds * 1000 });
      }),
    );
  });

  it("reads the wall time that a zone shows at an instant as an instant at which it shows it", () => {
    const zone = findZone("America/St_Johns");
    if (zone === null) throw new Error("no zone");
    fc.assert(
      fc.property(anySecond, (seconds) => {
        const wallMs = seconds * 1000 + zone.offsetMsAt(seconds * 1000);
        const cell = new Date(wallMs).toISOString().slice(0, -1);
        const reading = parseInstant(cell, { field: "deliveredAt", order: "auto", zone });
        if (reading.kind !== "instant") return;
        expect(reading.instantMs + zone.offsetMsAt(reading.instantMs)).toBe(wallMs);
        expect(reading.instantMs).toBeLessThanOrEqual(seconds * 1000);
      }),
    );
  });

  it("never throws and never gives an instant out of range, whatever it is given", () => {
    const bits = fc.constantFrom(
      "2026",
      "11",
      "21",
      "/",
      "-",
      ":",
      " ",
      "年",
      "月",
      "日",
      "T",
      "Z",
      "PM",
      "下午",
      "周六",
      "Nov",
      "+08",
      "24",
      "30",
      ".",
      "０",
    );
    const cells = fc.oneof(
      anyText,
      fc.array(bits).map((a) => a.join("")),
    );
    fc.assert(
      fc.property(cells, fc.constantFrom<DateOrder>("auto", "ymd", "dmy", "mdy"), (cell, order) => {
        const reading = parseInstant(cell, { field: "dueAt", order, zone: utc });
        if (reading.kind !== "instant") return;
        expect(Number.isInteger(reading.instantMs)).toBe(true);
        expect(reading.instantMs).toBeGreaterThan(Date.UTC(1989, 11, 31));
        expect(reading.instantMs).toBeLessThan(Date.UTC(2101, 0, 3));
      }),
      { numRuns: 500 },
    );
  });

  it("shows the text that it refuses, cut short", () => {
    const reading = parseInstant("x".repeat(500), { field: "dueAt", order: "auto", zone: utc });
    expect(reading).toEqual({
      kind: "refused",
      refusal: { code: "date_unreadable", params: { text: `${"x".repeat(39)}…` } },
    });
  });
});

describe("inferDateOrder", () => {
  it.each([
    ["a day above 12 in front", ["01/02/2026", "13/02/2026"], "dmy"],
    ["a day above 12 in the middle", ["01/02/2026", "02/13/2026"], "mdy"],
    ["two-digit years with a day in the middle", ["1/2/26", "2/13/26 6:30 PM"], "mdy"],
    ["nothing proves it", ["01/02/2026", "03/04/2026", ""], "auto"],
    ["values that contradict each other", ["13/02/2026", "02/13/2026"], "auto"],
    ["a year that may stand in front", ["26/11/21"], "auto"],
    ["other forms prove nothing", ["2026-11-21", "21-Nov-26", "text"], "auto"],
  ] as const)("%s", (_, cells, expected) => {
    expect(inferDateOrder(cells)).toBe(expected);
  });
});
