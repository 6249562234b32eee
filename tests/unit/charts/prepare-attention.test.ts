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
  expect(mains.get("a")).toEqual({ reason: "weekend_picking", missed: 19, of: 34 });
  expect(mains.get("b")).toEqual({ reason: "traffic", missed: 2, of: 2 });
});

test("more misses without a stated reason than half: that is said; half of them is not most", () => {
  const silent = mainReasons([count("a", null, 6), count("a", "traffic", 5)]);
  expect(silent.get("a")).toEqual({ reason: null, missed: 6, of: 11 });
  const half = mainReasons([count("a", null, 5), count("a", "traffic", 5)]);
  expect(half.get("a")?.reason).toBe("traffic");
});

test("none stated at all, a tie, and nobody", () => {
  expect(mainReasons([count("a", null, 3)]).get("a")).toEqual({ reason: null, missed: 3, of: 3 });
  const tie = mainReasons([count("a", "typhoon", 3), count("a", "long_road", 3)]);
  expect(tie.get("a")?.reason).toBe("long_road");
  expect(mainReasons([]).size).toBe(0);
});
