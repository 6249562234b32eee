import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateAxis, RateBar } from "#components/charts/rate-bar.tsx";
import { StandingWord } from "#components/charts/standing-word.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { League } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

const MOST_LINES = 10;

/** The dealers that a platform serves, those that need attention first, by its own shipments. */
export function DealersPanel({
  league,
  cohort,
  linked,
}: {
  league: League;
  cohort: LinkParams;
  /** Whether the viewer may open the pages of dealers; else names lead to their shipments here. */
  linked: boolean;
}) {
  const t = useTranslations("platforms.dealers");
  const judged = league.rows.filter(({ due }) => due > 0);
  const rows = judged.slice(0, MOST_LINES);
  const scale = rateScale(
    rows.flatMap(({ interval }) => (interval === null ? [] : [interval.low])),
    league.target,
  );
  const cut = rows.length < judged.length;
  return (
    <Panel
      id="dealers"
      title={t("finding", { weak: league.standings.weak, watch: league.standings.watch })}
      caption={t(cut ? "caption" : "captionAll", {
        dealers: formatCount(league.judged),
        shown: rows.length,
      })}
    >
      <table className="figures mt-1">
        <thead>
          <tr>
            <th scope="col">{t("dealer")}</th>
            <th scope="col" className="num">
              {t("due")}
            </th>
            <th scope="col" className="num">
              {t("missed")}
            </th>
            <th scope="col" className="num">
              {t("rate")}
            </th>
            <th scope="col" className="max-sm:hidden">
              <span className="sr-only">{t("axis", { target: formatTarget(league.target) })}</span>
              <RateAxis scale={scale} target={league.target} />
            </th>
            <th scope="col" className="max-sm:hidden">
              {t("standing")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const own = { ...cohort, dealer: row.dealerId };
            const { name } = row;
            const missed = row.late + row.undelivered;
            return (
              <tr key={row.dealerId}>
                <th scope="row" className="max-w-40">
                  <Link
                    className="block truncate font-bold hover:underline"
                    href={
                      linked
                        ? hrefTo(`/dealers/${row.dealerId}`, cohort)
                        : hrefTo("/shipments", own)
                    }
                    title={name}
                    prefetch={false}
                  >
                    {name}
                  </Link>
                  <span className="text-xs sm:hidden">
                    <StandingWord standing={row.standing} />
                  </span>
                </th>
                <td className="num">
                  <Link
                    className="drill"
                    href={hrefTo("/shipments", { ...own, outcome: "due" })}
                    aria-label={t("dueLink", { name, count: row.due })}
                    prefetch={false}
                  >
                    {formatCount(row.due)}
                  </Link>
                </td>
                <td className="num">
                  {missed === 0 ? (
                    0
                  ) : (
                    <Link
                      className="drill"
                      href={hrefTo("/shipments", { ...own, outcome: "missed" })}
                      aria-label={t("missedLink", { name, count: missed })}
                      prefetch={false}
                    >
                      {formatCount(missed)}
                    </Link>
                  )}
                </td>
                <td className={`num font-bold ${row.standing === "weak" ? "text-bad" : ""}`}>
                  {row.rate === null ? "–" : formatRate(row.rate, row.target)}
                  {row.interval === null ? null : (
                    <span className="block text-xs font-normal text-ink-3">
                      {formatInterval(row.interval)}
                    </span>
                  )}
                </td>
                <td className="max-sm:hidden">
                  <RateBar {...row} scale={scale} />
                </td>
                <td className="max-sm:hidden">
                  <StandingWord standing={row.standing} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {cut && linked ? (
        <p className="pt-2 text-right">
          <Link
            className="text-accent hover:underline"
            href={hrefTo("/dealers", cohort)}
            prefetch={false}
          >
            {t("all", { count: judged.length })}
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}
