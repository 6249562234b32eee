import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

describe("parsePeriod", () => {
  test.each([
    ["2026-10", "2026-10-01", "2026-10-31"],
    ["2028-02", "2028-02-01", "2028-02-29"],
    ["2026-12", "2026-12-01", "2026-12-31"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026-10-05..2026-10-05", "2026-10-05", "2026-10-05"],
    ["all", null, null],
  ])("%s is %s to %s", (key, from, to) => {
    expect(parsePeriod(key)).toMatchObject({ key, from, to });
  });

  test.each([
    "",
    "2026-13",
    "2026-Q5",
    "2026-2",
    "26",
    "2026-10-05..2026-10-04",
    "2026-02-30..2026-03-01",
    "2026-10-05..",
    "0000",
    "0000-12",
    "0000-01-01..0000-01-02",
    "ALL",
    "2026-10\n",
    "9999-12-31..9999-12-32",
  ])("%j is none", (key) => {
    expect(parsePeriod(key)).toBeNull();
  });
});

describe("shiftPeriod", () => {
  test.each([
    ["2026-01", -1, "2025-12"],
    ["2026-12", 1, "2027-01"],
    ["2026-Q1", -1, "2025-Q4"],
    ["2026-Q4", 1, "2027-Q1"],
    ["2026", -1, "2025"],
    ["2026-10-05..2026-10-11", -1, "2026-09-28..2026-10-04"],
  ] as const)("%s by %i is %s", (key, by, wanted) => {
    const period = parsePeriod(key);
    expect(period && shiftPeriod(period, by)?.key).toBe(wanted);
  });

  test("nothing comes before the year 1", () => {
    const first = parsePeriod("0001-01");
    expect(first && shiftPeriod(first, -1)).toBeNull();
  });

  test("all time has no neighbours", () => {
    const all = parsePeriod("all");
    expect(all && shiftPeriod(all, 1)).toBeNull();
  });

  test("there and back is where one was, and neighbours touch", () => {
    const month = fc
      .record({
        year: fc.integer({ min: 1990, max: 2090 }),
        month: fc.integer({ min: 1, max: 12 }),
      })
      .map(({ year, month: m }) => `${year}-${String(m).padStart(2, "0")}`);
    fc.assert(
      fc.property(month, (key) => {
        const period = parsePeriod(key);
        const next = period && shiftPeriod(period, 1);
        expect(next && shiftPeriod(next, -1)).toEqual(period);
        const lastDay = Date.parse(period?.to ?? "");
        expect(Date.parse(next?.from ?? "") - lastDay).toBe(86_400_000);
      }),
    );
  });
});
