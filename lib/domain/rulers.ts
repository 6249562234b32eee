import { type Attainment, attainment } from "#lib/domain/league.ts";

/** What each ruler counts of one cohort. */
export type RulerSums = {
  readonly due: number;
  readonly onTime: number;
  readonly adjDue: number;
  readonly adjOnTime: number;
  readonly dockKnown: number;
  readonly dockOnTime: number;
  readonly feltAnswered: number;
  readonly feltOnTime: number;
};

/** The rulers in the order in which they are shown; the first is the official one. */
export const rulers = ["raw", "adjusted", "dock", "felt"] as const;
export type Ruler = (typeof rulers)[number];

/**
 * One cohort by every ruler (domain.md §4). Null where a ruler has nothing to measure: nothing was
 * due, nothing is known to have left in time, or nobody answered.
 */
export function measureBy(sums: RulerSums): Readonly<Record<Ruler, Attainment | null>> {
  return {
    raw: attainment(sums.due, sums.onTime),
    adjusted: attainment(sums.adjDue, sums.adjOnTime),
    dock: sums.dockOnTime === 0 ? null : attainment(sums.dockKnown, sums.dockOnTime),
    felt: attainment(sums.feltAnswered, sums.feltOnTime),
  };
}
