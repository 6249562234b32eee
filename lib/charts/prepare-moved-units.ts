import { roundToSum } from "#lib/charts/round-to-sum.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { decomposeAgainstAverage } from "#lib/domain/stats/decomposition.ts";

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
 * nothing due. The columns' sums are rounded to add up to the change, and the parts of each column
 * to add up to its sum.
 */
export function prepareMovedUnits(pairs: readonly UnitPair[], most: number): MovedUnits | null {
  const used = pairs.filter(({ before, after }) => before.due + after.due > 0);
  const split = decomposeAgainstAverage(used);
  if (split === null) return null;
  const effects = used
    .map((pair, index) => {
      const { rateEffect = 0, mixEffect = 0 } = split.units[index] ?? {};
      return { pair, rate: 100 * rateEffect, mix: 100 * mixEffect };
    })
    .sort((a, b) => Math.abs(b.rate + b.mix) - Math.abs(a.rate + a.mix));
  const shown = effects.slice(0, most);
  const others = effects.slice(most);
  const [ratePoints = 0, mixPoints = 0] = roundToSum(
    [100 * split.rateEffect, 100 * split.mixEffect],
    DECIMALS,
  );
  const column = (part: "rate" | "mix", total: number) => {
    const rest = others.reduce((sum, effect) => sum + effect[part], 0);
    const parts = shown.map((effect) => effect[part]);
    return roundToSum(others.length === 0 ? parts : [...parts, rest], DECIMALS, total);
  };
  const rates = column("rate", ratePoints);
  const mixes = column("mix", mixPoints);
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
    ratePoints,
    mixPoints,
    changePoints: sumOf([ratePoints, mixPoints]),
  };
}

/** A sum of numbers with two decimals, without what binary fractions add to it. */
function sumOf(points: readonly number[]): number {
  return points.reduce((sum, point) => sum + Math.round(point * 100), 0) / 100;
}
