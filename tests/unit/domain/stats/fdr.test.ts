import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { benjaminiHochberg } from "#lib/domain/stats/fdr.ts";
import { sharedFixture } from "#tests/support/shared.ts";

const caseSchema = z.object({
  p: z.array(z.number()),
  adjusted: z.object({ BH: z.array(z.number()) }),
});
const pValues = fc.array(
  fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 1)),
);

describe("Benjamini–Hochberg", () => {
  it("equals R on the paper's fifteen hypotheses: four rejected at 0.05", () => {
    const fixture = sharedFixture("fdr_bh.json");
    if (fixture === null) return;
    const { p, adjusted } = z.object({ bh1995: caseSchema }).parse(fixture).bh1995;
    const ours = benjaminiHochberg(p);
    ours.forEach((qValue, index) => {
      expect(qValue).toBeCloseTo(adjusted.BH[index] ?? Number.NaN, 12);
    });
    expect(ours.filter((qValue) => qValue <= 0.05)).toHaveLength(4);
  });

  it("keeps the order given and gives ties one value", () => {
    expect(benjaminiHochberg([0.04, 0.01, 0.04, 0.5])).toEqual([
      (4 / 3) * 0.04,
      0.04,
      (4 / 3) * 0.04,
      0.5,
    ]);
  });

  it("nobody tested: nothing adjusted; one tested: unchanged", () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
  });

  it("refuses what is no probability", () => {
    expect(() => benjaminiHochberg([0.1, Number.NaN])).toThrow(RangeError);
    expect(() => benjaminiHochberg([1.1])).toThrow("p-value");
  });

  it("never falls below p, never passes 1, never changes the ranking", () => {
    fc.assert(
      fc.property(pValues, (values) => {
        const pairs = benjaminiHochberg(values).map((q, index) => ({ q, p: values[index] ?? 2 }));
        for (const { p, q } of pairs) {
          expect(q).toBeGreaterThanOrEqual(p);
          expect(q).toBeLessThanOrEqual(1);
        }
        pairs.sort((left, right) => left.p - right.p || left.q - right.q);
        pairs.reduce(
          (before, pair) => {
            expect(pair.q).toBeGreaterThanOrEqual(before.q);
            if (pair.p === before.p) expect(pair.q).toBe(before.q);
            return pair;
          },
          { p: -1, q: -1 },
        );
      }),
    );
  });

  it("does not care in which order the dealers come", () => {
    fc.assert(
      fc.property(pValues, (values) => {
        expect(benjaminiHochberg(values.toReversed())).toEqual(
          benjaminiHochberg(values).toReversed(),
        );
      }),
    );
  });
});
