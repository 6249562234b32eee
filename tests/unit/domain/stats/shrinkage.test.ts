import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  fitBetaPrior,
  posteriorMean,
  probabilityBelow,
  shareBelow,
} from "#lib/domain/stats/shrinkage.ts";
import { sharedFixture } from "#tests/support/shared.ts";
import { counts, targets } from "#tests/unit/domain/stats/arbitrary-counts.ts";

const fitSchema = z.object({ alpha: z.number(), beta: z.number(), loglik: z.number() });
const posteriorSchema = z.array(z.object({ x: z.number(), n: z.number(), post_mean: z.number() }));
const ratsSchema = z.object({
  y: z.array(z.number()),
  n: z.array(z.number()),
  mle_71: fitSchema,
  posterior_mle: posteriorSchema,
});
const baseballSchema = z.object({ betabinomial_mle: fitSchema, posterior: posteriorSchema });

function repeat(times: number, due: number, onTime: number) {
  return Array.from({ length: times }, () => ({ due, onTime }));
}

function fitted(groups: Parameters<typeof fitBetaPrior>[0]) {
  const prior = fitBetaPrior(groups);
  if (prior === null) throw new Error("no prior");
  return prior;
}

function expectPublished(
  groups: { due: number; onTime: number }[],
  published: z.infer<typeof fitSchema>,
  posterior: z.infer<typeof posteriorSchema>,
) {
  const prior = fitted(groups);
  expect(prior.logLikelihood).toBeCloseTo(published.loglik, 9);
  expect(prior.alpha / published.alpha).toBeCloseTo(1, 4);
  expect(prior.beta / published.beta).toBeCloseTo(1, 4);
  for (const { x, n, post_mean } of posterior) {
    expect(posteriorMean(prior, { due: n, onTime: x })).toBeCloseTo(post_mean, 6);
  }
}

describe("the fitted prior", () => {
  it("equals the published fit of 71 rat tumour experiments", () => {
    const fixture = sharedFixture("betabinomial_rats.json");
    if (fixture === null) return;
    const { y, n, mle_71, posterior_mle } = ratsSchema.parse(fixture);
    const groups = n.map((due, index) => ({ due, onTime: y[index] ?? -1 }));
    expectPublished(groups, mle_71, posterior_mle);
  });

  it("equals the published fit of 18 baseball players", () => {
    const fixture = sharedFixture("shrinkage_baseball.json");
    if (fixture === null) return;
    const { betabinomial_mle, posterior } = baseballSchema.parse(fixture);
    const groups = posterior.map(({ x, n }) => ({ due: n, onTime: x }));
    expectPublished(groups, betabinomial_mle, posterior);
  });

  it("nothing due says nothing", () => {
    expect(fitBetaPrior([])).toBeNull();
    expect(fitBetaPrior([{ due: 0, onTime: 0 }])).toBeNull();
    const some = [{ due: 20, onTime: 12 }, ...repeat(4, 30, 29)];
    expect(fitBetaPrior([...some, { due: 0, onTime: 0 }])).toEqual(fitBetaPrior(some));
  });

  it.each([
    ["a single dealer", [{ due: 10, onTime: 9 }], 0.9],
    [
      "one shipment each, which cannot show spread",
      [...repeat(90, 1, 1), ...repeat(10, 1, 0)],
      0.9,
    ],
    ["all alike", repeat(200, 100, 93), 0.93],
    ["all alike, a million each", repeat(2_000, 1_000_000, 930_000), 0.93],
  ])("without spread beyond chance the rates are pooled: %s", (_what, groups, rate) => {
    const { alpha, beta } = fitted(groups);
    expect(alpha).toBeCloseTo(1e6 * rate, 6);
    expect(alpha + beta).toBeCloseTo(1e6, 6);
  });

  it("all on time: every rate is 1; all late: every rate is 0", () => {
    const good = fitted(repeat(50, 7, 7));
    expect(posteriorMean(good, { due: 7, onTime: 7 })).toBe(1);
    expect(probabilityBelow(good, { due: 7, onTime: 7 }, 0.9)).toBe(0);
    expect(probabilityBelow(good, { due: 7, onTime: 7 }, 1)).toBe(0);
    const bad = fitted(repeat(50, 7, 0));
    expect(posteriorMean(bad, { due: 7, onTime: 0 })).toBe(0);
    expect(probabilityBelow(bad, { due: 7, onTime: 0 }, 0.9)).toBe(1);
  });

  it("each dealer all or nothing: hardly any shrinkage, no breakdown", () => {
    const prior = fitted([...repeat(40, 5, 5), ...repeat(10, 5, 0)]);
    expect(posteriorMean(prior, { due: 5, onTime: 5 })).toBeCloseTo(1, 5);
    expect(posteriorMean(prior, { due: 5, onTime: 0 })).toBeCloseTo(0, 5);
    expect(shareBelow(prior, 0.9)).toBeCloseTo(0.2, 4);
  });

  it("a huge dealer on the average does not hide that the small ones differ", () => {
    const small = Array.from({ length: 400 }, (_, index) => ({
      due: 100,
      onTime: 87 + (index % 14),
    }));
    const alone = fitted(small);
    const beside = fitted([{ due: 1_000_000, onTime: 935_000 }, ...small]);
    expect(beside.alpha + beside.beta).toBeLessThan(1.2 * (alone.alpha + alone.beta));
  });

  it("finds the summit that the method of moments misses", () => {
    // The pairs are more alike than chance and pull the moments' estimate, the huge dealer the slope
    // at α + β = 10⁶, away from what the hundred dealers in the middle show beyond doubt.
    const { alpha, beta } = fitted([
      ...repeat(1_000, 2, 1),
      ...repeat(50, 100, 39),
      ...repeat(50, 100, 61),
      { due: 1_000_000, onTime: 500_000 },
    ]);
    expect(alpha + beta).toBeLessThan(1_000);
  });

  it("5,000 dealers: no other prior on a grid is likelier", () => {
    const groups = Array.from({ length: 5_000 }, (_, index) => {
      const due = 1 + ((index * 37) % 211);
      return { due, onTime: Math.round(due * (1 - ((index * 13) % 29) / 150)) };
    });
    const best = fitted(groups);
    const [mean, size] = [best.alpha / (best.alpha + best.beta), best.alpha + best.beta];
    for (const meanShift of [-0.01, 0, 0.01]) {
      for (const factor of [0.01, 0.5, 0.97, 1.03, 2, 100]) {
        const [a, b] = [size * factor * (mean + meanShift), size * factor * (1 - mean - meanShift)];
        const difference = logMarginal(groups, a, b) - logMarginal(groups, best.alpha, best.beta);
        expect(difference, `${meanShift} ${factor}`).toBeLessThan(0);
      }
    }
  });
});

/** The likelihood written out factor by factor, without the binomial coefficients. */
function logMarginal(groups: readonly { due: number; onTime: number }[], a: number, b: number) {
  const rising = (from: number, count: number) => {
    let sum = 0;
    for (let step = 0; step < count; step += 1) sum += Math.log(from + step);
    return sum;
  };
  return groups.reduce(
    (sum, { due, onTime }) =>
      sum + rising(a, onTime) + rising(b, due - onTime) - rising(a + b, due),
    0,
  );
}

describe("the shrunk rate", () => {
  it("1 of 2 does not outrank 60 of 100", () => {
    const others = Array.from({ length: 60 }, (_, index) => ({
      due: 50,
      onTime: 42 + (index % 9),
    }));
    const [few, many] = [
      { due: 2, onTime: 1 },
      { due: 100, onTime: 60 },
    ];
    const prior = fitted([few, many, ...others]);
    expect(posteriorMean(prior, few)).toBeGreaterThan(posteriorMean(prior, many));
    expect(probabilityBelow(prior, many, 0.9)).toBeGreaterThan(0.99);
  });

  it("lies between the prior's mean and the dealer's own rate, whatever the cohort", () => {
    fc.assert(
      fc.property(
        fc.array(counts(1), { minLength: 1, maxLength: 12 }),
        targets,
        (groups, target) => {
          const prior = fitted(groups);
          expect(prior.alpha + prior.beta).toBeLessThanOrEqual(1e6 * (1 + 1e-12));
          expect(prior.logLikelihood).toBeLessThanOrEqual(1e-6);
          const mean = prior.alpha / (prior.alpha + prior.beta);
          for (const group of groups) {
            const [shrunk, own] = [posteriorMean(prior, group), group.onTime / group.due];
            expect(shrunk).toBeGreaterThanOrEqual(Math.min(mean, own) - 1e-12);
            expect(shrunk).toBeLessThanOrEqual(Math.max(mean, own) + 1e-12);
            const below = probabilityBelow(prior, group, target);
            expect(below).toBeGreaterThanOrEqual(0);
            expect(below).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it("the order of the dealers does not move the prior", () => {
    fc.assert(
      fc.property(fc.array(counts(1), { minLength: 1, maxLength: 12 }), (groups) => {
        const [one, other] = [fitted(groups), fitted(groups.toReversed())];
        const tolerance = 1e-7 * (1 + Math.abs(one.logLikelihood));
        expect(Math.abs(one.logLikelihood - other.logLikelihood)).toBeLessThan(tolerance);
      }),
    );
  });

  it("refuses counts that cannot be", () => {
    expect(() => fitBetaPrior([{ due: 1, onTime: 2 }])).toThrow(RangeError);
    expect(() => posteriorMean({ alpha: 1, beta: 1 }, { due: 1.5, onTime: 1 })).toThrow("trials");
    expect(() => shareBelow({ alpha: 1, beta: 1 }, 2)).toThrow("target");
  });
});
