import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialDensity,
  binomialLowerTail,
  binomialQuantile,
  binomialUpperTail,
} from "#lib/domain/stats/binomial.ts";
import { counts, targets } from "#tests/unit/domain/stats/arbitrary-counts.ts";

describe("the exact binomial", () => {
  it("one shipment, missed: the p-value is the chance of a miss", () => {
    expect(binomialLowerTail(0, 1, 0.75)).toBe(0.25);
  });

  it("all on time: the p-value is exactly 1", () => {
    expect(binomialLowerTail(1_000_000, 1_000_000, 0.9)).toBe(1);
  });

  it("none on time is p^n, to 1e-12, until it underflows to 0", () => {
    expect(binomialLowerTail(0, 1000, 0.5) / 2 ** -1000).toBeCloseTo(1, 12);
    expect(binomialLowerTail(0, 1_000_000, 0.9)).toBe(0);
  });

  it("certain rates: p = 1 misses never, p = 0 always", () => {
    expect(binomialLowerTail(4, 5, 1)).toBe(0);
    expect(binomialLowerTail(5, 5, 1)).toBe(1);
    expect(binomialLowerTail(0, 5, 0)).toBe(1);
    expect(binomialDensity(5, 5, 1)).toBe(1);
    expect(binomialQuantile(0.025, 5, 1)).toBe(5);
  });

  it("a small case equals the sum of its terms", () => {
    const terms = [1, 10, 45, 120].map((ways, k) => ways * 0.9 ** k * 0.1 ** (10 - k));
    const sum = terms.reduce((total, term) => total + term, 0);
    expect(binomialLowerTail(3, 10, 0.9) / sum).toBeCloseTo(1, 13);
  });

  it("both tails add up to 1, grow with k, and step by the density", () => {
    fc.assert(
      fc.property(counts(1), targets, ({ due, onTime }, p) => {
        const lower = binomialLowerTail(onTime, due, p);
        expect(lower + binomialUpperTail(onTime, due, p)).toBeCloseTo(1, 13);
        const below = binomialLowerTail(onTime - 1, due, p);
        expect(lower).toBeGreaterThanOrEqual(below);
        expect(lower - below).toBeCloseTo(binomialDensity(onTime, due, p), 11);
      }),
    );
  });

  it("mirrors itself: few on time at p is many late at 1 − p", () => {
    fc.assert(
      fc.property(counts(1), fc.integer({ min: 1, max: 15 }), ({ due, onTime }, sixteenths) => {
        const p = sixteenths / 16;
        const lower = binomialLowerTail(onTime, due, p);
        const mirrored = binomialUpperTail(due - onTime - 1, due, 1 - p);
        expect(Math.abs(lower - mirrored)).toBeLessThanOrEqual(1e-10 * mirrored);
      }),
    );
  });

  it("the quantile is the first r that reaches the probability", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        targets,
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (n, p, probability) => {
          const r = binomialQuantile(probability, n, p);
          expect(binomialLowerTail(r, n, p)).toBeGreaterThanOrEqual(probability * (1 - 1e-13));
          expect(binomialLowerTail(r - 1, n, p)).toBeLessThanOrEqual(probability * (1 + 1e-13));
        },
      ),
    );
  });

  it.each([
    [() => binomialLowerTail(1, -1, 0.9), "trials"],
    [() => binomialLowerTail(1, 2, 1.1), "p must"],
    [() => binomialLowerTail(1, 2, Number.NaN), "p must"],
    [() => binomialQuantile(2, 2, 0.9), "probability"],
  ])("refuses what is no binomial (%#)", (call, name) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(name);
  });
});
