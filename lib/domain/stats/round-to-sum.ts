/**
 * Rounds parts so that they add up to their rounded sum as it is shown, moving as few of them as
 * possible by one step (largest remainder). In the order given.
 * @param decimals digits after the point that are shown
 */
export function roundToSum(parts: readonly number[], decimals: number): number[] {
  const scale = 10 ** decimals;
  const scaled = parts.map((part) => part * scale);
  const floors = scaled.map(Math.floor);
  const total = Math.round(scaled.reduce((sum, part) => sum + part, 0));
  const missing = total - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = scaled
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return floors.map((floor, index) => (floor + Number(raised.has(index))) / scale);
}
