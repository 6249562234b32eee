import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { League } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

/** The company's regions side by side, each leading to a report of its own. */
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
  if (parts.length === 0) return null;
  const withWeak = parts.filter(({ league }) => league.standings.weak > 0).length;
  return (
    <div className="break-inside-avoid">
      <Panel id="regions" title={t("finding", { regions: parts.length, withWeak })}>
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
                <th scope="col" className="num">
                  {t("target")}
                </th>
                <th scope="col" className="num">
                  {t("adjusted")}
                </th>
                <th scope="col" className="num">
                  {t("weak")}
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map(({ region, league }) => (
                <tr key={region.id} className="[&>*]:h-6! [&>*]:py-0.5!">
                  <th scope="row" className="text-xs!">
                    <Link
                      className="hover:underline"
                      href={hrefTo("/report", { period: params.period, region: region.id })}
                      prefetch={false}
                    >
                      {region.name}
                    </Link>
                  </th>
                  <td className="num">{formatCount(league.overall?.due ?? 0)}</td>
                  <td className="num">
                    {league.overall === null ? (
                      "–"
                    ) : (
                      <>
                        <b>{formatRate(league.overall.rate, league.target)}</b>{" "}
                        <span className="text-ink-3">
                          {formatInterval(league.overall.interval)}
                        </span>
                      </>
                    )}
                  </td>
                  <td className="num">{formatTarget(league.target)}</td>
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
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </div>
  );
}
