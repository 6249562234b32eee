import { scaleLinear } from "@visx/scale";
import { ControlMark, type ControlSlotWords } from "#components/charts/control-mark.tsx";
import type { ControlModel, ControlSlot } from "#lib/charts/prepare-control-chart.ts";
import { formatTarget } from "#lib/i18n/format.ts";

const HEIGHT = 232;
const TOP = 12;
const BOTTOM = 28;
const LEFT = 44;
const RIGHT = 8;
/** Room for the label of a month, in pixels. */
const LABEL_PX = 30;

/**
 * A control chart: the band of the dealer's own unrest, the dashed limits of chance alone, centre and
 * target, and a mark a period; signals differ by shape, and each mark leads to its shipments.
 */
export function ControlChart({
  chart,
  slots,
  label,
  words,
  width,
  className,
}: {
  chart: ControlModel;
  /** Of the chart's, those that there is room for. */
  slots: readonly ControlSlot[];
  label: string;
  words: (slot: ControlSlot) => ControlSlotWords;
  width: number;
  className: string;
}) {
  const { scale, target, center } = chart;
  const base = HEIGHT - BOTTOM;
  const y = scaleLinear({ domain: [scale.from, 1], range: [base, TOP] });
  const step = (width - LEFT - RIGHT) / Math.max(1, slots.length);
  const x = (index: number) => LEFT + index * step;
  const ticks = scale.ticks.filter((tick) => Math.abs(y(tick) - y(target)) >= 14);
  const marked = everyMonth(slots, step);
  return (
    <svg className={className} width={width} height={HEIGHT}>
      <title>{label}</title>
      {slots.map(({ key, pPrime, p }, index) =>
        pPrime === null || p === null ? null : (
          <g key={key}>
            <rect
              className="fill-band-1"
              x={x(index)}
              width={step}
              y={y(pPrime.high)}
              height={Math.max(0, y(Math.max(scale.from, pPrime.low)) - y(pPrime.high))}
            />
            <path
              className="stroke-line-3"
              strokeDasharray="2 2"
              d={[p.high, p.low]
                .filter((rate) => rate > scale.from && rate < 1)
                .map((rate) => `M${x(index)} ${y(rate)}h${step}`)
                .join("")}
            />
          </g>
        ),
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className="stroke-line-1"
            strokeDasharray="1 3"
            x1={LEFT}
            x2={width - RIGHT}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className="fill-ink-3 text-xs" x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {formatTarget(tick)}
          </text>
        </g>
      ))}
      <line
        className="stroke-line-3"
        strokeDasharray="6 3"
        x1={LEFT}
        x2={width - RIGHT}
        y1={y(center)}
        y2={y(center)}
      />
      <line
        className="stroke-ink-1"
        strokeWidth={1.2}
        x1={LEFT}
        x2={width - RIGHT}
        y1={y(target)}
        y2={y(target)}
      />
      <text
        className="fill-ink-1 text-xs font-bold"
        x={LEFT - 6}
        y={y(target) + 4}
        textAnchor="end"
      >
        {formatTarget(target)}
      </text>
      <polyline
        className="fill-none stroke-line-2"
        points={slots
          .flatMap(({ rate }, index) =>
            rate === null ? [] : [`${x(index) + step / 2},${y(rate)}`],
          )
          .join(" ")}
      />
      {slots.map((slot, index) =>
        slot.rate === null ? null : (
          <ControlMark
            key={slot.key}
            slot={slot}
            words={words(slot)}
            x={x(index)}
            step={step}
            top={TOP}
            base={base}
            y={y(slot.rate)}
          />
        ),
      )}
      {marked.map(({ index, text }) => (
        <text
          key={text}
          className="fill-ink-3 text-xs"
          x={x(index) + (chart.unit === "month" ? step / 2 : 0)}
          y={base + 18}
          textAnchor={chart.unit === "month" ? "middle" : "start"}
        >
          {text}
        </text>
      ))}
      <line className="stroke-line-3" x1={LEFT} x2={width - RIGHT} y1={base} y2={base} />
    </svg>
  );
}

/** Where a month begins, as far apart as their labels need. */
function everyMonth(slots: readonly ControlSlot[], step: number) {
  const starts = slots.flatMap(({ from }, index) => {
    const month = from.slice(2, 7).replace("-", "/");
    const before = slots[index - 1]?.from.slice(2, 7).replace("-", "/");
    return month === before ? [] : [{ index, text: month }];
  });
  const apart = Math.max(1, Math.ceil((LABEL_PX + 8) / ((step * slots.length) / starts.length)));
  return starts.filter((_, nth) => nth % apart === 0);
}
