import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateAxis, RateBar } from "#components/charts/rate-bar.tsx";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { League } from "#lib/domain/league.ts";
import { judgeStandings } from "#lib/domain/stats/standing.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

const BAR = 116;

/** The company's regions side by side, judged together, each leading to a report of its own. */
export function ReportRegions({
  parts,
  params,
}: {
  parts: readonly {
    readonly region: { readonly id: string; readonly name: string };
    readonly league: League;
  }[];
  params: LinkParams;
}) {
  const t = useTranslations("report.regions");
  const verdicts = useTranslations("verdicts.standing");
  const [first] = parts;
  if (first === undefined) return null;
  const { target } = first.league;
  const judged = judgeStandings(
    parts.map(({ league }) => ({
      due: league.overall?.due ?? 0,
      onTime: league.overall?.onTime ?? 0,
      target: league.target,
    })),
  );
  const lows = parts.flatMap(({ league }) => league.overall?.interval.low ?? []);
  const targets = parts.map(({ league }) => league.target);
  const scale = rateScale([...lows, ...targets], target);
  // Regions may be held to targets of their own: then one axis cannot name them all.
  const isShared = targets.every((own) => own === target);
  const below = judged.filter(({ standing }) => standing === "weak").length;
  const withWeak = parts.filter(({ league }) => league.standings.weak > 0).length;
  return (
    <div className="break-inside-avoid">
      <Panel id="regions" title={t("finding", { regions: parts.length, below, withWeak })}>
        <div className="overflow-x-auto">
          <table className="figures text-xs">
            <thead>
              <tr>
                <th scope="col">{t("region")}</th>
                <th scope="col" className="num">
                  {t("due")}
                </th>
                <th scope="col" className="num">
                  {t("rate")}
                </th>
                <th scope="col">
                  <span className="sr-only">{t("interval")}</span>
                  <RateAxis scale={scale} target={target} width={BAR} />
                </th>
                {isShared ? null : (
                  <th scope="col" className="num">
                    {t("target")}
                  </th>
                )}
                <th scope="col" className="num">
                  {t("adjusted")}
                </th>
                <th scope="col" className="num">
                  {t("weak")}
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ region, league }, index) => {
                const standing = judged[index]?.standing ?? "none";
                return (
                  <tr
                    key={region.id}
                    className="[&>*]:h-6! [&>*]:py-0.5! print:[&>*]:h-5! print:[&>*]:py-0!"
                  >
                    <th scope="row" className="text-xs!">
                      <span className="inline-flex items-center gap-1.5" title={verdicts(standing)}>
                        <StandingMark standing={standing} />
                        <span className="sr-only">{verdicts(standing)}</span>
                        <Link
                          className="hover:underline"
                          href={hrefTo("/report", { period: params.period, region: region.id })}
                          prefetch={false}
                        >
                          {region.name}
                        </Link>
                      </span>
                    </th>
                    <td className="num">{formatCount(league.overall?.due ?? 0)}</td>
                    <td className="num">
                      {league.overall === null ? (
                        "–"
                      ) : (
                        <>
                          <b className={standing === "weak" ? "text-bad" : ""}>
                            {formatRate(league.overall.rate, league.target)}
                          </b>{" "}
                          <span className="text-ink-3">
                            {formatInterval(league.overall.interval)}
                          </span>
                        </>
                      )}
                    </td>
                    <td>
                      <RateBar
                        rate={league.overall?.rate ?? null}
                        interval={league.overall?.interval ?? null}
                        standing={standing}
                        target={league.target}
                        scale={scale}
                        width={BAR}
                      />
                    </td>
                    {isShared ? null : <td className="num">{formatTarget(league.target)}</td>}
                    <td className="num">
                      {league.adjusted === null
                        ? "–"
                        : formatRate(league.adjusted.rate, league.target)}
                    </td>
                    <td className="num">
                      {t("weakOf", {
                        weak: league.standings.weak,
                        dealers: league.rows.length - league.standings.none,
                      })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Panel>
    </div>
  );
}
