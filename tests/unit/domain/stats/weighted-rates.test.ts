import fc from "fast-check";
import { expect, test } from "vitest";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { weightedRates } from "#lib/domain/stats/weighted-rates.ts";
import { counts } from "#tests/unit/domain/stats/arbitrary-counts.ts";

test("one rate less another is Newcombe's difference", () => {
  fc.assert(
    fc.property(counts(1), counts(1), (first, second) => {
      const difference = rateDifference(first, second);
      const sum = weightedRates([
        { weight: 1, counts: first },
        { weight: -1, counts: second },
      ]);
      expect(sum.sum).toBeCloseTo(difference?.difference ?? Number.NaN, 12);
      expect(sum.low).toBeCloseTo(difference?.low ?? Number.NaN, 12);
      expect(sum.high).toBeCloseTo(difference?.high ?? Number.NaN, 12);
    }),
  );
});

test("all on time is not certainty, and rates that cancel out stay uncertain", () => {
  const perfect = { due: 3, onTime: 3 };
  const { sum, low, high } = weightedRates([
    { weight: 0.5, counts: perfect },
    { weight: -0.5, counts: perfect },
  ]);
  expect(sum).toBe(0);
  expect(low).toBeLessThan(-0.2);
  expect(high).toBeGreaterThan(0.2);
});

test("nothing due may be left out, not counted", () => {
  const nothing = { due: 0, onTime: 0 };
  expect(weightedRates([{ weight: 0, counts: nothing }])).toEqual({ sum: 0, low: 0, high: 0 });
  expect(() => weightedRates([{ weight: 0.1, counts: nothing }])).toThrow(RangeError);
});

test("turned round, the interval is the mirror image", () => {
  const term = fc.record({
    weight: fc.double({ min: -1, max: 1, noNaN: true }),
    counts: counts(1),
  });
  fc.assert(
    fc.property(fc.array(term, { maxLength: 20 }), (terms) => {
      const there = weightedRates(terms);
      const back = weightedRates(terms.map((one) => ({ ...one, weight: -one.weight })));
      expect(back.low).toBeCloseTo(-there.high, 10);
      expect(there.low).toBeLessThanOrEqual(there.sum);
      expect(there.high).toBeGreaterThanOrEqual(there.sum);
    }),
  );
});
