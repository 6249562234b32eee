import { scaleLinear } from "@visx/scale";
import { useTranslations } from "next-intl";
import { MonthOnAxis } from "#components/charts/month-slot.tsx";
import type { MonthRates } from "#lib/charts/prepare-month-rates.ts";
import { formatTarget } from "#lib/i18n/format.ts";

const HEIGHT = 248;
const TOP = 14;
const BOTTOM = 44;
const LEFT = 44;
const RIGHT = 8;

/** On-time rate month by month; each month is a link, a month with nothing due is a gap. */
export function MonthRatesChart({
  chart,
  width,
  href,
  className,
}: {
  chart: MonthRates;
  width: number;
  href: (month: string) => string;
  className: string;
}) {
  const t = useTranslations("dealers.months");
  const { slots, scale, target } = chart;
  const y = scaleLinear({ domain: [scale.from, 1], range: [HEIGHT - BOTTOM, TOP] });
  const step = (width - LEFT - RIGHT) / slots.length;
  const ticks = scale.ticks.filter((tick) => Math.abs(y(tick) - y(target)) >= 14);
  const [first, last] = [slots[0]?.month ?? "", slots.at(-1)?.month ?? ""];
  return (
    <svg className={className} width={width} height={HEIGHT}>
      <title>{t("chartLabel", { first, last, target: formatTarget(target) })}</title>
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
      {slots.map((slot, index) => (
        <MonthOnAxis
          key={slot.month}
          slot={slot}
          x={LEFT + index * step}
          width={step}
          firstOfYear={
            slot.month.endsWith("-01") || (index === 0 && !slots[1]?.month.endsWith("-01"))
          }
          frame={{ top: TOP, base: HEIGHT - BOTTOM, y, target }}
          href={href(slot.month)}
        />
      ))}
      <line
        className="pointer-events-none stroke-ink-1"
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
      <line
        className="stroke-line-3"
        x1={LEFT}
        x2={width - RIGHT}
        y1={HEIGHT - BOTTOM}
        y2={HEIGHT - BOTTOM}
      />
    </svg>
  );
}
