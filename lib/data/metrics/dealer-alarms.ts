import type { DealerDay } from "#lib/data/metrics/dealer-days.ts";
import { type CusumDesign, designCusum, runCusum } from "#lib/domain/stats/cusum.ts";

/** The alarm looks for twice the odds of a miss (domain.md §5). */
const ODDS_RATIO = 2;
/** A design is made in 3 to 340 ms: baselines are rounded, so that few are needed and all are kept. */
const BASELINE_STEP = 0.005;
const runLengths = [500, 1000, 2000, 5000, 10_000, 20_000];

const designs = new Map<string, CusumDesign>();

function designFor(baseline: number, runLength: number): CusumDesign {
  const key = `${baseline} ${runLength}`;
  const design = designs.get(key) ?? designCusum(baseline, ODDS_RATIO, runLength);
  designs.set(key, design);
  return design;
}

type Sum = { readonly due: number; readonly missed: number };

/** A civil day on which the alarm rang, and what made it ring. */
type DealerAlarm = {
  readonly on: string;
  /** All shipments before those that made it ring. */
  readonly before: Sum;
  /** All shipments up to the one at which it rang. */
  readonly through: Sum;
};

/** Each day on which the alarm rang, oldest first, and by what it was set. */
export type DealerAlarms = {
  readonly rung: readonly DealerAlarm[];
  readonly baselineMissRate: number;
  /** Shipments between false alarms on average while nothing has changed. */
  readonly runLength: number;
};

/**
 * Runs the Bernoulli CUSUM over a dealer's shipments in the order in which they were due, against the
 * dealer's own shrunk baseline. The run length is the first round one above its number of shipments, so
 * that a dealer whom nothing ails has less than one false alarm in all of them.
 */
export function findAlarms(days: readonly DealerDay[], shrunkRate: number): DealerAlarms {
  const steps = Math.round((1 - shrunkRate) / BASELINE_STEP);
  const baseline = Math.min(0.95, Math.max(BASELINE_STEP, steps * BASELINE_STEP));
  const due = days.reduce((sum, day) => sum + day.due, 0);
  const runLength = runLengths.find((length) => length >= due) ?? runLengths.at(-1) ?? due;
  const shipments = days.flatMap(({ on, outcomes }) =>
    [...outcomes].map((letter) => ({ on, isMiss: letter === "1" })),
  );
  const { sums, alarms } = runCusum(
    designFor(baseline, runLength),
    shipments.map(({ isMiss }) => isMiss),
  );
  const sumTo = (end: number): Sum => ({
    due: end,
    missed: shipments.slice(0, end).filter(({ isMiss }) => isMiss).length,
  });
  const byDay = new Map<string, DealerAlarm>();
  for (const [nth, index] of alarms.entries()) {
    const on = shipments[index]?.on ?? "";
    // The sum rises from nothing, or from where it rang before.
    const after = nth === 0 ? -1 : (alarms[nth - 1] ?? -1);
    const start = 1 + Math.max(after, sums.slice(0, index).lastIndexOf(0));
    const before = byDay.get(on)?.before ?? sumTo(start);
    byDay.set(on, { on, before, through: sumTo(index + 1) });
  }
  return { rung: [...byDay.values()], baselineMissRate: baseline, runLength };
}
