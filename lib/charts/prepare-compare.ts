import type { Attainment, League, LeagueRow } from "#lib/domain/league.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { meanDifference } from "#lib/domain/stats/mean-difference.ts";
import {
  type MeanWithInterval,
  type Moments,
  meanInterval,
} from "#lib/domain/stats/mean-interval.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import type { Period } from "#lib/domain/time/period.ts";

/** What the interval of a difference says; `overlap` = both sides share shipments, so none is valid. */
export type Conclusion = "better" | "worse" | "unsure" | "overlap";

/** Second − first, with what can be concluded. */
export type Compared = {
  readonly difference: number;
  /** Null where it cannot be given. */
  readonly interval: Interval | null;
  readonly conclusion: Conclusion;
};

const rateRulers = ["raw", "adjusted", "dock"] as const;
type RateRuler = (typeof rateRulers)[number];

/** One side of a comparison. */
export type Side = {
  readonly league: League;
  readonly minutes: Moments;
};

type ComparedRate = {
  readonly ruler: RateRuler;
  readonly first: Attainment | null;
  readonly second: Attainment | null;
  /** Null where a side has no such rate. */
  readonly compared: Compared | null;
};

/** A dealer that stands otherwise on the second side. */
type StandingChange = {
  readonly first: LeagueRow;
  readonly second: LeagueRow;
};

export type Comparison = {
  readonly rates: readonly ComparedRate[];
  readonly minutes: {
    readonly first: MeanWithInterval | null;
    readonly second: MeanWithInterval | null;
    readonly compared: Compared | null;
  };
  /** Those that turned weak first, then those that ceased to be, then the widest move of the rate. */
  readonly changes: readonly StandingChange[];
  readonly turnedWeak: number;
  readonly ceasedWeak: number;
  /** Dealers with something due on both sides. */
  readonly both: number;
};

/** Compares two cohorts: rates by Newcombe's interval, local minutes by Welch's. */
export function prepareCompare(first: Side, second: Side, overlaps: boolean): Comparison {
  const rates = rateRulers.map((ruler): ComparedRate => {
    const [before, after] = [rateOf(first.league, ruler), rateOf(second.league, ruler)];
    const found = before && after && rateDifference(after, before);
    return {
      ruler,
      first: before,
      second: after,
      compared: found && conclude(found.difference, found, overlaps, "high"),
    };
  });
  const slower = meanDifference(second.minutes, first.minutes);
  const changes = changesOf(first.league, second.league);
  return {
    rates,
    minutes: {
      first: meanInterval(first.minutes),
      second: meanInterval(second.minutes),
      compared: slower && conclude(slower.difference, slower.interval, overlaps, "low"),
    },
    ...changes,
  };
}

/**
 * What a difference and its interval allow to say.
 * @param good which direction is the better one
 */
export function conclude(
  difference: number,
  interval: Interval | null,
  overlaps: boolean,
  good: "high" | "low",
): Compared {
  if (overlaps) return { difference, interval: null, conclusion: "overlap" };
  if (interval === null) return { difference, interval, conclusion: "unsure" };
  const bounds = { low: interval.low, high: interval.high };
  if (bounds.low <= 0 && bounds.high >= 0) {
    return { difference, interval: bounds, conclusion: "unsure" };
  }
  const isBetter = difference > 0 === (good === "high");
  return { difference, interval: bounds, conclusion: isBetter ? "better" : "worse" };
}

/** Whether two cohorts can hold the same shipment: neither period nor platform keeps them apart. */
export function cohortsOverlap(
  first: { readonly period: Period; readonly platformId: string | null },
  second: { readonly period: Period; readonly platformId: string | null },
): boolean {
  const samePlace =
    first.platformId === null ||
    second.platformId === null ||
    first.platformId === second.platformId;
  const before = (a: Period, b: Period) => a.to !== null && b.from !== null && a.to < b.from;
  return samePlace && !before(first.period, second.period) && !before(second.period, first.period);
}

function rateOf(league: League, ruler: RateRuler): Attainment | null {
  return ruler === "raw" ? league.overall : league[ruler];
}

const order: readonly Standing[] = ["weak", "watch", "meets", "strong", "none"];

function changesOf(first: League, second: League) {
  const before = new Map(first.rows.map((row) => [row.dealerId, row]));
  const pairs = second.rows.flatMap((row): StandingChange[] => {
    const earlier = before.get(row.dealerId);
    return earlier && earlier.due > 0 && row.due > 0 ? [{ first: earlier, second: row }] : [];
  });
  const changes = pairs.filter((pair) => pair.first.standing !== pair.second.standing);
  const turned = changes.filter(({ second: { standing } }) => standing === "weak");
  const ceased = changes.filter(({ first: { standing } }) => standing === "weak");
  return {
    changes: changes.sort(
      (a, b) =>
        urgency(a) - urgency(b) ||
        move(b) - move(a) ||
        order.indexOf(a.second.standing) - order.indexOf(b.second.standing),
    ),
    turnedWeak: turned.length,
    ceasedWeak: ceased.length,
    both: pairs.length,
  };
}

function urgency({ first, second }: StandingChange): number {
  if (second.standing === "weak") return 0;
  return first.standing === "weak" ? 1 : 2;
}

function move({ first, second }: StandingChange): number {
  return Math.abs((second.rate ?? 0) - (first.rate ?? 0));
}
