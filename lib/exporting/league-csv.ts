import type { LeagueRow } from "#lib/domain/league.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import type { CsvCell } from "#lib/exporting/csv.ts";

/** Columns of the league table's file, in order; each names its heading in the messages. */
export const leagueColumns = [
  "rank",
  "dealer",
  "city",
  "homePlatform",
  "dealerClass",
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
  "shrunkPercent",
  "probBelowPercent",
  "pValue",
  "qValue",
] as const;

/** One dealer's line; rates in percent to two decimals, p and q to six digits, no rate = empty. */
export function leagueCells(row: LeagueRow, standingWords: Record<Standing, string>): CsvCell[] {
  const cells: Record<(typeof leagueColumns)[number], CsvCell> = {
    rank: row.rank,
    dealer: row.name,
    city: row.city,
    homePlatform: row.homePlatform,
    dealerClass: row.dealerClass,
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
    shrunkPercent: percent(row.shrunkRate),
    probBelowPercent: percent(row.probBelowTarget),
    pValue: sixDigits(row.pValue),
    qValue: sixDigits(row.qValue),
  };
  return leagueColumns.map((column) => cells[column]);
}

function percent(rate: number | null): number | null {
  return rate === null ? null : Number((rate * 100).toFixed(2));
}

function sixDigits(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}
