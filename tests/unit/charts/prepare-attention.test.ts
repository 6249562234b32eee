import { expect, test } from "vitest";
import { mainReasons } from "#lib/charts/prepare-attention.ts";

const count = (dealerId: string, reason: string | null, missed: number) => ({
  dealerId,
  reason,
  missed,
});

test("the most frequent stated reason is the main one, of all misses", () => {
  const mains = mainReasons([
    count("a", "weekend_picking", 19),
    count("a", null, 10),
    count("a", "traffic", 5),
    count("b", "traffic", 2),
  ]);
  expect(mains.get("a")).toEqual({ kind: "main", reason: "weekend_picking", missed: 19, of: 34 });
  expect(mains.get("b")).toEqual({ kind: "main", reason: "traffic", missed: 2, of: 2 });
});

test("more misses without a stated reason than half: that is said; half of them is not most", () => {
  const silent = mainReasons([count("a", null, 6), count("a", "traffic", 5)]);
  expect(silent.get("a")).toEqual({ kind: "main", reason: null, missed: 6, of: 11 });
  const half = mainReasons([count("a", null, 5), count("a", "traffic", 5)]);
  expect(half.get("a")).toMatchObject({ reason: "traffic" });
});

test("none stated at all, a tie, and nobody", () => {
  expect(mainReasons([count("a", null, 3)]).get("a")).toEqual({
    kind: "main",
    reason: null,
    missed: 3,
    of: 3,
  });
  const tie = mainReasons([count("a", "typhoon", 3), count("a", "long_road", 3)]);
  expect(tie.get("a")).toMatchObject({ reason: "long_road" });
  expect(mainReasons([]).size).toBe(0);
});

test("a third of the misses is no main reason; more than a third is", () => {
  const counts = (traffic: number) => [
    count("a", "traffic", traffic),
    count("a", "typhoon", 3),
    count("a", "long_road", 3),
    count("a", null, 2),
  ];
  expect(mainReasons(counts(4)).get("a")).toEqual({ kind: "spread", of: 12 });
  expect(mainReasons(counts(5)).get("a")).toMatchObject({ kind: "main", missed: 5, of: 13 });
});
