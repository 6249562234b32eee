import { useTranslations } from "next-intl";
import { RateAxis } from "#components/charts/rate-bar.tsx";
import { wordColumns } from "#components/dealers/league-columns.ts";
import { LeagueLines } from "#components/dealers/league-lines.tsx";
import { LeagueTotalsLine } from "#components/dealers/league-totals-line.tsx";
import { type LeagueEntry, useLeagueWords } from "#components/dealers/league-words.ts";
import { SortHead, type SortState } from "#components/dealers/sort-head.tsx";
import type { LeagueTotals } from "#lib/charts/prepare-league.ts";
import type { Trends } from "#lib/charts/prepare-trends.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import type { Outcome } from "#lib/contracts/filters.ts";
import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatTarget } from "#lib/i18n/format.ts";

/** Counts stand left of the rate, judgements right of it. */
const left: ReadonlySet<LeagueColumn> = new Set(["due", "on_time", "missed"]);
/** Columns whose largest values matter first. */
const largestFirst: ReadonlySet<LeagueColumn> = new Set(["due", "on_time", "missed", "below"]);

/** The league table: one page of dealers with every interval on one scale, and the sums of all. */
export function LeagueTable({
  rows,
  columns,
  density,
  trends,
  totals,
  matched,
  unfiltered,
  target,
  cohort,
  sort,
  caption,
  totalsHref,
}: {
  rows: readonly LeagueEntry[];
  columns: readonly LeagueColumn[];
  density: "usual" | "compact";
  trends: Trends | null;
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
  const verdicts = useTranslations("verdicts");
  const lineWords = useLeagueWords(columns, trends, target);
  const judged = (standing: Standing) => ({
    word: verdicts(`standing.${standing}`),
    meaning: verdicts(`standingMeaning.${standing}`),
  });
  const scale = rateScale(
    rows.flatMap(({ interval }) => (interval === null ? [] : [interval.low])),
    target,
  );
  const before = columns.filter((column) => left.has(column));
  const after = columns.filter((column) => !left.has(column));
  const head = (column: LeagueColumn) => {
    const className = `max-lg:hidden ${wordColumns.has(column) ? "" : "num"}`;
    return column === "trend" || column === "representative" ? (
      <th key={column} scope="col" className={className} title={t(`title.${column}`)}>
        {t(column, { months: trends?.months.length ?? 0 })}
      </th>
    ) : (
      <SortHead
        key={column}
        column={column}
        sort={sort}
        first={largestFirst.has(column) ? "descending" : "ascending"}
        className={className}
        title={t(`title.${column}`)}
      >
        {t(column)}
      </SortHead>
    );
  };
  return (
    <table
      className="league figures data-[density=compact]:[&_.second]:hidden data-[density=compact]:[&_td]:h-8 data-[density=compact]:[&_td]:py-0.5 data-[density=compact]:[&_tbody_th]:py-0"
      data-density={density}
    >
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 z-10 bg-canvas xl:top-14 print:static [&_th]:align-middle">
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
          {before.map(head)}
          <SortHead column="rate" sort={sort} className="num">
            {t("rate")}
          </SortHead>
          <th scope="col" className="w-44 max-sm:hidden">
            <span className="sr-only">
              {t("axis", { low: formatTarget(scale.from), target: formatTarget(target) })}
            </span>
            <RateAxis scale={scale} target={target} />
          </th>
          {after.map(head)}
        </tr>
      </thead>
      <tbody>
        <LeagueLines
          lines={rows.map(lineWords)}
          before={before}
          after={after}
          words={{
            due: t("due"),
            missed: t("missed"),
            interval: t("interval"),
            standings: {
              weak: judged("weak"),
              watch: judged("watch"),
              meets: judged("meets"),
              strong: judged("strong"),
              none: judged("none"),
            },
          }}
          scale={scale}
          cohort={cohort}
        />
      </tbody>
      <LeagueTotalsLine
        totals={totals}
        before={before}
        after={after}
        matched={matched}
        unfiltered={unfiltered}
        target={target}
        scale={scale}
        href={totalsHref}
      />
    </table>
  );
}
