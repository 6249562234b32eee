import { expect, test } from "vitest";
import { wholeMonths } from "#lib/domain/time/whole-months.ts";

test.each([
  ["a month", "2026-10-01..2026-10-31", "2026-10-01..2026-10-31", []],
  [
    "from the middle of one",
    "2026-09-15..2026-10-31",
    "2026-10-01..2026-10-31",
    ["2026-09-15..2026-09-30"],
  ],
  [
    "both ends in the middle",
    "2026-08-31..2026-11-01",
    "2026-09-01..2026-10-31",
    ["2026-08-31..2026-08-31", "2026-11-01..2026-11-01"],
  ],
  ["no whole month", "2026-10-02..2026-11-29", null, ["2026-10-02..2026-11-29"]],
  ["within one month", "2026-10-01..2026-10-30", null, ["2026-10-01..2026-10-30"]],
  ["one day", "2026-11-22..2026-11-22", null, ["2026-11-22..2026-11-22"]],
  ["everything", "0001-01-01..9999-12-31", "0001-01-01..9999-12-31", []],
  ["since ever", "0001-01-01..2026-11-21", "0001-01-01..2026-10-31", ["2026-11-01..2026-11-21"]],
  ["in the first month of all", "0001-01-02..0001-01-30", null, ["0001-01-02..0001-01-30"]],
  ["in the last month of all", "9999-12-02..9999-12-31", null, ["9999-12-02..9999-12-31"]],
  [
    "over the new year",
    "2025-12-31..2026-01-31",
    "2026-01-01..2026-01-31",
    ["2025-12-31..2025-12-31"],
  ],
  [
    "from a leap day",
    "2024-02-29..2024-03-31",
    "2024-03-01..2024-03-31",
    ["2024-02-29..2024-02-29"],
  ],
  ["a February", "2026-02-01..2026-02-28", "2026-02-01..2026-02-28", []],
  [
    "a leap year's February but its last day",
    "2024-02-01..2024-02-28",
    null,
    ["2024-02-01..2024-02-28"],
  ],
])("%s", (_, range, months, edges) => {
  const [from = "", to = ""] = range.split("..");
  const shown = (days: { from: string; to: string }) => `${days.from}..${days.to}`;
  const split = wholeMonths({ from, to });
  expect(split.months && shown(split.months)).toBe(months);
  expect(split.edges.map(shown)).toEqual(edges);
});
