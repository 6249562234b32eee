import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelLimits } from "#lib/domain/stats/funnel.ts";

describe("the funnel's limits", () => {
  it("one shipment at 90 %: the upper limits by hand", () => {
    // F(0) = 0.1, F(1) = 1: a = (1 − 0.975) ÷ 0.9, limit = 1 − a.
    expect(funnelLimits(1, 0.9)?.within95.high).toBeCloseTo(1 - 0.025 / 0.9, 14);
    expect(funnelLimits(1, 0.9)?.within95.low).toBe(0);
  });

  it("no shipments, no limits", () => {
    expect(funnelLimits(0, 0.9)).toBeNull();
  });

  it("lie in [0, 1], the wide funnel around the narrow one around the target", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0.5, max: 0.95, noNaN: true }),
        (n, target) => {
          const limits = funnelLimits(n, target);
          if (limits === null) throw new Error("no limits");
          const { within95, within998 } = limits;
          const ordered = [
            0,
            within998.low,
            within95.low,
            target,
            within95.high,
            within998.high,
            1,
          ];
          expect(ordered.toSorted((left, right) => left - right)).toEqual(ordered);
        },
      ),
    );
  });

  it("close in on the target like a normal interval as shipments grow", () => {
    const limits = funnelLimits(1_000_000, 0.9);
    const deviation = Math.sqrt((0.9 * 0.1) / 1_000_000);
    expect((0.9 - (limits?.within95.low ?? 0)) / deviation).toBeCloseTo(1.96, 2);
    expect(((limits?.within998.high ?? 0) - 0.9) / deviation).toBeCloseTo(3.09, 1);
  });

  it("refuses what is no number of shipments and no target", () => {
    expect(() => funnelLimits(1.5, 0.9)).toThrow("trials");
    expect(() => funnelLimits(1, 90)).toThrow("target");
  });
});
