import { scaleLinear } from "@visx/scale";
import { HEIGHT, MARGIN, WIDTH } from "#components/charts/spark-size.ts";
import { type TrendPoint, trendRuns } from "#lib/charts/prepare-trends.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";

/** A sparkline as it is drawn: heights and SVG paths. */
export type SparkPaths = {
  readonly targetY: number;
  readonly line: string;
  /** A diamond at each month that is surely below the target. */
  readonly below: string;
  /** A dot at the newest month, where that is no diamond. */
  readonly newest: string;
};

/**
 * A rate month by month against the target, on a scale shared by all rows. Months with nothing due
 * are gaps.
 */
export function sparkPaths(
  points: readonly TrendPoint[],
  scale: RateScale,
  target: number,
): SparkPaths {
  const x = scaleLinear({ domain: [0, points.length - 1], range: [MARGIN, WIDTH - MARGIN] });
  const y = scaleLinear({ domain: [scale.from, 1], range: [HEIGHT - MARGIN, MARGIN] });
  const at = (slot: number, rate: number) => `${x(slot).toFixed(1)} ${y(rate).toFixed(1)}`;
  const marks = points.flatMap((point, slot) =>
    point === null ? [] : [{ below: point.below, slot, place: `M${at(slot, point.rate)}` }],
  );
  return {
    targetY: Number(y(target).toFixed(1)),
    // A month between two gaps is a dot: a line of no length with a round end.
    line: trendRuns(points)
      .map((run) => `M${run.map(([slot, rate]) => at(slot, rate)).join("L")}${run[1] ? "" : "h0"}`)
      .join(""),
    below: marks.map(({ below, place }) => (below ? `${place}m0-3 3 3-3 3-3-3z` : "")).join(""),
    newest: marks
      .filter(({ below, slot }) => !below && slot === points.length - 1)
      .map(({ place }) => `${place}h0`)
      .join(""),
  };
}
