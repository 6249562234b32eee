import { useTranslations } from "next-intl";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { type FigureColumn, FigureRows } from "#components/ui/figure-rows.tsx";
import type { Mover } from "#lib/charts/mover-groups.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { formatCount, formatPoints, formatRate } from "#lib/i18n/format.ts";

/** More rows belong on the page that compares two periods: every row here is sent twice. */
const MOST_ROWS = 30;

const columns: readonly FigureColumn[] = [
  ["dealer", "head"],
  ["before", "num"],
  ["now", "num"],
  ["rateEffect", "num"],
  ["mixEffect", "num"],
];

/** What each dealer did to the total, the largest effects of their own rates first. */
export function MovedTwin({
  movers,
  periods: [before, now],
  links,
}: {
  movers: readonly Mover[];
  /** The earlier and the later, in words. */
  periods: readonly [string, string];
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.moved");
  const shown = movers.slice(0, MOST_ROWS);
  return (
    <>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("dealer")}</th>
            <th scope="col" className="num">
              {before}
            </th>
            <th scope="col" className="num">
              {now}
            </th>
            <th scope="col" className="num">
              {t("rateEffect")}
            </th>
            <th scope="col" className="num">
              {t("mixEffect")}
            </th>
          </tr>
        </thead>
        <tbody>
          <FigureRows
            columns={columns}
            mark="data-dealer"
            rows={shown.map((mover) => ({
              key: mover.dealerId,
              cells: [
                { text: mover.name, href: links.dealer(mover.dealerId) },
                rateOf(mover.before),
                rateOf(mover.after),
                formatPoints(mover.ratePoints),
                formatPoints(mover.mixPoints),
              ],
            }))}
          />
        </tbody>
      </table>
      <p className="py-2 text-xs text-ink-3">
        {t("twinCount", { shown: shown.length, dealers: formatCount(movers.length) })}
      </p>
    </>
  );

  function rateOf({ due, onTime }: RateCounts) {
    return due === 0 ? "–" : t("rateOf", { rate: formatRate(onTime / due), due: formatCount(due) });
  }
}
