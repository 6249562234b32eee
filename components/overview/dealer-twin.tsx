import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** More rows belong on the dealers page, which turns pages: every row here is sent twice. */
const MOST_ROWS = 50;

/** The funnel's marks as a table, the first in rank on top. */
export function DealerTwin({
  rows,
  dealers,
  links,
}: {
  rows: readonly LeagueRow[];
  /** How many dealers had anything due. */
  dealers: number;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.list");
  const v = useTranslations("verdicts");
  const f = useTranslations("overview.funnel");
  const shown = rows.filter(({ due }) => due > 0).slice(0, MOST_ROWS);
  return (
    <>
      <table className="figures [&_a]:underline [&_a]:decoration-line-2 [&_a]:underline-offset-3">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("rank")}
            </th>
            <th scope="col">{t("dealer")}</th>
            <th scope="col" className="num">
              {t("due")}
            </th>
            <th scope="col" className="num">
              {t("raw")}
            </th>
            <th scope="col" className="num">
              {t("interval")}
            </th>
            <th scope="col">{t("standing")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ dealerId, rank, name, due, rate, interval, standing, target }) => (
            <tr key={dealerId}>
              <td className="num text-ink-3">{rank}</td>
              <th scope="row" className="whitespace-normal">
                <Link href={links.dealer(dealerId)} prefetch={false}>
                  {name}
                </Link>
              </th>
              <td className="num">{formatCount(due)}</td>
              <td className="num">{rate === null ? "–" : formatRate(rate, target)}</td>
              <td className="num">{interval === null ? "–" : formatInterval(interval)}</td>
              <td className="whitespace-nowrap">{v(`standing.${standing}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {dealers > shown.length ? (
        <p className="py-2 text-xs text-ink-3">
          {f("twinCount", { shown: shown.length, dealers: formatCount(dealers) })} ·{" "}
          <Link className="text-accent hover:underline" href={links.dealers()} prefetch={false}>
            {f("twinAll", { dealers: formatCount(dealers) })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
