import { describe, expect, it } from "vitest";
import { z } from "zod";
import { controlChart } from "#lib/domain/stats/control-chart.ts";
import { sharedFixture } from "#tests/support/shared.ts";

const juiceSchema = z.object({
  D: z.array(z.number()),
  size: z.array(z.number()),
  center: z.number(),
  limits: z.object({ LCL: z.number(), UCL: z.number() }),
  violations_beyond: z.array(z.number()),
});

function periods(due: number, onTimes: readonly number[]) {
  return onTimes.map((onTime) => ({ due, onTime }));
}

function signalsOf(onTimes: readonly number[]) {
  return controlChart(periods(100, onTimes), false)?.points.map(({ signals }) => signals.join());
}

describe("the p-chart", () => {
  it("equals Montgomery's orange juice: centre, limits, samples 15 and 23 out of control", () => {
    const fixture = sharedFixture("spc_p_orangejuice.json");
    if (fixture === null) return;
    const { D, size, center, limits, violations_beyond } = juiceSchema.parse(fixture);
    const counts = D.map((onTime, index) => ({ due: size[index] ?? 0, onTime }));
    const chart = controlChart(counts, false);
    expect(chart?.center).toBeCloseTo(center, 12);
    expect(chart?.points[0]?.limits?.low).toBeCloseTo(limits.LCL, 12);
    expect(chart?.points[0]?.limits?.high).toBeCloseTo(limits.UCL, 12);
    const beyond = chart?.points.flatMap(({ signals }, index) =>
      signals.includes("beyond-limits") ? [index + 1] : [],
    );
    expect(beyond).toEqual(violations_beyond);
  });

  it("the eighth point on one side signals, the seventh does not; a point on the centre ends it", () => {
    const half = [92, 92, 92, 92, 92, 92, 92];
    expect(signalsOf([...half, 92, 88, 88, 88, 88, 88, 88, 88, 88])).toEqual([
      ...["", "", "", "", "", "", "", "one-side"],
      ...["", "", "", "", "", "", "", "one-side"],
    ]);
    expect(signalsOf([...half, 90, 92, 90, 88, 88, 88, 88, 88, 88, 88, 88])?.slice(0, 9)).toEqual(
      Array.from({ length: 9 }, () => ""),
    );
  });

  it("the sixth point of a rise signals; equal neighbours end a rise", () => {
    expect(signalsOf([86, 87, 88, 89, 90, 91])).toEqual(["", "", "", "", "", "trend"]);
    expect(signalsOf([86, 87, 88, 88, 89, 90])?.at(-1)).toBe("");
  });

  it("a period with nothing due is a gap, not a point", () => {
    const chart = controlChart(
      [
        { due: 10, onTime: 9 },
        { due: 0, onTime: 0 },
      ],
      true,
    );
    expect(chart?.points[1]).toEqual({ rate: null, limits: null, z: null, signals: [] });
    expect(controlChart([{ due: 0, onTime: 0 }], true)).toBeNull();
  });

  it("Laney's p′ widens the limits by σz, by hand", () => {
    const chart = controlChart(periods(100, [84, 96, 84, 96]), true);
    const z = 0.06 / Math.sqrt((0.9 * 0.1) / 100);
    expect(chart?.sigmaZ).toBeCloseTo((2 * z) / 1.128, 12);
    expect(chart?.points[0]?.limits?.low).toBeCloseTo(0.9 - (3 * 0.03 * 2 * z) / 1.128, 12);
    expect(chart?.points[0]?.limits?.high).toBe(1);
  });

  it("all on time: no spread, no signal by limits", () => {
    const chart = controlChart(periods(5, [5, 5, 5]), true);
    expect(chart?.points.every(({ signals }) => signals.length === 0)).toBe(true);
    expect(chart?.points[0]?.limits).toEqual({ low: 1, high: 1 });
  });
});
