import { roundToSum } from "#lib/charts/round-to-sum.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { decomposeChange } from "#lib/domain/stats/decomposition.ts";

/** One unit (a dealer, a service class) on both sides. */
export type UnitPair = {
  readonly key: string;
  readonly label: string;
  readonly before: RateCounts;
  readonly after: RateCounts;
};

/** What a unit did to the total, in percentage points as shown: all of them add up as shown. */
export type MovedUnit = UnitPair & { readonly ratePoints: number; readonly mixPoints: number };

export type MovedUnits = {
  /** Those that moved the total most, in whichever direction. */
  readonly units: readonly MovedUnit[];
  /** All others together; null where there are none. */
  readonly rest: {
    readonly units: number;
    readonly ratePoints: number;
    readonly mixPoints: number;
  } | null;
  readonly ratePoints: number;
  readonly mixPoints: number;
  /** Rate and mix together. */
  readonly changePoints: number;
};

const DECIMALS = 2;

/**
 * Splits a change of the total by unit (Kitagawa 1955), the largest named; null when either side had
 * nothing due. Shown parts add up to the shown sums, column by column. A unit's mix effect is taken
 * against the average of both totals: that changes no sum, for shares always add up to 1, and says
 * what a unit like all others does to the total by growing: nothing.
 */
export function prepareMovedUnits(pairs: readonly UnitPair[], most: number): MovedUnits | null {
  const used = pairs.filter(({ before, after }) => before.due + after.due > 0);
  const split = decomposeChange(used);
  if (split === null) return null;
  const totals = { before: sumCounts(used, "before"), after: sumCounts(used, "after") };
  const average = (rateOf(totals.before) + rateOf(totals.after)) / 2;
  const effects = used
    .map((pair, index) => {
      const { rateEffect = 0, mixEffect = 0 } = split.units[index] ?? {};
      const shareChange = pair.after.due / totals.after.due - pair.before.due / totals.before.due;
      return { pair, rate: 100 * rateEffect, mix: 100 * (mixEffect - average * shareChange) };
    })
    .sort((a, b) => Math.abs(b.rate + b.mix) - Math.abs(a.rate + a.mix));
  const shown = effects.slice(0, most);
  const others = effects.slice(most);
  const parts = (part: "rate" | "mix") => [
    ...shown.map((effect) => effect[part]),
    others.reduce((sum, effect) => sum + effect[part], 0),
  ];
  // Both columns together, so that the change itself is the sum of what is shown.
  const rounded = roundToSum([...parts("rate"), ...parts("mix")], DECIMALS);
  const rates = rounded.slice(0, shown.length + 1);
  const mixes = rounded.slice(shown.length + 1);
  return {
    units: shown.map(({ pair }, index) => ({
      ...pair,
      ratePoints: rates[index] ?? 0,
      mixPoints: mixes[index] ?? 0,
    })),
    rest:
      others.length === 0
        ? null
        : {
            units: others.length,
            ratePoints: rates.at(-1) ?? 0,
            mixPoints: mixes.at(-1) ?? 0,
          },
    ratePoints: sumOf(rates),
    mixPoints: sumOf(mixes),
    changePoints: sumOf(rounded),
  };
}

function sumCounts(pairs: readonly UnitPair[], side: "before" | "after"): RateCounts {
  return pairs.reduce(
    (sum, pair) => ({ due: sum.due + pair[side].due, onTime: sum.onTime + pair[side].onTime }),
    { due: 0, onTime: 0 },
  );
}

function rateOf({ due, onTime }: RateCounts): number {
  return onTime / due;
}

/** A sum of numbers with two decimals, without what binary fractions add to it. */
function sumOf(points: readonly number[]): number {
  return points.reduce((sum, point) => sum + Math.round(point * 100), 0) / 100;
}
