/** A shared scale of rates: `from`..1 of the rate, with the values to be marked on its axis. */
export type RateScale = { readonly from: number; readonly ticks: readonly number[] };

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2];

/**
 * The scale on which every given rate and bound, the target and 1 can be drawn, starting at a round
 * value; a scale that does not start at 0 carries dots, never bars from zero.
 * @param values rates and bounds, 0..1; may be empty
 * @param maxSteps how many steps between marks there is room for, at least 5
 */
export function rateScale(values: readonly number[], target: number, maxSteps = 5): RateScale {
  const lowest = values.reduce((least, value) => Math.min(least, value), target);
  const step = STEPS.find((size) => 1 - lowest <= maxSteps * size) ?? 0.2;
  const from = Math.max(0, Math.floor(lowest / step + 1e-9) * step);
  const count = Math.round((1 - from) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toFixed(4)));
  return { from, ticks };
}
