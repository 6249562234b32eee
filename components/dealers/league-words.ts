import { useLocale, useTranslations } from "next-intl";
import { type SparkPaths, sparkPaths } from "#components/charts/spark-paths.ts";
import { dockRate, feltRate } from "#lib/charts/prepare-league.ts";
import type { Trends } from "#lib/charts/prepare-trends.ts";
import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import {
  formatCount,
  formatInterval,
  formatProbability,
  formatRate,
  formatTarget,
} from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** A dealer of the league with who looks after it. */
export type LeagueEntry = LeagueRow & { readonly representative: string | null };

/** A count, and what its link is called. */
type CountWords = { readonly text: string; readonly label: string };

/** A figure with what stands below it, or a trend with its label. */
type CellWords =
  | { readonly text: string; readonly second: string | null }
  | { readonly label: string; readonly spark: SparkPaths };

/** A dealer's line in the reader's words: what the league table sends to the browser, and no more. */
export type LeagueWords = {
  readonly dealerId: string;
  readonly name: string;
  readonly rank: string;
  readonly place: string;
  /** Its own target in words, where it has one. */
  readonly ownTarget: string | null;
  readonly target: number;
  readonly standing: Standing;
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** The rate and its interval; null where nothing was due. */
  readonly rated: { readonly rate: string; readonly interval: string } | null;
  readonly counts: Readonly<Record<"due" | "on_time" | "missed", CountWords>>;
  /** The other columns that are shown. */
  readonly cells: Readonly<Partial<Record<LeagueColumn, CellWords>>>;
};

/**
 * Puts dealers of the league into words, one after the other.
 * @param target the company's target
 */
export function useLeagueWords(
  columns: readonly LeagueColumn[],
  trends: Trends | null,
  target: number,
): (row: LeagueEntry) => LeagueWords {
  const t = useTranslations("dealers.table");
  const trend = useTrendWords(trends);
  const cell = (column: LeagueColumn, row: LeagueEntry): CellWords | null => {
    const rate = (value: number | null) => (value === null ? "–" : formatRate(value, row.target));
    switch (column) {
      case "due":
      case "on_time":
      case "missed":
      case "standing":
        return null;
      case "trend":
        return trend(row);
      case "adjusted":
        return {
          text: rate(row.adjustedRate),
          second: row.excused === 0 ? null : t("excused", { count: row.excused }),
        };
      case "dock":
        return {
          text: rate(dockRate(row)),
          second: row.dockKnown === 0 ? null : t("known", { n: formatCount(row.dockKnown) }),
        };
      case "felt":
        return {
          text: rate(feltRate(row)),
          second:
            row.feltAnswered === 0
              ? null
              : t("answered", { share: formatRate(row.feltAnswered / row.due) }),
        };
      case "shrunk":
        return {
          text: row.shrunkRate === null ? "–" : formatRate(row.shrunkRate),
          second: null,
        };
      case "below":
        return {
          text: row.probBelowTarget === null ? "–" : formatProbability(row.probBelowTarget),
          second: row.qValue === null ? null : t("q", { value: formatQ(row.qValue) }),
        };
      case "representative":
        return { text: row.representative ?? "–", second: null };
    }
  };
  return (row) => {
    const missed = row.late + row.undelivered;
    const grade = row.dealerClass === null ? null : t("class", { code: row.dealerClass });
    const counted = (key: "dueLink" | "onTimeLink" | "missedLink", count: number) => ({
      text: formatCount(count),
      label: t(key, { name: row.name, count }),
    });
    return {
      dealerId: row.dealerId,
      name: row.name,
      rank: row.rank === null ? "–" : String(row.rank),
      place: [row.city, row.homePlatform, grade].filter((part) => part !== null).join("·"),
      ownTarget:
        row.target === target ? null : t("ownTarget", { target: formatTarget(row.target) }),
      target: row.target,
      standing: row.standing,
      rate: row.rate,
      interval: row.interval,
      rated:
        row.rate === null || row.interval === null
          ? null
          : { rate: formatRate(row.rate, row.target), interval: formatInterval(row.interval) },
      counts: {
        due: counted("dueLink", row.due),
        on_time: counted("onTimeLink", row.onTime),
        missed: counted("missedLink", missed),
      },
      cells: Object.fromEntries(
        columns.flatMap((column) => {
          const words = cell(column, row);
          return words === null ? [] : [[column, words]];
        }),
      ),
    };
  };
}

/** A dealer's last months as a line, and said in words to those who do not see it. */
function useTrendWords(trends: Trends | null): (row: LeagueEntry) => CellWords {
  const t = useTranslations("dealers.table");
  const locale = useLocale();
  return ({ dealerId, name, target }) => {
    const points = trends?.of.get(dealerId);
    const known = points?.filter((point) => point !== null) ?? [];
    const [first, last] = [known[0], known.at(-1)];
    if (!trends || !points || !first || !last) return { text: "–", second: null };
    const words = (month: string, rate: number) => {
      const period = parsePeriod(month);
      return `${period === null ? month : formatPeriod(period, locale)} ${formatRate(rate, target)}`;
    };
    const label = t("trendLabel", {
      name,
      months: known.length,
      first: words(first.month, first.rate),
      last: words(last.month, last.rate),
      below: known.filter(({ below }) => below).length,
    });
    return { label, spark: sparkPaths(points, trends.scale, target) };
  };
}

function formatQ(qValue: number): string {
  return qValue < 0.001 ? "<0.001" : qValue.toFixed(3);
}
