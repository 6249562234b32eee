import { describe, expect, it } from "vitest";
import { fitBetaPrior, posteriorMean, probabilityBelow } from "#lib/domain/stats/shrinkage.ts";
import { judgeStandings } from "#lib/domain/stats/standing.ts";
import { expectRelative, numberIn, readTable } from "#tests/golden/stats/read-table.ts";

const cohorts = Object.entries(
  Object.groupBy(readTable("standings.csv"), (row) => row.cohort ?? ""),
).map(([name, rows = []]) => {
  const [first = {}] = rows;
  const target = numberIn(first, "target");
  const dealers = rows.map((row) => ({
    due: numberIn(row, "due"),
    onTime: numberIn(row, "on_time"),
    target,
  }));
  return { name, rows, first, target, dealers };
});

describe.each(cohorts)("cohort $name equals R, column by column", (cohort) => {
  const { rows, first, target, dealers } = cohort;

  it("rates, intervals, p-values, q-values and standings", () => {
    judgeStandings(dealers).forEach(({ standing, rate, interval, pValue, qValue }, index) => {
      const row = rows[index] ?? {};
      expect(standing, `dealer ${index}`).toBe(row.standing);
      if (rate === null || interval === null || pValue === null || qValue === null) {
        expect([row.rate, row.wilson_low, row.p_value]).toEqual(["", "", ""]);
        return;
      }
      expect(rate).toBe(numberIn(row, "rate"));
      expect(interval.low).toBeCloseTo(numberIn(row, "wilson_low"), 14);
      expect(interval.high).toBeCloseTo(numberIn(row, "wilson_high"), 14);
      expectRelative(pValue, numberIn(row, "p_value"), 1e-12, `p of dealer ${index}`);
      expectRelative(qValue, numberIn(row, "q_value"), 1e-12, `q of dealer ${index}`);
    });
  });

  it("the prior, by R's optimizer from eight starts, and what follows from it", () => {
    const prior = fitBetaPrior(dealers);
    if (prior === null) throw new Error("no prior");
    expectRelative(prior.alpha, numberIn(first, "alpha"), 1e-4, "alpha");
    expectRelative(prior.beta, numberIn(first, "beta"), 1e-4, "beta");
    expect(prior.logLikelihood).toBeCloseTo(numberIn(first, "log_likelihood"), 6);
    dealers.forEach((dealer, index) => {
      const row = rows[index] ?? {};
      if (dealer.due === 0) return;
      expect(posteriorMean(prior, dealer)).toBeCloseTo(numberIn(row, "shrunk_rate"), 5);
      expect(probabilityBelow(prior, dealer, target)).toBeCloseTo(
        numberIn(row, "prob_below_target"),
        5,
      );
    });
  });
});
