/**
 * Rounds numbers to `decimals` so that the rounded ones add up to their rounded sum: each is rounded
 * down, and the steps that are missing go to those with the largest remainders (Hamilton's method).
 *
 * @param total what they shall add up to instead, where their sum has been rounded with others
 */
export function roundToSum(values: readonly number[], decimals: number, total?: number): number[] {
  const unit = 10 ** decimals;
  const scaled = values.map((value) => value * unit);
  const floors = scaled.map(Math.floor);
  const sum = total === undefined ? sumOf(scaled) : total * unit;
  const missing = Math.round(sum) - sumOf(floors);
  const byRemainder = scaled
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  // 0 for a sum of their own; a total given may lie a step outside what remainders reach.
  const each = Math.floor(missing / values.length);
  const raised = new Set(
    byRemainder.slice(0, missing - each * values.length).map(({ index }) => index),
  );
  // Adding 0 turns −0 into 0.
  return floors.map((floor, index) => (floor + each + (raised.has(index) ? 1 : 0)) / unit + 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
