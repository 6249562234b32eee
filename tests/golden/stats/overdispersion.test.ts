import { expect, it } from "vitest";
import { measureOverdispersion, peerLimits } from "#lib/domain/stats/overdispersion.ts";
import { numberIn, readTable } from "#tests/golden/stats/read-table.ts";

it("phi, tau squared and the limits they give equal R's, to 1e-12", () => {
  const cohorts = readTable("overdispersion.csv");
  const dealers = readTable("standings.csv");
  expect(cohorts).toHaveLength(5);
  for (const row of cohorts) {
    const what = `cohort ${row.cohort}`;
    const measured = measureOverdispersion(
      dealers
        .filter(({ cohort }) => cohort === row.cohort)
        .map((dealer) => ({ due: numberIn(dealer, "due"), onTime: numberIn(dealer, "on_time") })),
    );
    if (measured === null) throw new Error(`${what} has no overdispersion`);
    expect(measured.centre, what).toBeCloseTo(numberIn(row, "centre"), 12);
    expect(measured.phi / numberIn(row, "phi"), what).toBeCloseTo(1, 12);
    expect(measured.tauSquared, what).toBeCloseTo(numberIn(row, "tau_squared"), 12);
    const limits = peerLimits(measured, 50);
    expect(limits?.within998.low, what).toBeCloseTo(numberIn(row, "low_998"), 12);
    expect(limits?.within95.low, what).toBeCloseTo(numberIn(row, "low_95"), 12);
    expect(limits?.within95.high, what).toBeCloseTo(numberIn(row, "high_95"), 12);
    expect(limits?.within998.high, what).toBeCloseTo(numberIn(row, "high_998"), 12);
  }
});
