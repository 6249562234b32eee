import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StandingWord } from "#components/charts/standing-word.tsx";
import { TrendCell } from "#components/dealers/trend-cell.tsx";
import { dockRate } from "#lib/charts/prepare-league.ts";
import type { Trends } from "#lib/charts/prepare-trends.ts";
import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatProbability, formatRate } from "#lib/i18n/format.ts";

/** A dealer of the league with who looks after it. */
export type LeagueEntry = LeagueRow & { readonly representative: string | null };

/** Columns of words or drawings; the others hold figures. */
export const wordColumns: ReadonlySet<LeagueColumn> = new Set([
  "standing",
  "trend",
  "representative",
]);

/** One cell of a column that may be left out. */
export function LeagueCell({
  column,
  row,
  count,
  trends,
  href,
}: {
  column: LeagueColumn;
  row: LeagueEntry;
  /** A count as a link to the shipments it counts. */
  count: (outcome: "due" | "on_time" | "missed", n: number) => ReactNode;
  trends: Trends | null;
  /** The dealer's own page. */
  href: string;
}) {
  const t = useTranslations("dealers.table");
  const rate = (value: number | null) => (value === null ? "–" : formatRate(value, row.target));
  const second = (text: ReactNode) => (
    <span className="second block text-xs text-ink-3">{text}</span>
  );
  const content = (): ReactNode => {
    switch (column) {
      case "due":
        return count("due", row.due);
      case "on_time":
        return count("on_time", row.onTime);
      case "missed":
        return count("missed", row.late + row.undelivered);
      case "standing":
        return <StandingWord standing={row.standing} />;
      case "trend":
        return trends === null ? null : (
          <TrendCell
            name={row.name}
            trends={trends}
            dealerId={row.dealerId}
            target={row.target}
            href={`${href}#changed`}
          />
        );
      case "adjusted":
        return (
          <>
            {rate(row.adjustedRate)}
            {second(row.excused === 0 ? null : t("excused", { count: row.excused }))}
          </>
        );
      case "dock":
        return (
          <>
            {rate(dockRate(row))}
            {second(row.dockKnown === 0 ? null : t("known", { n: formatCount(row.dockKnown) }))}
          </>
        );
      case "shrunk":
        return row.shrunkRate === null ? "–" : formatRate(row.shrunkRate);
      case "below":
        return (
          <>
            {row.probBelowTarget === null ? "–" : formatProbability(row.probBelowTarget)}
            {second(row.qValue === null ? null : t("q", { value: formatQ(row.qValue) }))}
          </>
        );
      case "representative":
        return row.representative ?? "–";
    }
  };
  return <td className={`max-lg:hidden ${wordColumns.has(column) ? "" : "num"}`}>{content()}</td>;
}

function formatQ(qValue: number): string {
  return qValue < 0.001 ? "<0.001" : qValue.toFixed(3);
}
