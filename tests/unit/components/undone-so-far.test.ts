import { expect, test } from "vitest";
import { undoneSoFar } from "#components/importing/undone-so-far.ts";

test("an undoing that has counted nothing yet does not show what the import had counted", () => {
  const imported = { rowsRead: 1_000_000, rowsStaged: 1_000_000, rowsPlanned: 1_000_000 };
  expect({ ...imported, ...undoneSoFar("undoing", null) }).toEqual({
    phase: "reading",
    rowsRead: 0,
    rowsStaged: 0,
    rowsPlanned: 0,
  });
  expect({ ...imported, ...undoneSoFar("done", null) }).toEqual(imported);
});
