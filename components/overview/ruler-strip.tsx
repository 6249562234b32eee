import Link from "next/link";
import { useTranslations } from "next-intl";
import { JudgedBar } from "#components/charts/judged-bar.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { judgeFamily } from "#lib/charts/against-target.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import type { League } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

const WIDTH = 132;
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
    {
      key: "felt",
      label: t("feltAnswered", {
        share: formatRate((league.felt?.due ?? 0) / (league.overall?.due ?? 1)),
      }),
      value: league.felt,
    },
  ].flatMap(({ value, ...ruler }) => (value === null ? [] : [{ ...ruler, value }]));
  const verdicts = judgeFamily(
    rulers.map(({ value }) => value),
    league.target,
  );
  const bounds = rulers.flatMap(({ value }) => [value.interval.low]);
  const scale = rateScale(bounds, league.target - 0.02);
  // Marks at either end need half their width.
  const margin = (1 - scale.from) * 0.06;
  const at = percentScale(scale.from - margin, 1 + margin);
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
                x={at(league.target)}
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
              <svg className="block" width={WIDTH} height={ROW} aria-hidden="true">
                <line className="stroke-line-1" x1="6%" x2="94%" y1="50%" y2="50%" />
                <line
                  className="stroke-ink-1"
                  strokeWidth={1.2}
                  x1={at(league.target)}
                  x2={at(league.target)}
                  y1="0"
                  y2="100%"
                />
                <JudgedBar
                  value={value.rate}
                  interval={value.interval}
                  verdict={verdicts[i] ?? "unsure"}
                  at={at}
                />
              </svg>
            </td>
            <td className="pl-3 text-right text-ink-1">{formatRate(value.rate, league.target)}</td>
            <td className="hidden pl-3 text-right !font-normal whitespace-nowrap text-ink-3 sm:table-cell">
              {formatInterval(value.interval)}
            </td>
          </tr>
        ))}
        {league.felt === null ? (
          <tr className="text-ink-3">
            <th scope="row" className="pr-3 text-left font-normal whitespace-nowrap">
              {t("felt")}
            </th>
            <td className="px-2" colSpan={3}>
              {t("feltNone")}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
