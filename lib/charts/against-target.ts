import type { Interval } from "#lib/domain/stats/counts.ts";

/** What an interval says of a target: surely under it, surely not, or neither. */
export type AgainstTarget = "below" | "unsure" | "above";

/** Judges an interval of rates; its bound on the target itself counts as kept. */
export function againstTarget({ low, high }: Interval, target: number): AgainstTarget {
  if (high < target) return "below";
  return low >= target ? "above" : "unsure";
}
