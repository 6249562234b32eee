import { type LinearAxis, linearAxis } from "#lib/charts/linear-ticks.ts";
import { type AimVerdict, judgeAim } from "#lib/domain/platforms.ts";
import {
  type MeanWithInterval,
  type Moments,
  meanInterval,
} from "#lib/domain/stats/mean-interval.ts";

/** The network's aim for the mean local delivery time (domain.md §1). */
export const AIM_MINUTES = 90;

type PlatformInput = Moments & {
  readonly platformId: string;
  readonly name: string;
  /** Local shipments due, whether or not their minutes are known. */
  readonly due: number;
};

/** A platform's mean minutes; `verdict` is what the interval says of the aim. */
type PlatformMean = MeanWithInterval & {
  readonly platformId: string;
  readonly name: string;
  readonly due: number;
  readonly n: number;
  readonly verdict: AimVerdict;
};

/** Platforms by mean local minutes, the slowest first. */
export type PlatformMeans = {
  readonly rows: readonly PlatformMean[];
  /** Over all platforms together. */
  readonly network: MeanWithInterval & { readonly n: number };
  readonly counts: Readonly<Record<PlatformMean["verdict"], number>>;
  /** Platforms with local shipments due of which no minutes are known. */
  readonly unknown: number;
  readonly axis: LinearAxis;
};

/** Judges each platform's mean against the 90-minute aim; null when no minutes are known. */
export function preparePlatformMinutes(platforms: readonly PlatformInput[]): PlatformMeans | null {
  const rows = platforms.flatMap((platform): PlatformMean[] => {
    const mean = meanInterval(platform);
    if (mean === null) return [];
    const { platformId, name, due, count: n } = platform;
    return [{ platformId, name, due, n, ...mean, verdict: judgeAim(mean, AIM_MINUTES) }];
  });
  const all = platforms.reduce<Moments>(
    (sum, { count, sum: minutes, sumOfSquares }) => ({
      count: sum.count + count,
      sum: sum.sum + minutes,
      sumOfSquares: sum.sumOfSquares + sumOfSquares,
    }),
    { count: 0, sum: 0, sumOfSquares: 0 },
  );
  const network = meanInterval(all);
  if (network === null) return null;
  const counts = { beyond: 0, unsure: 0, within: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return {
    rows: rows.sort((a, b) => b.mean - a.mean || (a.name < b.name ? -1 : 1)),
    network: { ...network, n: all.count },
    counts,
    unknown: platforms.length - rows.length,
    axis: linearAxis([AIM_MINUTES, ...rows.flatMap(reach)], 6),
  };
}

/** An interval as wide as an evening is drawn to the axis' ends: one such must not flatten the others. */
function reach({ mean, interval }: MeanWithInterval): number[] {
  if (interval === null) return [mean];
  return [Math.max(interval.low, mean - 60, 0), Math.min(interval.high, mean + 60)];
}
