import { assertCounts, type Interval, type RateCounts } from "#lib/domain/stats/counts.ts";

/** Which pattern of chance-unlikely points a chart shows. */
type ControlRule = "beyond-limits" | "one-side" | "trend";

/** How many points in a row make a signal. */
export type RunLengths = {
  readonly oneSide: number;
  readonly trend: number;
};

/** One period on the chart; a period with nothing due is a gap and interrupts no run. */
type ControlPoint = {
  readonly rate: number | null;
  /** Three sigma around the centre for this period's number due, clipped to [0, 1]. */
  readonly limits: Interval | null;
  /** Distance from the centre in units of the binomial deviation. */
  readonly z: number | null;
  readonly signals: readonly ControlRule[];
};

/** A p-chart: centre, spread beyond the binomial's, and its points in the order given. */
export type ControlChart = {
  /** On time ÷ due over all periods. */
  readonly center: number;
  /** Laney's σz: 1 = no more spread than chance; 1 for the plain p-chart. */
  readonly sigmaZ: number;
  readonly points: readonly ControlPoint[];
};

/** The mean of |difference| of two standard normal values is 2 ÷ √π, tabulated as 1.128. */
const MEAN_RANGE_OF_TWO = 1.128;
const USUAL_LENGTHS: RunLengths = { oneSide: 8, trend: 6 };

/**
 * The control chart of one dealer's periods, oldest first; null when nothing was due.
 * `laney` widens the limits by σz = mean |Δz| ÷ 1.128, so that a large dealer's ordinary unrest does
 * not ring every week. Signals: a point beyond 3σ; `oneSide` points in a row on one side of the
 * centre; `trend` points in a row rising or falling. Each signal stands at the point completing it.
 * Source: Montgomery, Statistical Quality Control, ch. 7; Laney 2002, Quality Engineering 14:531.
 * @throws RangeError for counts that no period can have.
 */
export function controlChart(
  periods: readonly RateCounts[],
  laney: boolean,
  lengths: RunLengths = USUAL_LENGTHS,
): ControlChart | null {
  const total = { due: 0, onTime: 0 };
  for (const { due, onTime } of periods) {
    assertCounts(onTime, due);
    total.due += due;
    total.onTime += onTime;
  }
  if (total.due === 0) {
    return null;
  }
  const center = total.onTime / total.due;
  const deviation = (due: number) => Math.sqrt((center * (1 - center)) / due);
  const zOf = ({ due, onTime }: RateCounts) =>
    due === 0 || center === 0 || center === 1 ? 0 : (onTime / due - center) / deviation(due);
  const sigmaZ = laney ? laneySigma(periods.filter(({ due }) => due > 0).map(zOf)) : 1;
  const runs = { above: 0, below: 0, rising: 1, falling: 1, last: Number.NaN };
  const points = periods.map((period): ControlPoint => {
    if (period.due === 0) {
      return { rate: null, limits: null, z: null, signals: [] };
    }
    const rate = period.onTime / period.due;
    const reach = 3 * sigmaZ * deviation(period.due);
    const limits = { low: Math.max(0, center - reach), high: Math.min(1, center + reach) };
    runs.above = rate > center ? runs.above + 1 : 0;
    runs.below = rate < center ? runs.below + 1 : 0;
    runs.rising = rate > runs.last ? runs.rising + 1 : 1;
    runs.falling = rate < runs.last ? runs.falling + 1 : 1;
    runs.last = rate;
    const signals: ControlRule[] = [];
    if (rate < limits.low || rate > limits.high) signals.push("beyond-limits");
    if (Math.max(runs.above, runs.below) >= lengths.oneSide) signals.push("one-side");
    if (Math.max(runs.rising, runs.falling) >= lengths.trend) signals.push("trend");
    return { rate, limits, z: zOf(period), signals };
  });
  return { center, sigmaZ, points };
}

function laneySigma(zs: readonly number[]): number {
  if (zs.length < 2) {
    return 1;
  }
  const ranges = zs.slice(1).map((z, index) => Math.abs(z - (zs[index] ?? z)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length / MEAN_RANGE_OF_TWO;
}
