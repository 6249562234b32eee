/** A logarithmic axis of counts: where a count is drawn, and the round counts to be marked. */
export type LogScale = {
  readonly from: number;
  readonly to: number;
  readonly x: (count: number) => number;
  readonly ticks: readonly number[];
};

const LABEL_GAP_PX = 10;

/**
 * A log axis over [left, right] on which every count from `least` to `most` (both ≥ 1) stands inside
 * the ends. Marks 1, 3, 10, 30 … as far as their labels leave room for each other, else powers of ten.
 */
export function logScale(
  least: number,
  most: number,
  { left, right, labelPx }: { left: number; right: number; labelPx: (count: number) => number },
): LogScale {
  const from = Math.max(0.8, least / 1.35);
  const to = Math.max(most * 1.25, from * 8);
  const perLog = (right - left) / Math.log(to / from);
  const x = (count: number) => left + Math.log(count / from) * perLog;
  const powers = Array.from({ length: 13 }, (_, power) => 10 ** power);
  const within = (counts: readonly number[]) => counts.filter((n) => n >= from && n <= to);
  const fine = within(powers.flatMap((n) => [n, 3 * n]));
  const coarse = within(powers);
  const wide = (counts: readonly number[]) =>
    counts.every((n, i) => {
      const before = counts[i - 1];
      if (before === undefined) return true;
      return x(n) - x(before) >= (labelPx(n) + labelPx(before)) / 2 + LABEL_GAP_PX;
    });
  const ticks = [fine, coarse].find(wide) ?? coarse.filter((_, i) => i % 2 === 0);
  return { from, to, x, ticks };
}
