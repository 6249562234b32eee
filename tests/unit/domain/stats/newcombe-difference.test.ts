import { describe, expect, it } from "vitest";
import { z } from "zod";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { sharedFixture } from "#tests/support/shared.ts";

const tableSchema = z.object({
  cases: z.array(
    z.object({
      x1: z.number(),
      n1: z.number(),
      x2: z.number(),
      n2: z.number(),
      diff: z.number(),
      hybrid_score_95: z.tuple([z.number(), z.number()]),
    }),
  ),
});

describe("the difference of two rates", () => {
  it("equals Newcombe 1998, Table II, method 10", () => {
    const fixture = sharedFixture("newcombe1998_difference.json");
    if (fixture === null) return;
    for (const { x1, n1, x2, n2, diff, hybrid_score_95 } of tableSchema.parse(fixture).cases) {
      const found = rateDifference({ due: n1, onTime: x1 }, { due: n2, onTime: x2 });
      expect(found?.difference).toBeCloseTo(diff, 12);
      expect(found?.low).toBeCloseTo(hybrid_score_95[0], 12);
      expect(found?.high).toBeCloseTo(hybrid_score_95[1], 12);
    }
  });

  it("turned round, it changes its sign", () => {
    const [first, second] = [
      { due: 70, onTime: 56 },
      { due: 80, onTime: 48 },
    ];
    const [there, back] = [rateDifference(first, second), rateDifference(second, first)];
    expect(back?.low).toBeCloseTo(-(there?.high ?? Number.NaN), 14);
    expect(back?.high).toBeCloseTo(-(there?.low ?? Number.NaN), 14);
  });

  it("nothing due on one side: no difference", () => {
    expect(rateDifference({ due: 0, onTime: 0 }, { due: 5, onTime: 5 })).toBeNull();
    expect(rateDifference({ due: 5, onTime: 5 }, { due: 0, onTime: 0 })).toBeNull();
  });

  it("refuses counts that cannot be", () => {
    expect(() => rateDifference({ due: 1, onTime: 2 }, { due: 5, onTime: 5 })).toThrow(RangeError);
  });
});
