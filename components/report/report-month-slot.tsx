import type { MonthSlot } from "#lib/charts/prepare-month-rates.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";

const bars = { below: "stroke-bad-fill", unsure: "stroke-mark", above: "stroke-good-fill" };

/** A month of the report's chart: rate in figures, interval, mark, the month's name, how much was due. */
export function ReportMonthSlot({
  slot: { month, selected, point },
  x,
  y,
  base,
  target,
  locale,
  none,
}: {
  slot: MonthSlot;
  x: number;
  y: (rate: number) => number;
  base: number;
  target: number;
  locale: Locale;
  /** What stands where nothing was due. */
  none: string;
}) {
  const bold = selected ? "font-bold" : "";
  return (
    <g textAnchor="middle">
      {point === null ? (
        <text className="fill-ink-3 text-xs" x={x} y={base - 44}>
          {none}
        </text>
      ) : (
        <>
          <line
            className={bars[point.verdict]}
            strokeWidth={3}
            strokeOpacity={0.5}
            x1={x}
            x2={x}
            y1={y(point.interval.low)}
            y2={y(point.interval.high)}
          />
          <Mark verdict={point.verdict} x={x} y={y(point.rate)} />
          <text
            className={`halo text-xs ${point.verdict === "below" ? "fill-bad font-bold" : `fill-ink-1 ${bold}`}`}
            x={x}
            y={Math.min(y(point.interval.high), y(point.rate) - 5) - 4}
          >
            {formatRate(point.rate, target)}
          </text>
          <text className="fill-ink-3 text-xs" x={x} y={base - 4}>
            n {formatCount(point.due)}
          </text>
        </>
      )}
      <text className={`fill-ink-2 text-xs ${bold}`} x={x} y={base - 19}>
        {monthName(month, locale)}
      </text>
    </g>
  );
}

function Mark({ verdict, x, y }: { verdict: keyof typeof bars; x: number; y: number }) {
  if (verdict === "below") {
    return (
      <path className="fill-bad-fill" transform={`translate(${x} ${y})`} d="M0-5 5 0 0 5-5 0z" />
    );
  }
  const look = verdict === "above" ? "fill-good-fill" : "fill-surface stroke-mark";
  return <circle className={look} strokeWidth={1.3} cx={x} cy={y} r={3.4} />;
}

/** "10月" / "Oct", a January with its year. */
function monthName(month: string, locale: Locale): string {
  const isFirst = month.endsWith("-01");
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    month: locale === "en" ? "short" : "numeric",
    ...(isFirst && { year: "2-digit" }),
  }).format(new Date(`${month}-01T00:00:00Z`));
}
