import { describe, expect, it } from "vitest";
import { findHiddenWeak } from "#lib/domain/stats/hidden-weak.ts";

const good = { due: 980, onTime: 930, standing: "strong" } as const;
const weak = { due: 20, onTime: 8, standing: "weak" } as const;

describe("the hidden weak dealers", () => {
  it("2 % of shipments, a fifth of the misses, and hardly a point of the total", () => {
    const found = findHiddenWeak([good, weak], 0.9);
    expect(found).toMatchObject({ overall: 0.938, hidden: true, weak: [weak], dueShare: 0.02 });
    expect(found?.missShare).toBeCloseTo(12 / 62, 14);
    expect(found?.costPoints).toBeCloseTo(100 * (930 / 980 - 0.938), 12);
  });

  it("a total exactly at the target still hides them; below it, it does not", () => {
    expect(findHiddenWeak([good, weak], 0.938)?.hidden).toBe(true);
    expect(findHiddenWeak([good, weak], 0.939)?.hidden).toBe(false);
  });

  it("nobody weak: nothing hidden, no cost", () => {
    const found = findHiddenWeak([good, { due: 0, onTime: 0, standing: "none" }], 0.9);
    expect(found).toMatchObject({
      hidden: false,
      weak: [],
      dueShare: 0,
      missShare: 0,
      costPoints: 0,
    });
  });

  it("no misses, or nobody but the weak: no share to name, no others to compare", () => {
    expect(findHiddenWeak([{ due: 5, onTime: 5, standing: "meets" }], 0.9)?.missShare).toBeNull();
    expect(findHiddenWeak([weak], 0.9)?.costPoints).toBeNull();
  });

  it("nothing due, nothing to say", () => {
    expect(findHiddenWeak([], 0.9)).toBeNull();
    expect(findHiddenWeak([{ due: 0, onTime: 0, standing: "none" }], 0.9)).toBeNull();
  });
});
