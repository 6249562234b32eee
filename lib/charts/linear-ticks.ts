/** A linear axis with round marks, in the unit of its values. */
export type LinearAxis = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
};

/**
 * The shortest axis with at most `mostSteps` round steps (1, 2 or 5 times a power of ten) that holds
 * every value; values that are all alike get a step to both sides.
 */
export function linearAxis(values: readonly number[], mostSteps: number): LinearAxis {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  for (let power = -3; ; power += 1) {
    for (const digit of [1, 2, 5]) {
      // Multiples of a decimal step are made from whole numbers, so that 0.3 is not 0.30000000000000004;
      // adding 0 turns −0 into 0.
      const perStep = 10 ** Math.abs(power);
      const value = (steps: number) =>
        power < 0 ? (steps * digit) / perStep + 0 : steps * digit * perStep + 0;
      const size = value(1);
      const first = Math.floor(least / size + 1e-9);
      const last = Math.max(first + 1, Math.ceil(most / size - 1e-9));
      if (last - first > mostSteps) continue;
      const ticks = Array.from({ length: last - first + 1 }, (_, i) => value(first + i));
      return { from: value(first), to: value(last), ticks };
    }
  }
}
