import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { sharedFixture } from "#tests/support/shared.ts";
import { counts } from "#tests/unit/domain/stats/arbitrary-counts.ts";

const tableSchema = z.object({
  cases: z.array(
    z.object({ x: z.number(), n: z.number(), score: z.tuple([z.number(), z.number()]) }),
  ),
});

describe("Wilson's interval", () => {
  it("equals Newcombe 1998, Table I", () => {
    const fixture = sharedFixture("newcombe1998_table1.json");
    if (fixture === null) return;
    for (const { x, n, score } of tableSchema.parse(fixture).cases) {
      const interval = wilsonInterval(x, n);
      expect(interval?.low).toBeCloseTo(score[0], 12);
      expect(interval?.high).toBeCloseTo(score[1], 12);
    }
  });

  it("0 of n begins at exactly 0, n of n ends at exactly 1", () => {
    for (const n of [1, 3, 7, 1_000_000]) {
      expect(wilsonInterval(0, n)?.low).toBe(0);
      expect(wilsonInterval(n, n)?.high).toBe(1);
    }
  });

  it("nothing due has no interval", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    [2, 1, "successes"],
    [-1, 1, "successes"],
    [0.5, 1, "successes"],
    [0, 1.5, "trials"],
    [0, Number.NaN, "trials"],
  ])("%d of %d is refused, naming %s", (x, n, name) => {
    expect(() => wilsonInterval(x, n)).toThrow(RangeError);
    expect(() => wilsonInterval(x, n)).toThrow(name);
  });

  it("contains the rate, lies in [0, 1] and mirrors itself", () => {
    fc.assert(
      fc.property(counts(1), ({ due, onTime }) => {
        const interval = wilsonInterval(onTime, due);
        const mirror = wilsonInterval(due - onTime, due);
        if (interval === null || mirror === null) throw new Error("no interval");
        const rate = onTime / due;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(rate);
        expect(interval.high).toBeGreaterThanOrEqual(rate);
        expect(mirror.low).toBeCloseTo(1 - interval.high, 14);
      }),
    );
  });
});
