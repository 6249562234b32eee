import { scaleLinear } from "@visx/scale";
import Link from "next/link";
import type { Pareto, ParetoBar, ParetoItem } from "#lib/charts/prepare-pareto.ts";
import { textWidth } from "#lib/charts/text-width.ts";
import { wrapLabel } from "#lib/charts/wrap-label.ts";
import { formatCount, formatTarget } from "#lib/i18n/format.ts";

const ROW = 30;
const AXIS = 22;
const LETTER = 12;
/** Between the names and the bars. */
const GAP = 8;
/** Between the bars and the line of what they hold together. */
const GUTTER = 20;
/** Of the room beside the names, what the cumulative line takes. */
const LINE_SHARE = 0.36;
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
 * Bars from the most to the least on a scale of their own, with their counts, and beside them the line
 * of what they hold together, of the total. The excused part of a bar is paler.
 */
export function ParetoChart({
  chart,
  label,
  unit,
  width,
  labels = 124,
  mark,
  className,
}: {
  chart: Pareto<ParetoRow>;
  /** What the drawing shows, in words. */
  label: string;
  /** What is counted, in a word. */
  unit: string;
  width: number;
  /** The most room for the names, in pixels. */
  labels?: number;
  /** The attribute by which a bar is known to what else shows its item. */
  mark?: `data-${string}`;
  className: string;
}) {
  const { bars } = chart;
  const height = bars.length * ROW;
  const room = Math.min(labels, widest(bars.map(({ item }) => item.label)) + GAP);
  const counts = bars.map(({ item }) => item.n);
  const isCumulative = bars.length > 1 && bars.every(({ cumulative }) => cumulative !== null);
  const split = isCumulative ? Math.round(width - LINE_SHARE * (width - room)) : width;
  const most = Math.max(...counts);
  const end = split - widest(counts.map(formatCount)) - GAP - (isCumulative ? GUTTER : 0);
  const x = scaleLinear({ domain: [0, most], range: [room, end] });
  return (
    <svg className={className} width={width} height={height + AXIS}>
      <title>{label}</title>
      {bars.map((bar, index) => (
        <g
          key={bar.item.key}
          transform={`translate(0 ${index * ROW})`}
          className="group/bar"
          {...(mark !== undefined && { [mark]: bar.item.key })}
        >
          <Bar bar={bar} x={x} room={room} width={width} />
        </g>
      ))}
      <line className="stroke-line-3" x1={room} x2={room} y1={0} y2={height} />
      <text className="fill-ink-3 text-xs" x={room} y={height + 16} textAnchor="middle">
        0
      </text>
      <text className="fill-ink-3 text-xs" x={end} y={height + 16} textAnchor="end">
        {`${formatCount(most)} ${unit}`}
      </text>
      {isCumulative ? <Cumulative bars={bars} from={split} to={width - 4} height={height} /> : null}
    </svg>
  );
}

/** What the bars hold together from the first on, 0 to 100 % of the total. */
function Cumulative({
  bars,
  from,
  to,
  height,
}: {
  bars: readonly ParetoBar<ParetoRow>[];
  from: number;
  to: number;
  height: number;
}) {
  const x = scaleLinear({ domain: [0, 1], range: [from, to] });
  const line = bars.map(({ cumulative }, index) => ({
    x: x(cumulative ?? 0),
    y: index * ROW + ROW / 2,
  }));
  const ticks = [0, 0.5, 0.8, 1].filter((tick) => tick % 1 === 0 || x(1) - x(tick) > TICK_PX);
  return (
    <g className="pointer-events-none">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className="stroke-line-1"
            {...(tick !== 0 && { strokeDasharray: "1 3" })}
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2={height}
          />
          <text
            className="fill-ink-3 text-xs"
            x={tick === 1 ? to + 4 : x(tick)}
            y={height + 16}
            textAnchor={tick === 1 ? "end" : "middle"}
          >
            {tick === 0 ? 0 : formatTarget(tick)}
          </text>
        </g>
      ))}
      <polyline
        className="fill-none stroke-line-3"
        points={line.map((point) => `${point.x},${point.y}`).join(" ")}
      />
      {line.map((point) => (
        <circle
          key={point.y}
          className="fill-surface stroke-line-3"
          strokeWidth={1.3}
          cx={point.x}
          cy={point.y}
          r={2.6}
        />
      ))}
    </g>
  );
}

function Bar({
  bar: { item },
  x,
  room,
  width,
}: {
  bar: ParetoBar<ParetoRow>;
  x: (count: number) => number;
  room: number;
  width: number;
}) {
  const length = Math.max(1, x(item.n) - room);
  const excused = (length * item.excused) / item.n;
  const lines = wrapLabel(item.label, room - GAP, LETTER);
  return (
    <Link className="group" href={item.href} prefetch={false}>
      <title>{item.title}</title>
      <rect
        className="fill-transparent group-hover:fill-sunken group-data-linked/bar:fill-sunken"
        width={width}
        height={ROW}
      />
      <text className="fill-ink-2 text-xs" textAnchor="end">
        {lines.map((text, index) => (
          <tspan key={text} x={room - GAP} y={ROW / 2 + 4 + 13 * (index - (lines.length - 1) / 2)}>
            {text}
          </tspan>
        ))}
      </text>
      <rect
        className={item.hollow ? "fill-surface stroke-bad-fill" : "fill-bad-fill"}
        strokeWidth={1.3}
        x={room}
        y={8}
        // Never a hair below nothing, as a difference of rounded numbers may be.
        width={(length * (item.n - item.excused)) / item.n}
        height={ROW - 16}
      />
      {excused === 0 ? null : (
        <rect
          className="fill-bad-2"
          x={room + length - excused}
          y={8}
          width={excused}
          height={ROW - 16}
        />
      )}
      <text className="fill-ink-1 text-xs font-bold" x={room + length + 5} y={ROW / 2 + 4}>
        {formatCount(item.n)}
      </text>
    </Link>
  );
}

function widest(texts: readonly string[]): number {
  return Math.ceil(Math.max(...texts.map((text) => textWidth(text, LETTER))));
}
