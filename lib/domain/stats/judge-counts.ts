import {
  type BetaPrior,
  fitBetaPrior,
  posteriorMean,
  probabilityBelow,
} from "#lib/domain/stats/shrinkage.ts";
import {
  judgeStandings,
  type StandingInput,
  type StandingResult,
} from "#lib/domain/stats/standing.ts";

/** What can be said of counts that are judged together, in the order in which they came. */
export type JudgedCounts = {
  readonly prior: BetaPrior | null;
  readonly each: readonly (StandingResult & {
    /** Posterior mean of the rate under the prior; null when nothing was due. */
    readonly shrunkRate: number | null;
    readonly probBelowTarget: number | null;
  })[];
};

/**
 * Judges the counts of all dealers together: standings, the prior fitted to them, and what it makes
 * of each (domain.md §5). The costly part of a league; it depends on nothing but its input.
 */
export function judgeCounts(inputs: readonly StandingInput[]): JudgedCounts {
  const standings = judgeStandings(inputs);
  const prior = fitBetaPrior(inputs);
  const each = inputs.flatMap((input, index) => {
    const standing = standings[index];
    if (!standing) return [];
    const known = prior !== null && input.due > 0;
    return [
      {
        ...standing,
        shrunkRate: known ? posteriorMean(prior, input) : null,
        probBelowTarget: known ? probabilityBelow(prior, input, input.target) : null,
      },
    ];
  });
  return { prior, each };
}
