import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RateBar } from "#components/charts/rate-bar.tsx";
import { wordColumns } from "#components/dealers/league-columns.ts";
import type { LeagueTotals } from "#lib/charts/prepare-league.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import type { Outcome } from "#lib/contracts/filters.ts";
import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** The sums over all dealers that match, not only those of the page. */
export function LeagueTotalsLine({
  totals,
  before,
  after,
  matched,
  unfiltered,
  target,
  scale,
  href,
}: {
  totals: LeagueTotals;
  /** The columns shown left and right of the rate. */
  before: readonly LeagueColumn[];
  after: readonly LeagueColumn[];
  matched: number;
  unfiltered: boolean;
  target: number;
  scale: RateScale;
  /** The shipments that a sum counts; null where no address says which dealers these are. */
  href: ((outcome: Outcome) => string) | null;
}) {
  const t = useTranslations("dealers.table");
  const { raw, adjusted } = totals;
  const sum = (outcome: Outcome, n: number) =>
    href === null ? (
      formatCount(n)
    ) : (
      <Link className="drill" href={href(outcome)} prefetch={false}>
        {formatCount(n)}
      </Link>
    );
  const cell = (column: LeagueColumn) => (
    <td key={column} className={`max-lg:hidden ${wordColumns.has(column) ? "" : "num"}`}>
      {content(column)}
    </td>
  );
  const content = (column: LeagueColumn): ReactNode => {
    switch (column) {
      case "due":
        return sum("due", totals.due);
      case "on_time":
        return sum("on_time", totals.onTime);
      case "missed":
        return sum("missed", totals.missed);
      case "adjusted":
        return adjusted === null ? (
          "–"
        ) : (
          <>
            {formatRate(adjusted.rate, target)}
            <span className="second block text-xs font-normal text-ink-3">
              {totals.excused === 0 ? null : t("excused", { count: totals.excused })}
            </span>
          </>
        );
      case "dock":
        return totals.dock === null ? "–" : formatRate(totals.dock.rate, target);
      case "felt":
        return totals.felt === null ? (
          "–"
        ) : (
          <>
            {formatRate(totals.felt.rate, target)}
            <span className="second block text-xs font-normal text-ink-3">
              {t("answered", { share: formatRate(totals.felt.due / totals.due) })}
            </span>
          </>
        );
      default:
        return null;
    }
  };
  return (
    <tfoot className="font-bold">
      <tr>
        <td />
        <th scope="row" className="text-left align-middle! text-sm! font-bold! text-ink-1!">
          {t("totals", { all: String(unfiltered), count: matched })}
          <span className="block text-xs font-normal text-ink-2 lg:hidden">
            {t("due")} {sum("due", totals.due)} · {t("missed")} {sum("missed", totals.missed)}
          </span>
        </th>
        {before.map(cell)}
        <td className="num">
          {raw === null ? (
            "–"
          ) : (
            <>
              <span className="block text-figure">{formatRate(raw.rate, target)}</span>
              <span className="second block text-xs font-normal text-ink-3">
                {formatInterval(raw.interval)}
              </span>
            </>
          )}
        </td>
        <td className="max-sm:hidden">
          {raw === null || raw.interval.low < scale.from ? null : (
            <RateBar
              rate={raw.rate}
              interval={raw.interval}
              standing="none"
              target={target}
              scale={scale}
            />
          )}
        </td>
        {after.map(cell)}
      </tr>
    </tfoot>
  );
}
