import type { Standing } from "#lib/domain/stats/standing.ts";

/** What the headline needs to know of a dealer. */
export type StandingDealer = {
  readonly due: number;
  readonly onTime: number;
  readonly standing: Standing;
};

/** The sentence beside an overall rate: who is weak, and how little of that the total shows. */
export type HiddenWeak<Dealer> = {
  /** On time ÷ due over all dealers. */
  readonly overall: number;
  /** True when the total meets the target although somebody is weak. */
  readonly hidden: boolean;
  /** The weak dealers, in the order given. */
  readonly weak: readonly Dealer[];
  /** Their share of all shipments due, 0 to 1. */
  readonly dueShare: number;
  /** Their share of all misses, 0 to 1; null when nobody missed. */
  readonly missShare: number | null;
  /** Rate of all the others − overall, in percentage points; null when nobody else had a shipment due. */
  readonly costPoints: number | null;
};

/**
 * Sums up what the overall rate of a cohort hides; null when nothing was due.
 * @param target the company's target, for the total (dealers were judged by their own).
 */
export function findHiddenWeak<Dealer extends StandingDealer>(
  dealers: readonly Dealer[],
  target: number,
): HiddenWeak<Dealer> | null {
  const weak = dealers.filter((dealer) => dealer.standing === "weak");
  const all = total(dealers);
  const ofWeak = total(weak);
  if (all.due === 0) {
    return null;
  }
  const overall = all.onTime / all.due;
  const misses = all.due - all.onTime;
  const othersDue = all.due - ofWeak.due;
  return {
    overall,
    hidden: overall >= target && weak.length > 0,
    weak,
    dueShare: ofWeak.due / all.due,
    missShare: misses === 0 ? null : (ofWeak.due - ofWeak.onTime) / misses,
    costPoints: othersDue === 0 ? null : 100 * ((all.onTime - ofWeak.onTime) / othersDue - overall),
  };
}

function total(dealers: readonly StandingDealer[]): { due: number; onTime: number } {
  return dealers.reduce(
    (sum, { due, onTime }) => ({ due: sum.due + due, onTime: sum.onTime + onTime }),
    { due: 0, onTime: 0 },
  );
}
