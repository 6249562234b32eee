import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import type { CsvCell } from "#lib/exporting/csv.ts";

/** Columns that the league table's file can have, in order; each names its heading in the messages. */
export const leagueFileColumns = [
  "rank",
  "dealer",
  "city",
  "homePlatform",
  "dealerClass",
  "representative",
  "due",
  "onTime",
  "missed",
  "ratePercent",
  "lowPercent",
  "highPercent",
  "targetPercent",
  "standing",
  "adjustedPercent",
  "excused",
  "dockPercent",
  "dockKnown",
  "feltPercent",
  "feltAnswered",
  "shrunkPercent",
  "probBelowPercent",
  "pValue",
  "qValue",
] as const;

type FileColumn = (typeof leagueFileColumns)[number];

/** What of the file belongs to a column of the screen that may be left out; the rest is always there. */
const ofColumn: Partial<Record<FileColumn, LeagueColumn>> = {
  representative: "representative",
  due: "due",
  onTime: "on_time",
  missed: "missed",
  standing: "standing",
  adjustedPercent: "adjusted",
  excused: "adjusted",
  dockPercent: "dock",
  dockKnown: "dock",
  feltPercent: "felt",
  feltAnswered: "felt",
  shrunkPercent: "shrunk",
  probBelowPercent: "below",
  pValue: "below",
  qValue: "below",
};

/** The columns of the file for those that the screen shows. */
export function fileColumnsOf(shown: readonly LeagueColumn[]): FileColumn[] {
  return leagueFileColumns.filter((column) => {
    const needed = ofColumn[column];
    return needed === undefined || shown.includes(needed);
  });
}

/**
 * One dealer's line; rates in percent to two decimals, p and q to six digits, the probability in
 * percent with all it has, no rate = empty.
 */
export function leagueCells(
  row: LeagueRow & { readonly representative: string | null },
  standingWords: Record<Standing, string>,
  columns: readonly FileColumn[],
): CsvCell[] {
  const cells: Record<FileColumn, CsvCell> = {
    rank: row.rank,
    dealer: row.name,
    city: row.city,
    homePlatform: row.homePlatform,
    dealerClass: row.dealerClass,
    representative: row.representative,
    due: row.due,
    onTime: row.onTime,
    missed: row.late + row.undelivered,
    ratePercent: percent(row.rate),
    lowPercent: percent(row.interval?.low ?? null),
    highPercent: percent(row.interval?.high ?? null),
    targetPercent: percent(row.target),
    standing: standingWords[row.standing],
    adjustedPercent: percent(row.adjustedRate),
    excused: row.excused,
    dockPercent: percent(row.dockKnown === 0 ? null : row.dockOnTime / row.dockKnown),
    dockKnown: row.dockKnown,
    feltPercent: percent(row.feltAnswered === 0 ? null : row.feltOnTime / row.feltAnswered),
    feltAnswered: row.feltAnswered,
    shrunkPercent: percent(row.shrunkRate),
    probBelowPercent: probability(row.probBelowTarget),
    pValue: sixDigits(row.pValue),
    qValue: sixDigits(row.qValue),
  };
  return columns.map((column) => cells[column]);
}

/** A rate in percent to two decimals; none = empty. */
export function percent(rate: number | null): number | null {
  return rate === null ? null : Number((rate * 100).toFixed(2));
}

/** In percent; what is nearly certain must not become 100. */
function probability(value: number | null): number | null {
  return value === null ? null : Number((value * 100).toPrecision(15));
}

function sixDigits(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}
