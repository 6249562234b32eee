import { type LinearAxis, linearAxis } from "#lib/charts/linear-ticks.ts";
import { groupMovers, type Mover, type MoverGroup } from "#lib/charts/mover-groups.ts";
import { roundToSum } from "#lib/charts/round-to-sum.ts";
import type { Attainment, League } from "#lib/domain/league.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { decomposeAgainstAverage } from "#lib/domain/stats/decomposition.ts";
import { type RateDifference, rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import type { BetaPrior } from "#lib/domain/stats/shrinkage.ts";
import { type WeightedRate, weightedRates } from "#lib/domain/stats/weighted-rates.ts";

/** One step of the way from the last total to this one, in percentage points. */
export type MovedStep = {
  readonly group: MoverGroup | { readonly kind: "mix" };
  /** As shown: rounded to two decimals so that all steps add up to the change shown. */
  readonly points: number;
  readonly interval: Interval;
  /** False where 0 lies inside the interval: it may be chance. */
  readonly sure: boolean;
  /** The total in percent before and behind the step, not rounded. */
  readonly from: number;
  readonly to: number;
};

/** What moved a total rate between two periods. */
export type WhatMoved = {
  readonly before: Attainment;
  readonly after: Attainment;
  readonly difference: RateDifference;
  /** The change in points as shown, two decimals. */
  readonly changePoints: number;
  readonly steps: readonly MovedStep[];
  /** Every dealer of either period, the largest effect of its own rate first. */
  readonly movers: readonly Mover[];
  /** In percent. */
  readonly axis: LinearAxis;
};

/**
 * Splits the change of the total between two leagues of the same dealers: what the weak dealers'
 * rates did, what the others' did by region (by dealer where there is one region), and what the
 * changed mix did (Kitagawa 1955), each dealer's against the average of both totals as on the screen
 * that compares two sides. Intervals are those of `weightedRates`, under each period's own
 * fitted spread of rates. Null when nothing was due in either period.
 */
export function prepareWhatMoved(before: League, after: League): WhatMoved | null {
  if (before.overall === null || after.overall === null) return null;
  const priors = before.prior && after.prior && { before: before.prior, after: after.prior };
  const movers = pairDealers(before, after);
  const difference = rateDifference(after.overall, before.overall);
  if (movers === null || priors === null || difference === null) return null;
  const groups = groupMovers(movers);
  const parts = [
    ...groups.map((group) => ({
      group,
      exact: group.movers.reduce((sum, { ratePoints }) => sum + ratePoints, 0),
      around: weightedRates(group.movers.flatMap((mover) => rateTerms(mover, priors))),
    })),
    {
      group: { kind: "mix" } as const,
      exact: movers.reduce((sum, { mixPoints }) => sum + mixPoints, 0),
      around: weightedRates(movers.flatMap((mover) => mixTerms(mover, priors))),
    },
  ];
  // Adding 0 turns −0 into 0.
  const changePoints = Number((100 * difference.difference).toFixed(2)) + 0;
  const shown = roundToSum(
    parts.map(({ exact }) => exact),
    2,
    changePoints,
  );
  let total = 100 * before.overall.rate;
  const steps = parts.map(({ group, exact, around }, index): MovedStep => {
    const from = total;
    total += exact;
    const interval = { low: 100 * around.low, high: 100 * around.high };
    const sure = interval.low > 0 || interval.high < 0;
    return { group, points: shown[index] ?? 0, interval, sure, from, to: total };
  });
  return {
    before: before.overall,
    after: after.overall,
    difference,
    changePoints,
    steps,
    movers: [...movers].sort((a, b) => Math.abs(b.ratePoints) - Math.abs(a.ratePoints)),
    axis: linearAxis([...ends(before.overall), ...ends(after.overall), ...steps.flatMap(span)], 5),
  };
}

function pairDealers(before: League, after: League): Mover[] | null {
  const earlier = new Map(before.rows.map((row) => [row.dealerId, row]));
  const nothing = { due: 0, onTime: 0 };
  const pairs = after.rows.map((row) => {
    const { due, onTime } = earlier.get(row.dealerId) ?? nothing;
    return { row, before: { due, onTime }, after: { due: row.due, onTime: row.onTime } };
  });
  const used = pairs.filter((pair) => pair.before.due + pair.after.due > 0);
  const split = decomposeAgainstAverage(used);
  if (split === null) return null;
  const totals = {
    before: used.reduce((sum, pair) => sum + pair.before.due, 0),
    after: used.reduce((sum, pair) => sum + pair.after.due, 0),
  };
  return used.map(({ row, ...pair }, index): Mover => {
    const effect = split.units[index] ?? { rateEffect: 0, mixEffect: 0 };
    const { dealerId, name, regionId, standing } = row;
    return {
      ...{ dealerId, name, regionId, standing },
      ...pair,
      share: { before: pair.before.due / totals.before, after: pair.after.due / totals.after },
      ratePoints: 100 * effect.rateEffect,
      mixPoints: 100 * effect.mixEffect,
    };
  });
}

type Priors = { readonly before: BetaPrior; readonly after: BetaPrior };

/** Of one dealer's rate effect: its rates, each with its mean share. */
function rateTerms({ before, after, share }: Mover, priors: Priors): WeightedRate[] {
  if (before.due === 0 || after.due === 0) return [];
  const weight = (share.before + share.after) / 2;
  return [
    { weight, counts: after, prior: priors.after },
    { weight: -weight, counts: before, prior: priors.before },
  ];
}

/**
 * Of one dealer's mix effect: the mean of its rates, or the one it has, with its change of share. For
 * all dealers together only: what the average of the totals takes away then adds up to nothing.
 */
function mixTerms({ before, after, share }: Mover, priors: Priors): WeightedRate[] {
  const known = [
    { counts: before, prior: priors.before },
    { counts: after, prior: priors.after },
  ].filter(({ counts }) => counts.due > 0);
  const weight = (share.after - share.before) / known.length;
  return known.map((term) => ({ weight, ...term }));
}

function ends({ interval }: Attainment): number[] {
  return [100 * interval.low, 100 * interval.high];
}

/** What a step's bar and its whisker, around the bar's end, cover. */
function span({ from, to, interval }: MovedStep): number[] {
  return [from, to, from + interval.low, from + interval.high];
}
