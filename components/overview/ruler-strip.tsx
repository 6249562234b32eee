import { scaleLinear } from "@visx/scale";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import type { Attainment, League } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

const WIDTH = 132;
const MARGIN = 8;
const ROW = 22;

/** The same cohort by each ruler that has data, against the company's target. */
export function RulerStrip({ league, links }: { league: League; links: OverviewLinks }) {
  const t = useTranslations("overview.rulers");
  const rulers = [
    { key: "raw", label: t("raw"), value: league.overall },
    {
      key: "adjusted",
      label: t.rich("adjusted", {
        count: formatCount(league.excused),
        toExcused: (chunks) => (
          <Link className="drill" href={links.shipments({ outcome: "excused" })} prefetch={false}>
            {chunks}
          </Link>
        ),
      }),
      value: league.adjusted,
    },
    { key: "dock", label: t("dock"), value: league.dock },
  ].flatMap(({ value, ...ruler }) => (value === null ? [] : [{ ...ruler, value }]));
  const bounds = rulers.flatMap(({ value }) => [value.interval.low]);
  const scale = rateScale(bounds, league.target - 0.02);
  const toX = scaleLinear({ domain: [scale.from, 1], range: [MARGIN, WIDTH - MARGIN] });
  const x = (rate: number) => Math.round(toX(rate) * 10) / 10;
  return (
    <table className="text-xs leading-[22px] tabular-nums">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr className="text-ink-3">
          <th scope="col" className="pr-3 text-left font-normal">
            {t("title")}
          </th>
          <th scope="col">
            <span className="sr-only">{t("rate")}</span>
            <svg className="block" width={WIDTH} height={ROW} aria-hidden="true">
              <text
                className="fill-ink-1 font-bold"
                x={x(league.target)}
                y={15}
                textAnchor="middle"
              >
                {formatTarget(league.target).slice(0, -1)}
              </text>
            </svg>
          </th>
          <td className="sm:hidden" />
          <th scope="col" colSpan={2} className="hidden text-right font-normal sm:table-cell">
            {t("interval")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rulers.map(({ key, label, value }, i) => (
          <tr key={key} className={i === 0 ? "[&>*]:font-bold text-ink-1" : "text-ink-2"}>
            <th scope="row" className="pr-3 text-left font-normal whitespace-nowrap">
              {label}
            </th>
            <td>
              <RulerMark value={value} target={league.target} x={x} />
            </td>
            <td className="pl-3 text-right text-ink-1">{formatRate(value.rate, league.target)}</td>
            <td className="hidden pl-3 text-right !font-normal whitespace-nowrap text-ink-3 sm:table-cell">
              {formatInterval(value.interval)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An interval beyond the target is a diamond, one within it a dot, one across it a hollow ring. */
function RulerMark({
  value: { rate, interval },
  target,
  x,
}: {
  value: Attainment;
  target: number;
  x: (rate: number) => number;
}) {
  const look =
    interval.high < target
      ? { bar: "stroke-bad-fill", mark: "fill-bad-fill" }
      : interval.low >= target
        ? { bar: "stroke-good-fill", mark: "fill-good-fill" }
        : { bar: "stroke-mark", mark: "fill-surface stroke-mark" };
  const middle = ROW / 2;
  return (
    <svg className="block" width={WIDTH} height={ROW} aria-hidden="true">
      <line className="stroke-line-1" x1={MARGIN} x2={WIDTH - MARGIN} y1={middle} y2={middle} />
      <line
        className="stroke-ink-1"
        strokeWidth={1.2}
        x1={x(target)}
        x2={x(target)}
        y1={0}
        y2={ROW}
      />
      <line
        className={look.bar}
        strokeWidth={3}
        strokeOpacity={0.5}
        x1={x(interval.low)}
        x2={x(interval.high)}
        y1={middle}
        y2={middle}
      />
      {interval.high < target ? (
        <path
          className={look.mark}
          transform={`translate(${x(rate)} ${middle})`}
          d="M0-5 5 0 0 5-5 0z"
        />
      ) : (
        <circle className={look.mark} strokeWidth={1.5} cx={x(rate)} cy={middle} r={3.6} />
      )}
    </svg>
  );
}
