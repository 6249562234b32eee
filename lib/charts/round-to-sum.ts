/**
 * Rounds numbers to `decimals` so that the rounded ones add up to their rounded sum: each is rounded
 * down, and the steps that are missing go to those with the largest remainders (Hamilton's method).
 */
export function roundToSum(values: readonly number[], decimals: number): number[] {
  const unit = 10 ** decimals;
  const scaled = values.map((value) => value * unit);
  const floors = scaled.map(Math.floor);
  const total = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = scaled
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  // Adding 0 turns −0 into 0.
  return floors.map((floor, index) => (floor + (raised.has(index) ? 1 : 0)) / unit + 0);
}
