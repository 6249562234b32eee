import { binomialLowerTail } from "#lib/domain/stats/binomial.ts";
import { assertCounts, assertProbability, type Interval } from "#lib/domain/stats/counts.ts";
import { benjaminiHochberg } from "#lib/domain/stats/fdr.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";

/** Where a dealer stands against its target; `none` = nothing was due. */
export type Standing = "weak" | "watch" | "meets" | "strong" | "none";

/** The share of false alarms among the weak that the company accepts. */
export const DEFAULT_FALSE_DISCOVERY_RATE = 0.05;

/** Shipments due and on time of one dealer, and the target it is held to (its region's own or the company's). */
export type StandingInput = {
  readonly due: number;
  readonly onTime: number;
  readonly target: number;
};

/** Everything said about one dealer; null wherever nothing was due. */
export type StandingResult = {
  readonly standing: Standing;
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** P(X ≤ onTime) if the true rate were the target. */
  readonly pValue: number | null;
  /** The p-value adjusted for looking at every dealer at once. */
  readonly qValue: number | null;
};

/**
 * Judges every dealer of a cohort at once, in the order given. The p-values of all dealers with
 * something due are adjusted together (Benjamini–Hochberg), so give the company's whole cohort and
 * cut the result to the viewer afterwards.
 * weak: q-value ≤ `falseDiscoveryRate`; watch: rate below target; strong: Wilson's lower bound at or
 * above target; meets: the others.
 * @throws RangeError for counts that no cohort can have or a target outside [0, 1].
 */
export function judgeStandings(
  dealers: readonly StandingInput[],
  falseDiscoveryRate: number = DEFAULT_FALSE_DISCOVERY_RATE,
): StandingResult[] {
  assertProbability("falseDiscoveryRate", falseDiscoveryRate);
  const tested = dealers.filter(({ due, onTime, target }) => {
    assertCounts(onTime, due);
    assertProbability("target", target);
    return due > 0;
  });
  const pValues = tested.map(({ due, onTime, target }) => binomialLowerTail(onTime, due, target));
  const qValues = benjaminiHochberg(pValues);
  let next = 0;
  return dealers.map((dealer) => {
    const interval = wilsonInterval(dealer.onTime, dealer.due);
    const pValue = pValues[next];
    const qValue = qValues[next];
    if (interval === null || pValue === undefined || qValue === undefined) {
      return { standing: "none", rate: null, interval: null, pValue: null, qValue: null };
    }
    next += 1;
    const rate = dealer.onTime / dealer.due;
    const standing = classify(rate, interval, qValue, dealer.target, falseDiscoveryRate);
    return { standing, rate, interval, pValue, qValue };
  });
}

function classify(
  rate: number,
  interval: Interval,
  qValue: number,
  target: number,
  falseDiscoveryRate: number,
): Standing {
  if (qValue <= falseDiscoveryRate) {
    return "weak";
  }
  if (rate < target) {
    return "watch";
  }
  return interval.low >= target ? "strong" : "meets";
}
