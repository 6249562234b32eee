import { scaleLinear } from "@visx/scale";
import Link from "next/link";
import type { Pareto, ParetoBar, ParetoItem } from "#lib/charts/prepare-pareto.ts";
import { textWidth } from "#lib/charts/text-width.ts";
import { formatCount, formatTarget } from "#lib/i18n/format.ts";

const ROW = 28;
const AXIS = 22;
const COUNTS = 44;
const LETTER = 12;
/** Marks nearer to the end than this would run into its label. */
const TICK_PX = 52;

/** An item with its words and the rows that it counts; a hollow one is no cause (none was stated). */
export type ParetoRow = ParetoItem & {
  readonly label: string;
  readonly title: string;
  readonly href: string;
  readonly hollow: boolean;
};

/**
 * Bars from the most to the least, with the line of what they hold together; both on one scale, the
 * share of the total. The excused part of a bar is paler.
 */
export function ParetoChart({
  chart,
  label,
  width,
  labels = 108,
  mark,
  className,
}: {
  chart: Pareto<ParetoRow>;
  /** What the drawing shows, in words. */
  label: string;
  width: number;
  /** Room for the names, in pixels. */
  labels?: number;
  /** The attribute by which a bar is known to what else shows its item. */
  mark?: `data-${string}`;
  className: string;
}) {
  const x = scaleLinear({ domain: [0, chart.top], range: [labels, width - COUNTS] });
  const height = chart.bars.length * ROW;
  const line = chart.bars.flatMap(({ cumulative }, index) =>
    cumulative === null ? [] : [`${x(cumulative)},${index * ROW + ROW / 2}`],
  );
  const isCumulative = line.length > 1;
  const ticks = [0.5, 0.8, 1].filter((tick) => tick === 1 || x(1) - x(tick) > TICK_PX);
  return (
    <svg className={className} width={width} height={height + (isCumulative ? AXIS : 2)}>
      <title>{label}</title>
      {isCumulative
        ? ticks.map((tick) => (
            <g key={tick}>
              <line
                className="stroke-line-1"
                strokeDasharray="1 3"
                x1={x(tick)}
                x2={x(tick)}
                y1={0}
                y2={height}
              />
              <text
                className="fill-ink-3 text-xs"
                x={x(tick)}
                y={height + 16}
                textAnchor={tick === 1 ? "end" : "middle"}
              >
                {formatTarget(tick)}
              </text>
            </g>
          ))
        : null}
      {chart.bars.map((bar, index) => (
        <g
          key={bar.item.key}
          transform={`translate(0 ${index * ROW})`}
          className="group/bar"
          {...(mark !== undefined && { [mark]: bar.item.key })}
        >
          <Bar bar={bar} x={x} labels={labels} width={width} />
        </g>
      ))}
      {isCumulative ? (
        <g className="pointer-events-none">
          <polyline className="fill-none stroke-line-3" points={line.join(" ")} />
          {line.map((point) => {
            const [cx, cy] = point.split(",");
            return (
              <circle
                key={point}
                className="fill-surface stroke-line-3"
                strokeWidth={1.3}
                cx={cx}
                cy={cy}
                r={2.6}
              />
            );
          })}
        </g>
      ) : null}
      <line className="stroke-line-3" x1={labels} x2={labels} y1={0} y2={height} />
    </svg>
  );
}

function Bar({
  bar: { item, share },
  x,
  labels,
  width,
}: {
  bar: ParetoBar<ParetoRow>;
  x: (share: number) => number;
  labels: number;
  width: number;
}) {
  const length = Math.max(1, x(share) - labels);
  const excused = (length * item.excused) / item.n;
  return (
    <Link className="group" href={item.href} aria-label={item.title} prefetch={false}>
      <title>{item.title}</title>
      <rect
        className="fill-transparent group-hover:fill-sunken group-data-linked/bar:fill-sunken"
        width={width}
        height={ROW}
      />
      <text className="fill-ink-2 text-xs" x={labels - 8} y={ROW / 2 + 4} textAnchor="end">
        {shortened(item.label, labels - 8)}
      </text>
      <rect
        className={item.hollow ? "fill-surface stroke-bad-fill" : "fill-bad-fill"}
        strokeWidth={1.3}
        x={labels}
        y={7}
        width={length - excused}
        height={ROW - 14}
      />
      {excused === 0 ? null : (
        <rect
          className="fill-bad-2"
          x={labels + length - excused}
          y={7}
          width={excused}
          height={ROW - 14}
        />
      )}
      <text className="fill-ink-1 text-xs font-bold" x={width - 2} y={ROW / 2 + 4} textAnchor="end">
        {formatCount(item.n)}
      </text>
    </Link>
  );
}

/** A name that is too long for its room ends in "…"; the whole one stands in the title. */
function shortened(label: string, room: number): string {
  if (textWidth(label, LETTER) <= room) return label;
  let kept = "";
  for (const letter of label) {
    if (textWidth(`${kept}${letter}…`, LETTER) > room) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
