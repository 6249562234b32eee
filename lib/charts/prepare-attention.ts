import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import type { League, LeagueRow } from "#lib/domain/league.ts";

/**
 * The dealers to see first: the weak, and where they are few the first of those to watch; where nobody
 * is weak, the first of those to watch alone.
 */
export type Attention = {
  readonly kind: "weak" | "watch" | "none";
  readonly rows: readonly LeagueRow[];
  /** How many of `rows` are of this kind; those after them are to watch. */
  readonly shown: number;
  /** How many there are of this kind, the first of `rows` being the first of them. */
  readonly of: number;
  /** Misses of all of this kind, not only of `rows`. */
  readonly missed: number;
  /** On which rates and intervals of `rows` and their targets can be drawn. */
  readonly scale: RateScale;
};

/**
 * Why a dealer's misses happened: a reason of more than a third of them (null = most have none
 * stated), or spread over many.
 */
export type MainReason =
  | {
      readonly kind: "main";
      readonly reason: string | null;
      readonly missed: number;
      readonly of: number;
    }
  | { readonly kind: "spread"; readonly of: number };

type ReasonCount = {
  readonly dealerId: string;
  readonly reason: string | null;
  readonly missed: number;
};

const MOST_WEAK = 10;
const MOST_WATCH = 5;
/** With fewer weak than these, dealers to watch follow them. */
const LEAST_ROWS = 7;
/** A reason of no more than one in three misses explains too few of them to be called the main one. */
const MAIN_PART = 3;

/** Picks who stands on the overview's list, in the order of rank. */
export function prepareAttention(league: League): Attention {
  const kind = league.standings.weak > 0 ? "weak" : league.standings.watch > 0 ? "watch" : "none";
  const all = league.rows.filter(({ standing }) => standing === kind && kind !== "none");
  const first = all.slice(0, kind === "weak" ? MOST_WEAK : MOST_WATCH);
  const watch = league.rows.filter(({ standing }) => standing === "watch");
  const rows =
    kind === "weak" ? [...first, ...watch.slice(0, Math.max(0, LEAST_ROWS - first.length))] : first;
  const lows = rows.flatMap(({ interval, target }) => (interval ? [interval.low, target] : []));
  return {
    kind,
    rows,
    shown: first.length,
    of: all.length,
    missed: all.reduce((sum, { late, undelivered }) => sum + late + undelivered, 0),
    scale: rateScale(lows, league.target),
  };
}

/**
 * The most frequent stated reason of each dealer's misses where it explains more than a third of
 * them; where more than half of them have none, that is what is to be said. Dealers without a miss
 * are absent.
 */
export function mainReasons(counts: readonly ReasonCount[]): ReadonlyMap<string, MainReason> {
  const byDealer = new Map<string, ReasonCount[]>();
  for (const count of counts) {
    byDealer.set(count.dealerId, [...(byDealer.get(count.dealerId) ?? []), count]);
  }
  const mains = [...byDealer].flatMap(([dealerId, list]): [string, MainReason][] => {
    const of = list.reduce((sum, { missed }) => sum + missed, 0);
    const silent = list.find(({ reason }) => reason === null);
    const stated = list.filter(({ reason }) => reason !== null).sort(byCount)[0];
    const main = silent && (stated === undefined || 2 * silent.missed > of) ? silent : stated;
    if (main === undefined) return [];
    const { reason, missed } = main;
    const isMain = MAIN_PART * missed > of;
    return [[dealerId, isMain ? { kind: "main", reason, missed, of } : { kind: "spread", of }]];
  });
  return new Map(mains);
}

function byCount(a: ReasonCount, b: ReasonCount): number {
  return b.missed - a.missed || ((a.reason ?? "") < (b.reason ?? "") ? -1 : 1);
}
