import { scaleLinear } from "@visx/scale";
import { type TrendPoint, trendRuns } from "#lib/charts/prepare-trends.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";

const WIDTH = 108;
const HEIGHT = 28;
const MARGIN = 5;

/**
 * A rate month by month against the target, on a scale shared by all rows. Months with nothing due
 * are gaps; one that is surely below the target is a diamond. The figures stand in its label.
 */
export function Sparkline({
  points,
  scale,
  target,
}: {
  points: readonly TrendPoint[];
  scale: RateScale;
  target: number;
}) {
  const x = scaleLinear({ domain: [0, points.length - 1], range: [MARGIN, WIDTH - MARGIN] });
  const y = scaleLinear({ domain: [scale.from, 1], range: [HEIGHT - MARGIN, MARGIN] });
  const at = (slot: number, rate: number) => `${x(slot).toFixed(1)} ${y(rate).toFixed(1)}`;
  const last = points.length - 1;
  return (
    <svg className="block" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line
        className="stroke-ink-1"
        strokeWidth={0.8}
        strokeOpacity={0.55}
        x1={MARGIN}
        x2={WIDTH - MARGIN}
        y1={y(target)}
        y2={y(target)}
      />
      {trendRuns(points).map((run) => (
        <path
          key={run[0]?.[0]}
          className="fill-none stroke-mark"
          strokeWidth={1.4}
          strokeLinecap="round"
          strokeLinejoin="round"
          // A month between two gaps is a dot: a line of no length with a round end.
          d={`M${run.map(([slot, rate]) => at(slot, rate)).join("L")}${run.length === 1 ? "h0" : ""}`}
        />
      ))}
      {points.map((point, slot) =>
        point?.below ? (
          <path
            key={point.month}
            className="fill-bad-fill"
            transform={`translate(${at(slot, point.rate)})`}
            d="M0-3 3 0 0 3-3 0z"
          />
        ) : point && slot === last ? (
          <circle
            key={point.month}
            className="fill-ink-1"
            cx={x(slot)}
            cy={y(point.rate)}
            r={2.2}
          />
        ) : null,
      )}
    </svg>
  );
}
