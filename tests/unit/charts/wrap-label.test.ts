import { expect, test } from "vitest";
import { wrapLabel } from "#lib/charts/wrap-label.ts";

test("what fits stands in one line, what does not in two, broken at a space", () => {
  expect(wrapLabel("traffic", 100, 12)).toEqual(["traffic"]);
  expect(wrapLabel("dealer asked for another day", 110, 12)).toEqual([
    "dealer asked",
    "for another day",
  ]);
  expect(wrapLabel("缺货从别仓调拨", 60, 12)).toEqual(["缺货从别仓", "调拨"]);
});

test("what two lines cannot hold ends in an ellipsis", () => {
  const lines = wrapLabel("a very long reason that nobody would ever read to its end", 100, 12);
  expect(lines).toHaveLength(2);
  expect(lines[1]?.endsWith("…")).toBe(true);
});
