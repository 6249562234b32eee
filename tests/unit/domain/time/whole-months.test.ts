import { expect, test } from "vitest";
import { wholeMonths } from "#lib/domain/time/whole-months.ts";

test.each([
  ["a month", "2026-10-01", "2026-11-01", "2026-10-01..2026-11-01", []],
  [
    "from the middle of one",
    "2026-09-15",
    "2026-11-01",
    "2026-10-01..2026-11-01",
    ["2026-09-15..2026-10-01"],
  ],
  [
    "both ends in the middle",
    "2026-08-31",
    "2026-11-02",
    "2026-09-01..2026-11-01",
    ["2026-08-31..2026-09-01", "2026-11-01..2026-11-02"],
  ],
  ["no whole month", "2026-10-02", "2026-11-01", null, ["2026-10-02..2026-11-01"]],
  ["within one month", "2026-10-01", "2026-10-31", null, ["2026-10-01..2026-10-31"]],
  ["since ever", null, "2026-11-22", "null..2026-11-01", ["2026-11-01..2026-11-22"]],
  ["since ever to a month's end", null, "2026-11-01", "null..2026-11-01", []],
  [
    "over the new year",
    "2025-12-31",
    "2026-02-01",
    "2026-01-01..2026-02-01",
    ["2025-12-31..2026-01-01"],
  ],
  [
    "from a leap day",
    "2024-02-29",
    "2024-04-01",
    "2024-03-01..2024-04-01",
    ["2024-02-29..2024-03-01"],
  ],
  ["nothing", "2026-11-22", "2026-11-22", null, []],
  ["not begun yet", "9999-12-31", "2026-11-22", null, []],
])("%s", (_, from, before, months, edges) => {
  const shown = (range: { from: string | null; before: string }) =>
    `${range.from}..${range.before}`;
  const split = wholeMonths({ from, before });
  expect(split.months && shown(split.months)).toBe(months);
  expect(split.edges.map(shown)).toEqual(edges);
});
