import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { judgeStandings } from "#lib/domain/stats/standing.ts";

/** What counts say of a target: surely under it, surely not, or neither. */
export type AgainstTarget = "below" | "unsure" | "above";

/**
 * Judges the rates of one panel together, in the order given, as the dealers of a cohort are: the more
 * cells are looked at, the more of them chance alone puts under the target.
 * below: exact one-sided binomial test, adjusted over all cells with anything due (Benjamini–Hochberg,
 * q ≤ 0.05); above: Wilson's lower bound at or above the target; unsure: the others, and what had
 * nothing due. Give every cell that is shown, and those cut off for want of room.
 * @throws RangeError for counts that cannot be or a target outside [0, 1].
 */
export function judgeFamily(counts: readonly RateCounts[], target: number): AgainstTarget[] {
  const judged = judgeStandings(counts.map(({ due, onTime }) => ({ due, onTime, target })));
  return judged.map(({ standing }) => {
    if (standing === "weak") return "below";
    return standing === "strong" ? "above" : "unsure";
  });
}

/** The same counts with their verdicts, judged together by {@link judgeFamily}. */
export function withVerdicts<Counts extends RateCounts>(
  counts: readonly Counts[],
  target: number,
): (Counts & { readonly verdict: AgainstTarget })[] {
  const verdicts = judgeFamily(counts, target);
  return counts.map((one, index) => ({ ...one, verdict: verdicts[index] ?? "unsure" }));
}
