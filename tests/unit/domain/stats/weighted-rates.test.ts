import fc from "fast-check";
import { expect, test } from "vitest";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { weightedRates } from "#lib/domain/stats/weighted-rates.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { counts } from "#tests/unit/domain/stats/arbitrary-counts.ts";

const prior = { alpha: 18, beta: 2 };

test("of two large cohorts it is the difference that Newcombe gives", () => {
  const [first, second] = [
    { due: 12_000, onTime: 11_232 },
    { due: 9_000, onTime: 8_532 },
  ];
  const difference = rateDifference(first, second);
  const sum = weightedRates([
    { weight: 1, counts: first, prior },
    { weight: -1, counts: second, prior },
  ]);
  expect(sum.sum).toBeCloseTo(difference?.difference ?? Number.NaN, 12);
  expect(sum.low).toBeCloseTo(difference?.low ?? Number.NaN, 3);
  expect(sum.high).toBeCloseTo(difference?.high ?? Number.NaN, 3);
});

test("all on time is not certainty, and rates that cancel out stay uncertain", () => {
  const perfect = { due: 3, onTime: 3 };
  const { sum, low, high } = weightedRates([
    { weight: 0.5, counts: perfect, prior },
    { weight: -0.5, counts: perfect, prior },
  ]);
  expect(sum).toBe(0);
  expect(low).toBeLessThan(-0.1);
  expect(high).toBeCloseTo(-low, 12);
});

test("the sum over many small dealers is inside its interval about 95 times of 100", () => {
  const rng = rngOf("weighted rates");
  const dealers = Array.from({ length: 40 }, (_, i) => ({
    due: 3 + (i % 12),
    rate: 0.8 + 0.005 * i,
  }));
  const truth = dealers.reduce((sum, { rate }) => sum + rate / 40, 0);
  let inside = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const { low, high } = weightedRates(
      dealers.map(({ due, rate }) => {
        const onTime = Array.from({ length: due }, () => rng.chance(rate)).filter(Boolean).length;
        return { weight: 1 / 40, counts: { due, onTime }, prior };
      }),
    );
    if (low <= truth && truth <= high) inside += 1;
  }
  expect(inside / 2_000).toBeGreaterThan(0.93);
  expect(inside / 2_000).toBeLessThan(0.97);
});

test("nothing due may be left out, not counted", () => {
  const nothing = { due: 0, onTime: 0 };
  expect(weightedRates([{ weight: 0, counts: nothing, prior }])).toEqual({
    sum: 0,
    low: 0,
    high: 0,
  });
  expect(() => weightedRates([{ weight: 0.1, counts: nothing, prior }])).toThrow(RangeError);
});

test("turned round, the interval is the mirror image", () => {
  const term = fc.record({
    weight: fc.double({ min: -1, max: 1, noNaN: true }),
    counts: counts(1),
    prior: fc.constant(prior),
  });
  fc.assert(
    fc.property(fc.array(term, { maxLength: 20 }), (terms) => {
      const there = weightedRates(terms);
      const back = weightedRates(terms.map((one) => ({ ...one, weight: -one.weight })));
      expect(back.low).toBeCloseTo(-there.high, 10);
      expect(there.low).toBeLessThanOrEqual(there.sum);
    }),
  );
});
