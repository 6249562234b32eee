import { scaleLinear } from "@visx/scale";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import type { SparkMonth } from "#lib/charts/prepare-spark.ts";

const WIDTH = 96;
const HEIGHT = 34;
const EDGE = 4;

const marks: Record<AgainstTarget, { readonly look: string; readonly d: string }> = {
  below: { look: "fill-bad-fill", d: "M0-4 4 0 0 4-4 0z" },
  unsure: {
    look: "fill-surface stroke-mark",
    d: "M-2.8 0a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0",
  },
  above: { look: "fill-good-fill", d: "M-2.8 0a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0" },
};

/**
 * The on-time rate of some months as one small line against the target; its right end is the newest.
 * That one is a diamond where it is surely below, a hollow ring where nobody can tell.
 */
export function MonthSpark({
  months,
  slots,
  target,
  end,
  from,
}: {
  months: readonly SparkMonth[];
  /** How many months the full width holds. */
  slots: number;
  target: number;
  /** What the newest month says of the target. */
  end: AgainstTarget;
  /** Where the scale that all lines share begins, 0..1. */
  from: number;
}) {
  const x = scaleLinear({ domain: [slots - 1, 0], range: [EDGE, WIDTH - EDGE] });
  const y = scaleLinear({ domain: [from, 1], range: [HEIGHT - EDGE, EDGE], clamp: true });
  const points = months.map(({ month, rate }, index) => ({
    month,
    at: rate === null ? null : { x: x(months.length - 1 - index), y: y(rate) },
  }));
  const known = points.filter(({ at }) => at !== null);
  // A month between two gaps would be a line without length.
  const alone = points.filter(
    ({ at }, index) => at && !points[index - 1]?.at && !points[index + 1]?.at,
  );
  const markOf = (month: string) => (month === known.at(-1)?.month ? end : "unsure");
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
          <path
            key={month}
            className={marks[markOf(month)].look}
            strokeWidth={1.4}
            transform={`translate(${at.x} ${at.y})`}
            d={marks[markOf(month)].d}
          />
        ),
      )}
    </svg>
  );
}
