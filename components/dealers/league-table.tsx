import { useTranslations } from "next-intl";
import { RateAxis } from "#components/charts/rate-bar.tsx";
import { LeagueLine } from "#components/dealers/league-line.tsx";
import { LeagueTotalsLine } from "#components/dealers/league-totals-line.tsx";
import { SortHead, type SortState } from "#components/dealers/sort-head.tsx";
import type { LeagueTotals } from "#lib/charts/prepare-league.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import type { Outcome } from "#lib/contracts/filters.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatTarget } from "#lib/i18n/format.ts";

/** The league table: one page of dealers with every interval on one scale, and the sums of all. */
export function LeagueTable({
  rows,
  totals,
  matched,
  unfiltered,
  target,
  cohort,
  sort,
  caption,
  totalsHref,
}: {
  rows: readonly LeagueRow[];
  totals: LeagueTotals;
  /** How many dealers the totals speak of, and whether that is all of them. */
  matched: number;
  unfiltered: boolean;
  target: number;
  cohort: LinkParams;
  sort: SortState;
  caption: string;
  totalsHref: ((outcome: Outcome) => string) | null;
}) {
  const t = useTranslations("dealers.table");
  const scale = rateScale(
    rows.flatMap(({ interval }) => (interval === null ? [] : [interval.low])),
    target,
  );
  const desk = "max-lg:hidden num";
  return (
    <table className="figures">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 z-10 bg-canvas lg:top-14 [&_th]:align-middle">
        <tr>
          <SortHead
            column="rank"
            sort={sort}
            className="num w-10 max-lg:px-1!"
            title={t("rankTitle")}
          >
            {t("rank")}
          </SortHead>
          <SortHead column="dealer" sort={sort}>
            {t("dealer")}
          </SortHead>
          <SortHead column="due" sort={sort} first="descending" className={desk}>
            {t("due")}
          </SortHead>
          <SortHead column="on_time" sort={sort} first="descending" className={desk}>
            {t("onTime")}
          </SortHead>
          <SortHead column="missed" sort={sort} first="descending" className={desk}>
            {t("missed")}
          </SortHead>
          <SortHead column="rate" sort={sort} className="num">
            {t("rate")}
          </SortHead>
          <th scope="col" className="max-sm:hidden w-44">
            <span className="sr-only">
              {t("axis", { low: formatTarget(scale.from), target: formatTarget(target) })}
            </span>
            <RateAxis scale={scale} target={target} />
          </th>
          <SortHead column="standing" sort={sort} className="max-lg:hidden">
            {t("standing")}
          </SortHead>
          <SortHead column="adjusted" sort={sort} className={desk}>
            {t("adjusted")}
          </SortHead>
          <SortHead column="shrunk" sort={sort} className={desk} title={t("rankTitle")}>
            {t("shrunk")}
          </SortHead>
          <SortHead column="below" sort={sort} first="descending" className={desk}>
            {t("below")}
          </SortHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LeagueLine key={row.dealerId} row={row} scale={scale} target={target} cohort={cohort} />
        ))}
      </tbody>
      <LeagueTotalsLine
        totals={totals}
        matched={matched}
        unfiltered={unfiltered}
        target={target}
        scale={scale}
        href={totalsHref}
      />
    </table>
  );
}
