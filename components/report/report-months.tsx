import { useLocale, useTranslations } from "next-intl";
import { ReportMonthSlot } from "#components/report/report-month-slot.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { MonthRates } from "#lib/charts/prepare-month-rates.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const WIDTH = 680;
const HEIGHT = 136;
const LEFT = 40;
const TOP = 22;
const BOTTOM = 40;
/** Ticks nearer to each other than this would run together, in pixels. */
const TICK_GAP = 13;

/**
 * Twelve months on paper: each with its interval, its rate and how much was due in figures, so that
 * it is its own table. The axis reaches from the lowest to the highest bound, and holds the target.
 */
export function ReportMonths({ chart }: { chart: MonthRates | null }) {
  const t = useTranslations("report.months");
  const locale = useLocale();
  if (chart === null) return null;
  const { slots, scale, target, shown } = chart;
  const drawn = shown.below + shown.unsure + shown.above;
  const step = (WIDTH - LEFT) / Math.max(slots.length, 6);
  const highest = Math.max(target, ...slots.map(({ point }) => point?.interval.high ?? 0));
  const to = scale.ticks.find((tick) => tick >= highest) ?? 1;
  const y = (rate: number) => TOP + ((to - rate) / (to - scale.from)) * (HEIGHT - TOP - BOTTOM);
  const ticks = scale.ticks.filter(
    (tick) => tick <= to && Math.abs(y(tick) - y(target)) >= TICK_GAP,
  );
  return (
    <div className="break-inside-avoid">
      <Panel
        id="months"
        title={t("finding", {
          months: drawn,
          below: shown.below,
          unsure: shown.unsure,
          target: formatTarget(target),
        })}
        caption={t("caption")}
      >
        <ScrollRegion label={t("caption")} className="overflow-x-auto">
          <svg
            className="mt-1 block w-full max-w-170 min-w-160"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            aria-hidden="true"
          >
            {ticks.map((tick) => (
              <g key={tick}>
                <line
                  className="stroke-line-1"
                  strokeDasharray="1 3"
                  x1={LEFT}
                  x2={WIDTH}
                  y1={y(tick)}
                  y2={y(tick)}
                />
                <text className="fill-ink-3 text-xs" x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
                  {formatTarget(tick)}
                </text>
              </g>
            ))}
            <line
              className="stroke-ink-1"
              strokeWidth={1.2}
              x1={LEFT}
              x2={WIDTH}
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
            {slots.map((slot, index) => (
              <ReportMonthSlot
                key={slot.month}
                slot={slot}
                x={LEFT + (index + 0.5) * step}
                y={y}
                base={HEIGHT}
                target={target}
                locale={locale}
                none={t("gap")}
              />
            ))}
          </svg>
        </ScrollRegion>
        <TableTwin>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t("month")}</th>
                <th scope="col" className="num">
                  {t("due")}
                </th>
                <th scope="col" className="num">
                  {t("rate")}
                </th>
                <th scope="col" className="num">
                  {t("interval")}
                </th>
              </tr>
            </thead>
            <tbody>
              {slots.toReversed().map(({ month, point }) => {
                const period = parsePeriod(month);
                return (
                  <tr key={month}>
                    <th scope="row">{period === null ? month : formatPeriod(period, locale)}</th>
                    <td className="num">{point === null ? 0 : formatCount(point.due)}</td>
                    <td className="num">
                      {point === null ? t("gap") : formatRate(point.rate, target)}
                    </td>
                    <td className="num">{point === null ? "–" : formatInterval(point.interval)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableTwin>
      </Panel>
    </div>
  );
}
