import { scaleLinear } from "@visx/scale";
import type { SparkMonth } from "#lib/charts/prepare-spark.ts";

const WIDTH = 96;
const HEIGHT = 34;
const EDGE = 4;

/** The on-time rate of some months as one small line against the target; its right end is the newest. */
export function MonthSpark({
  months,
  slots,
  target,
  from,
}: {
  months: readonly SparkMonth[];
  /** How many months the full width holds. */
  slots: number;
  target: number;
  /** Where the scale that all lines share begins, 0..1. */
  from: number;
}) {
  const x = scaleLinear({ domain: [slots - 1, 0], range: [EDGE, WIDTH - EDGE] });
  const y = scaleLinear({ domain: [from, 1], range: [HEIGHT - EDGE, EDGE], clamp: true });
  const points = months.map(({ month, rate }, index) => ({
    month,
    at:
      rate === null ? null : { x: x(months.length - 1 - index), y: y(rate), kept: rate >= target },
  }));
  const known = points.filter(({ at }) => at !== null);
  // A month between two gaps would be a line without length.
  const alone = points.filter(
    ({ at }, index) => at && !points[index - 1]?.at && !points[index + 1]?.at,
  );
  const dots = [...new Set([...alone, ...known.slice(-1)])];
  return (
    <svg className="block" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line className="stroke-ink-1" x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} />
      <path
        className="fill-none stroke-mark"
        strokeWidth={1.5}
        d={points
          .map(({ at }, index) =>
            at === null
              ? ""
              : `${points[index - 1]?.at ? "L" : "M"}${at.x.toFixed(1)} ${at.y.toFixed(1)}`,
          )
          .join("")}
      />
      {dots.map(({ month, at }) =>
        at === null ? null : (
          <circle
            key={month}
            className={at.kept ? "fill-good-fill" : "fill-bad-fill"}
            cx={at.x}
            cy={at.y}
            r={2.8}
          />
        ),
      )}
    </svg>
  );
}
