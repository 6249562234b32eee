import { expect, it } from "vitest";
import { funnelLimits } from "#lib/domain/stats/funnel.ts";
import { numberIn, readTable } from "#tests/golden/stats/read-table.ts";

it("funnel limits equal Spiegelhalter's formula as R evaluates it, to 1e-12", () => {
  const rows = readTable("funnel-limits.csv");
  expect(rows).toHaveLength(55);
  for (const row of rows) {
    const [n, target] = [numberIn(row, "n"), numberIn(row, "target")];
    const limits = funnelLimits(n, target);
    const what = `n = ${n}, target = ${target}`;
    expect(limits?.within998.low, what).toBeCloseTo(numberIn(row, "low_998"), 12);
    expect(limits?.within95.low, what).toBeCloseTo(numberIn(row, "low_95"), 12);
    expect(limits?.within95.high, what).toBeCloseTo(numberIn(row, "high_95"), 12);
    expect(limits?.within998.high, what).toBeCloseTo(numberIn(row, "high_998"), 12);
  }
});
