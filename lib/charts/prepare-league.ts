import { type Attainment, attainment, type LeagueRow } from "#lib/domain/league.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** Columns by which the league table can be ordered; a leading "-" in a URL turns the order round. */
export const leagueSorts = [
  "rank",
  "dealer",
  "due",
  "on_time",
  "missed",
  "rate",
  "standing",
  "adjusted",
  "dock",
  "felt",
  "shrunk",
  "below",
] as const;
type LeagueSort = (typeof leagueSorts)[number];

/** What is asked of the table; `search` is part of a name, a city or a platform. */
export type LeagueView = {
  readonly standing: Standing | null;
  readonly search: string | null;
  readonly sort: LeagueSort;
  readonly descending: boolean;
};

/** The rows that match, in the order asked for, and what stands around them. */
export type LeagueTable<Row extends LeagueRow> = {
  readonly rows: readonly Row[];
  /** How many dealers of each standing match the search, whatever standing is chosen. */
  readonly counts: Readonly<Record<Standing, number>>;
  readonly searched: number;
  readonly totals: LeagueTotals;
};

/** Sums over the rows that match: sums over sums, never a mean of rates. */
export type LeagueTotals = {
  readonly raw: Attainment | null;
  readonly adjusted: Attainment | null;
  readonly due: number;
  readonly onTime: number;
  readonly missed: number;
  readonly excused: number;
  readonly dock: Attainment | null;
  /** Over the shipments that dealers answered for; null where none did. */
  readonly felt: Attainment | null;
};

const standingOrder: readonly Standing[] = ["weak", "watch", "meets", "strong", "none"];

// A fixed locale: the same address shows the same order to everybody, in pinyin.
const byName = new Intl.Collator("zh-CN", { numeric: true });

/** Filters and orders the judged dealers. The standings themselves never depend on the filter. */
export function prepareLeague<Row extends LeagueRow>(
  rows: readonly Row[],
  view: LeagueView,
): LeagueTable<Row> {
  const wanted = normal(view.search ?? "");
  const found = rows.filter((row) => searchText(row).includes(wanted));
  const counts = { weak: 0, watch: 0, meets: 0, strong: 0, none: 0 };
  for (const { standing } of found) counts[standing] += 1;
  const chosen = found.filter((row) => view.standing === null || row.standing === view.standing);
  return {
    rows: chosen.sort(comparison(view)),
    counts,
    searched: found.length,
    totals: totalsOf(chosen),
  };
}

/** On time by the dock's ruler; null where no dispatch is known to judge by. */
export function dockRate({ dockKnown, dockOnTime }: LeagueRow): number | null {
  return dockKnown === 0 ? null : dockOnTime / dockKnown;
}

/** On time as the dealer felt it; null where it answered for nothing. */
export function feltRate({ feltAnswered, feltOnTime }: LeagueRow): number | null {
  return feltAnswered === 0 ? null : feltOnTime / feltAnswered;
}

function normal(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function searchText(row: LeagueRow): string {
  return normal([row.name, row.city, row.homePlatform].filter((part) => part !== null).join("\n"));
}

function comparison({ sort, descending }: LeagueView): (a: LeagueRow, b: LeagueRow) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [first, second] = [sortValue(a, sort), sortValue(b, sort)];
    // No value stands last whichever way the order runs.
    const known = Number(first === null) - Number(second === null);
    const values = first === null || second === null ? 0 : compareValues(first, second) * sign;
    return (
      known ||
      values ||
      compareValues(a.rank ?? Infinity, b.rank ?? Infinity) ||
      byName.compare(a.name, b.name)
    );
  };
}

function compareValues(a: number | string, b: number | string): number {
  if (typeof a === "string" || typeof b === "string") return byName.compare(String(a), String(b));
  return a === b ? 0 : a - b;
}

function sortValue(row: LeagueRow, sort: LeagueSort): number | string | null {
  const values: Record<LeagueSort, number | string | null> = {
    rank: row.rank,
    dealer: row.name,
    due: row.due,
    on_time: row.onTime,
    missed: row.late + row.undelivered,
    rate: row.rate,
    standing: standingOrder.indexOf(row.standing),
    adjusted: row.adjustedRate,
    dock: dockRate(row),
    felt: feltRate(row),
    shrunk: row.shrunkRate,
    below: row.probBelowTarget,
  };
  return values[sort];
}

function totalsOf(rows: readonly LeagueRow[]): LeagueTotals {
  const sums = {
    due: 0,
    onTime: 0,
    missed: 0,
    excused: 0,
    adjDue: 0,
    adjOnTime: 0,
    known: 0,
    out: 0,
    answered: 0,
    felt: 0,
  };
  for (const row of rows) {
    sums.due += row.due;
    sums.onTime += row.onTime;
    sums.missed += row.late + row.undelivered;
    sums.excused += row.excused;
    sums.adjDue += row.adjDue;
    sums.adjOnTime += row.adjOnTime;
    sums.known += row.dockKnown;
    sums.out += row.dockOnTime;
    sums.answered += row.feltAnswered;
    sums.felt += row.feltOnTime;
  }
  const { adjDue, adjOnTime, known, out, answered, felt, ...shown } = sums;
  return {
    ...shown,
    raw: attainment(sums.due, sums.onTime),
    adjusted: attainment(adjDue, adjOnTime),
    dock: attainment(known, out),
    felt: attainment(answered, felt),
  };
}
