type LateByUnit = "minutes" | "days";

/** Late deliveries in (fromMinutes, toMinutes] after due; `toMinutes` null = no upper end. */
export type LateByBin = {
  readonly fromMinutes: number;
  readonly toMinutes: number | null;
  readonly n: number;
};

type LateByBar = LateByBin & {
  /** Of all that were missed, undelivered among them. */
  readonly share: number;
};

export type LateBy = {
  readonly unit: LateByUnit;
  readonly bars: readonly LateByBar[];
  readonly late: number;
  readonly undelivered: number;
  /** Cancelled too late to be void: missed, but late by no length of time. */
  readonly cancelled: number;
  /** Late + undelivered + cancelled: the number of missed shipments that the chart accounts for. */
  readonly missed: number;
  /** The bin in which the late, ordered by lateness, pass one half; null when none was late. */
  readonly median: LateByBin | null;
  /** The highest count of all: the length of the longest bar. */
  readonly top: number;
};

type Counted = {
  readonly unit: LateByUnit;
  /** Half-open (from, to], ascending. */
  readonly bins: readonly LateByBin[];
  readonly undelivered: number;
  readonly cancelled: number;
};

/**
 * How late the missed shipments of a cohort were; null when none was missed. Empty bins behind the
 * last late one are left out, those between are kept.
 */
export function prepareLateBy({ unit, bins, undelivered, cancelled }: Counted): LateBy | null {
  const late = bins.reduce((total, { n }) => total + n, 0);
  const missed = late + undelivered + cancelled;
  if (missed === 0) return null;
  const kept = bins.slice(0, bins.findLastIndex(({ n }) => n > 0) + 1);
  return {
    unit,
    bars: kept.map((bin) => ({ ...bin, share: bin.n / missed })),
    late,
    undelivered,
    cancelled,
    missed,
    median: medianOf(kept, late),
    top: Math.max(undelivered, cancelled, ...kept.map(({ n }) => n)),
  };
}

function medianOf(bins: readonly LateByBin[], late: number): LateByBin | null {
  let before = 0;
  for (const bin of bins) {
    before += bin.n;
    if (bin.n > 0 && before * 2 >= late) return bin;
  }
  return null;
}
