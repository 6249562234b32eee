import { assertCounts } from "#lib/domain/stats/counts.ts";

/** One unit (a dealer, a platform) in two periods. */
export type TwoPeriods = {
  readonly before: { readonly due: number; readonly onTime: number };
  readonly after: { readonly due: number; readonly onTime: number };
};

/** What one unit did to the total, in rate (0.01 = one percentage point). */
type UnitEffect = {
  /** Because its own rate changed, at its average share. */
  readonly rateEffect: number;
  /** Because its share changed, at its average rate. */
  readonly mixEffect: number;
};

/** Why a total rate moved. `change` = the sum of both effects over all units. */
export type Decomposition = {
  readonly change: number;
  readonly rateEffect: number;
  readonly mixEffect: number;
  /** In the order given. */
  readonly units: readonly UnitEffect[];
};

/**
 * Splits the change of a total rate into "dealers got better or worse" and "the mix changed":
 * Δ = Σ w̄·Δr + Σ r̄·Δw. A unit absent on one side borrows the rate of its other side, so that coming
 * and going are mix; null when either period had nothing due.
 * Source: Kitagawa 1955, J. Am. Statist. Assoc. 50:1168.
 * @throws RangeError for counts that no period can have.
 */
export function decomposeChange(units: readonly TwoPeriods[]): Decomposition | null {
  const total = { before: 0, after: 0 };
  for (const { before, after } of units) {
    assertCounts(before.onTime, before.due);
    assertCounts(after.onTime, after.due);
    total.before += before.due;
    total.after += after.due;
  }
  if (total.before === 0 || total.after === 0) {
    return null;
  }
  const effects = units.map(({ before, after }): UnitEffect => {
    const known = before.due > 0 ? before : after;
    const rateBefore = known.due > 0 ? known.onTime / known.due : 0;
    const rateAfter = after.due > 0 ? after.onTime / after.due : rateBefore;
    const weightBefore = before.due / total.before;
    const weightAfter = after.due / total.after;
    return {
      rateEffect: ((weightBefore + weightAfter) / 2) * (rateAfter - rateBefore),
      mixEffect: ((rateBefore + rateAfter) / 2) * (weightAfter - weightBefore),
    };
  });
  const rateEffect = effects.reduce((sum, effect) => sum + effect.rateEffect, 0);
  const mixEffect = effects.reduce((sum, effect) => sum + effect.mixEffect, 0);
  return { change: rateEffect + mixEffect, rateEffect, mixEffect, units: effects };
}

/**
 * The same split with each unit's mix effect taken against the average of both totals, (r̄ − R̄)·Δw:
 * what a unit like all others does to the total by growing is nothing. No sum changes, for shares
 * always add up to 1.
 */
export function decomposeAgainstAverage(units: readonly TwoPeriods[]): Decomposition | null {
  const split = decomposeChange(units);
  if (split === null) return null;
  const [before, after] = [sumSide(units, "before"), sumSide(units, "after")];
  const average = (before.onTime / before.due + after.onTime / after.due) / 2;
  const effects = units.map((unit, index): UnitEffect => {
    const { rateEffect, mixEffect } = split.units[index] ?? { rateEffect: 0, mixEffect: 0 };
    const shareChange = unit.after.due / after.due - unit.before.due / before.due;
    return { rateEffect, mixEffect: mixEffect - average * shareChange };
  });
  return { ...split, units: effects };
}

function sumSide(units: readonly TwoPeriods[], side: keyof TwoPeriods): TwoPeriods["before"] {
  return units.reduce(
    (sum, unit) => ({ due: sum.due + unit[side].due, onTime: sum.onTime + unit[side].onTime }),
    { due: 0, onTime: 0 },
  );
}
