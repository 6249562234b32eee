import type { Interval } from "#lib/domain/stats/counts.ts";
import { findHiddenWeak, type HiddenWeak } from "#lib/domain/stats/hidden-weak.ts";
import { judgeCounts } from "#lib/domain/stats/judge-counts.ts";
import type { BetaPrior } from "#lib/domain/stats/shrinkage.ts";
import type { Standing, StandingResult } from "#lib/domain/stats/standing.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";

/** Sums over one dealer's shipments in a cohort (domain.md §4). `target` is its region's own, or null. */
export type DealerTotals = {
  readonly dealerId: string;
  readonly name: string;
  readonly city: string | null;
  readonly dealerClass: string | null;
  readonly homePlatform: string | null;
  readonly regionId: string | null;
  readonly regionTarget: number | null;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly undelivered: number;
  readonly void: number;
  readonly adjDue: number;
  readonly adjOnTime: number;
  readonly excused: number;
  readonly dockKnown: number;
  readonly dockOnTime: number;
  /** How many the dealer answered "on time?" for, and how many of them with yes. */
  readonly feltAnswered: number;
  readonly feltOnTime: number;
  readonly minutesN: number;
  readonly minutesSum: number;
};

/** A dealer's line in the league table: its sums, and what can be said of them. */
export type LeagueRow = DealerTotals &
  StandingResult & {
    readonly target: number;
    readonly adjustedRate: number | null;
    /** Posterior mean of the rate under the prior fitted to all dealers of the cohort. */
    readonly shrunkRate: number | null;
    readonly probBelowTarget: number | null;
    /** 1 = needs attention first, by shrunk rate; null when nothing was due. */
    readonly rank: number | null;
  };

/** One rate over the whole cohort with its interval; null when nothing was due. */
export type Attainment = {
  readonly due: number;
  readonly onTime: number;
  readonly rate: number;
  readonly interval: Interval;
};

/** Every dealer of the company in one cohort, judged together. */
export type League = {
  /** What the total stands beside. */
  readonly target: number;
  readonly companyTarget: number;
  /** In the order of rank; dealers without anything due stand last. */
  readonly rows: readonly LeagueRow[];
  readonly overall: Attainment | null;
  readonly adjusted: Attainment | null;
  readonly dock: Attainment | null;
  /** Over the shipments that a dealer answered for; null where none did. */
  readonly felt: Attainment | null;
  readonly voided: number;
  readonly excused: number;
  readonly standings: Readonly<Record<Standing, number>>;
  readonly hiddenWeak: HiddenWeak<LeagueRow> | null;
  /** Fitted to every dealer of the company, whatever `rows` is cut to. */
  readonly prior: BetaPrior | null;
  /** How many dealers of the company had anything due: those judged together. */
  readonly judged: number;
};

/**
 * Judges all dealers of a cohort: standings by the dealer's ruler, raw, against each dealer's own
 * target; ranking by shrunk rate, so that 1 of 2 does not outrank 60 of 100 (domain.md §5).
 *
 * @param judge what judges the counts: for a caller that keeps what was judged before
 */
export function judgeLeague(
  dealers: readonly DealerTotals[],
  companyTarget: number,
  judge: typeof judgeCounts = judgeCounts,
): League {
  const inputs = dealers.map((dealer) => ({
    due: dealer.due,
    onTime: dealer.onTime,
    target: dealer.regionTarget ?? companyTarget,
  }));
  const { prior, each } = judge(inputs);
  const rows = dealers.flatMap((dealer, index): LeagueRow[] => {
    const [input, judged] = [inputs[index], each[index]];
    if (!input || !judged) return [];
    const adjustedRate = dealer.adjDue > 0 ? dealer.adjOnTime / dealer.adjDue : null;
    return [{ ...dealer, ...judged, target: input.target, adjustedRate, rank: null }];
  });
  return sumUp(rankRows(rows), companyTarget, {
    companyTarget,
    prior,
    judged: inputs.filter(({ due }) => due > 0).length,
  });
}

/**
 * Some dealers of a league, their total beside the target that all of them share, else the company's.
 * Each keeps standing and rank, which it has among all dealers of the company.
 */
export function cutLeague(league: League, keeps: (row: LeagueRow) => boolean): League {
  const rows = league.rows.filter(keeps);
  const [target, ...others] = new Set(rows.map((row) => row.target));
  const shared = others.length === 0 ? target : undefined;
  return sumUp(rows, shared ?? league.companyTarget, league);
}

/** Whether a league is of some of the company's dealers only: its ranks have gaps then. */
export function isPart({ rows, judged }: League): boolean {
  return rows.filter(({ due }) => due > 0).length < judged;
}

/** A league cut to a region's dealers; null cuts nothing. */
export function narrowLeague(league: League, regionId: string | null): League {
  return regionId === null ? league : cutLeague(league, (row) => row.regionId === regionId);
}

function sumUp(
  rows: readonly LeagueRow[],
  target: number,
  { companyTarget, prior, judged }: Pick<League, "companyTarget" | "prior" | "judged">,
): League {
  return {
    target,
    companyTarget,
    rows,
    overall: attainment(sum(rows, "due"), sum(rows, "onTime")),
    adjusted: attainment(sum(rows, "adjDue"), sum(rows, "adjOnTime")),
    dock: dockAttainment(sum(rows, "dockKnown"), sum(rows, "dockOnTime")),
    felt: attainment(sum(rows, "feltAnswered"), sum(rows, "feltOnTime")),
    voided: sum(rows, "void"),
    excused: sum(rows, "excused"),
    standings: countStandings(rows),
    hiddenWeak: findHiddenWeak(rows, target),
    prior,
    judged,
  };
}

/** On time ÷ due with its Wilson interval; null when nothing was due. */
export function attainment(due: number, onTime: number): Attainment | null {
  const interval = wilsonInterval(onTime, due);
  return interval === null ? null : { due, onTime, rate: onTime / due, interval };
}

function rankRows(rows: readonly LeagueRow[]): LeagueRow[] {
  const order = [...rows].sort(
    (a, b) =>
      Number(a.shrunkRate === null) - Number(b.shrunkRate === null) ||
      (a.shrunkRate ?? 0) - (b.shrunkRate ?? 0) ||
      b.due - a.due ||
      (a.name < b.name ? -1 : 1),
  );
  return order.map((row, index) => (row.shrunkRate === null ? row : { ...row, rank: index + 1 }));
}

/**
 * The dock's ruler, or null where nothing is known to have left in time: data without dispatches
 * would otherwise be judged by its undelivered shipments alone.
 */
function dockAttainment(known: number, onTime: number): Attainment | null {
  return onTime === 0 ? null : attainment(known, onTime);
}

function countStandings(rows: readonly LeagueRow[]): Record<Standing, number> {
  const counts = { weak: 0, watch: 0, meets: 0, strong: 0, none: 0 };
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}

function sum(dealers: readonly DealerTotals[], key: NumericKey): number {
  return dealers.reduce((total, dealer) => total + dealer[key], 0);
}

type NumericKey = {
  [Key in keyof DealerTotals]: DealerTotals[Key] extends number ? Key : never;
}[keyof DealerTotals];
