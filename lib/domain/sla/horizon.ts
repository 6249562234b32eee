/** How far ahead a calendar must open and a promise must be due (domain.md §3). */
export const HORIZON_DAYS = 400;

/** The last instant that is still within 400 × 24 hours of one; epoch milliseconds. */
export function horizonOf(fromMs: number): number {
  return fromMs + HORIZON_DAYS * 86_400_000;
}
