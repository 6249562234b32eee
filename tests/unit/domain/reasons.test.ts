import { expect, test } from "vitest";
import { findOddCells, sumReasons, sumUnits, type UnitReason } from "#lib/domain/reasons.ts";

function row(
  unit: string | null,
  reason: string | null,
  shipments: number,
  excused = 0,
): UnitReason {
  return { unit, label: unit, reason, shipments, excused };
}

const rows = [
  row("a", null, 80),
  row("a", "traffic", 4),
  row("a", "evening_shift", 16, 3),
  row("b", null, 890),
  row("b", "traffic", 10, 1),
];

test("totals count every miss once, and shipments on time as due", () => {
  expect(sumReasons(rows)).toEqual({
    due: 1000,
    missed: 30,
    excused: 4,
    reasons: [
      { reason: "evening_shift", missed: 16, excused: 3 },
      { reason: "traffic", missed: 14, excused: 1 },
    ],
  });
});

test("units of one reason keep all that was due and missed beside it", () => {
  const [first, second] = sumUnits(rows, "traffic");
  expect(first).toMatchObject({ unit: "b", due: 900, missed: 10, allMissed: 10 });
  expect(second).toMatchObject({ unit: "a", due: 100, missed: 4, allMissed: 20 });
});

test("a pair stands out against the unit's share of shipments; unknown units are not looked at", () => {
  const units = sumUnits([...rows, row(null, "traffic", 1)]);
  const odd = findOddCells(units, sumReasons(rows));
  expect(odd.tested).toBe(4);
  expect(odd.cells.map(({ unit, reason }) => `${unit} ${reason}`)).toEqual(["a evening_shift"]);
  expect(odd.cells[0]).toMatchObject({ observed: 16, expected: 1.6, due: 100 });
});
