import type { BarScale } from "#components/platforms/value-bar.tsx";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import { linearAxis } from "#lib/charts/linear-ticks.ts";
import type { PlatformRow } from "#lib/charts/prepare-platforms.ts";
import { judgeEnds } from "#lib/charts/prepare-spark.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";

/** How many months the small lines show. */
export const SPARK_MONTHS = 12;

/** What all lines of the table share. */
export type TableScales = {
  readonly target: number;
  readonly aimMinutes: number;
  readonly rates: BarScale;
  readonly minutes: BarScale;
  /** Where the small lines' scale begins. */
  readonly sparkFrom: number;
  /** What each platform's newest month says of the target, judged together. */
  readonly sparkEnds: ReadonlyMap<string, AgainstTarget>;
  /** The newest month with data. */
  readonly lastMonth: string;
};

/** Scales that hold every interval of the rows. */
export function scalesOf(
  rows: readonly PlatformRow[],
  target: number,
  aimMinutes: number,
  lastMonth: string,
): TableScales {
  const rates = rateScale(
    rows.flatMap(({ raw }) => (raw === null ? [] : [raw.interval.low])),
    target - 0.02,
  );
  const bounds = rows.flatMap(({ minutes }) =>
    minutes === null
      ? []
      : [minutes.interval?.low ?? minutes.mean, minutes.interval?.high ?? minutes.mean],
  );
  const ends = judgeEnds(
    rows.map(({ months }) => months),
    lastMonth,
    target,
  );
  return {
    target,
    aimMinutes,
    lastMonth,
    sparkEnds: new Map(rows.map(({ platformId }, index) => [platformId, ends[index] ?? "unsure"])),
    sparkFrom: rows
      .flatMap(({ months }) => months.slice(-SPARK_MONTHS))
      .reduce((least, { due, onTime }) => Math.min(least, onTime / due), target - 0.02),
    rates: { ...rates, to: 1, line: target },
    minutes: { ...linearAxis([aimMinutes, ...bounds], 5), line: aimMinutes },
  };
}
