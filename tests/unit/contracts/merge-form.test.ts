import { expect, test } from "vitest";
import { readMergeChoices, sameMerges } from "#lib/contracts/merge-form.ts";

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
}

test("only pairs that were said to be the same are merged", () => {
  const form = formOf({
    pairs: "3",
    "spelling-0": "恒通",
    "dealer-0": "恒通科技",
    "choice-0": "same",
    "spelling-1": "海诚",
    "dealer-1": "海城",
    "choice-1": "different",
    "spelling-2": "金辉",
    "dealer-2": "金晖",
  });
  expect(readMergeChoices(form)).toEqual([{ spelling: "恒通", dealer: "恒通科技" }]);
});

test.each(["", "-1", "1e9", "99999", "x"])("a count of %j pairs asks nothing", (pairs) => {
  expect(readMergeChoices(formOf({ pairs, "choice-0": "same" }))).toEqual([]);
});

test("merges are the same in any order, and not with the names turned round", () => {
  const one = { spelling: "a", dealer: "b" };
  const two = { spelling: "c", dealer: "d" };
  expect(sameMerges([one, two], [two, one])).toBe(true);
  expect(sameMerges([one], [{ spelling: "b", dealer: "a" }])).toBe(false);
  expect(sameMerges([], [one])).toBe(false);
});
