import Link from "next/link";
import { useTranslations } from "next-intl";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { type FigureColumn, FigureRows } from "#components/ui/figure-rows.tsx";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** More rows belong on the dealers page, which turns pages: every row here is sent twice. */
const MOST_ROWS = 50;

const columns: readonly FigureColumn[] = [
  ["rank", "num"],
  ["dealer", "head"],
  ["due", "num"],
  ["rate", "num"],
  ["interval", "num"],
  ["standing", "text"],
];

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
      <table className="figures">
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
          <FigureRows
            columns={columns}
            rows={shown.map(({ dealerId, rank, name, due, rate, interval, standing, target }) => ({
              key: dealerId,
              cells: [
                rank === null ? "" : String(rank),
                { text: name, href: links.dealer(dealerId) },
                formatCount(due),
                rate === null ? "–" : formatRate(rate, target),
                interval === null ? "–" : formatInterval(interval),
                v(`standing.${standing}`),
              ],
            }))}
          />
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
