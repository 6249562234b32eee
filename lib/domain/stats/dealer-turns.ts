import { binomialLowerTail } from "#lib/domain/stats/binomial.ts";
import { benjaminiHochberg } from "#lib/domain/stats/fdr.ts";
import { DEFAULT_FALSE_DISCOVERY_RATE } from "#lib/domain/stats/standing.ts";

/** How many days a judgement looks back on, its own day included. */
const TRAILING_DAYS = 28;

/** A dealer's days with anything due, in any order; `day` counts days since 1970-01-01. */
export type DealerDays = {
  readonly dealerId: string;
  readonly target: number;
  readonly days: readonly {
    readonly day: number;
    readonly due: number;
    readonly onTime: number;
  }[];
};

/** The day on which a dealer became weak or stood at its target again, with the counts that it was judged by. */
export type DealerTurn = {
  readonly dealerId: string;
  readonly day: number;
  readonly weak: boolean;
  readonly due: number;
  readonly onTime: number;
  readonly qValue: number;
};

/**
 * The days on which dealers turned weak or recovered, in order of day: the trailing 28 days judged at
 * the end of each day, over all dealers with anything due in them (Benjamini–Hochberg, domain.md §5).
 * Weak ends where the rate of these days is at the target again, not where it is merely no longer
 * proven: a dealer on the edge would turn every other day. Nothing due in 28 days judges nothing: the
 * dealer stays what it was.
 *
 * @param lastDay the last day to be judged
 */
export function findDealerTurns(dealers: readonly DealerDays[], lastDay: number): DealerTurn[] {
  const firstDay = dealers.reduce(
    (first, { days }) => days.reduce((least, { day }) => Math.min(least, day), first),
    lastDay + 1,
  );
  const length = lastDay + 1 - firstDay;
  const windows = dealers.map((dealer) => windowOf(dealer, firstDay, length));
  const tails = new Map<string, number>();
  const turns: DealerTurn[] = [];
  for (let at = 0; at < length; at += 1) {
    const judged = windows.filter((window) => moveTo(window, at));
    const pValues = judged.map(({ due, onTime, target }) => {
      // At most a few thousand different counts come up in a million judgements.
      const key = `${due} ${onTime} ${target}`;
      const known = tails.get(key) ?? binomialLowerTail(onTime, due, target);
      tails.set(key, known);
      return known;
    });
    const qValues = benjaminiHochberg(pValues);
    for (const [index, window] of judged.entries()) {
      const qValue = qValues[index] ?? 1;
      const { dealerId, due, onTime, target } = window;
      const isTurn = window.weak ? onTime >= target * due : qValue <= DEFAULT_FALSE_DISCOVERY_RATE;
      if (!isTurn) continue;
      const weak = !window.weak;
      window.weak = weak;
      turns.push({ dealerId, day: firstDay + at, weak, due, onTime, qValue });
    }
  }
  return turns;
}

type Window = {
  readonly dealerId: string;
  readonly target: number;
  readonly dueOn: Int32Array;
  readonly onTimeOn: Int32Array;
  due: number;
  onTime: number;
  weak: boolean;
};

function windowOf({ dealerId, target, days }: DealerDays, first: number, length: number): Window {
  const dueOn = new Int32Array(length);
  const onTimeOn = new Int32Array(length);
  for (const { day, due, onTime } of days) {
    // What lies behind the last day falls off the end.
    dueOn[day - first] = (dueOn[day - first] ?? 0) + due;
    onTimeOn[day - first] = (onTimeOn[day - first] ?? 0) + onTime;
  }
  return { dealerId, target, dueOn, onTimeOn, due: 0, onTime: 0, weak: false };
}

/** Moves a window on by a day; whether anything was due within it. */
function moveTo(window: Window, at: number): boolean {
  const left = at - TRAILING_DAYS;
  window.due += (window.dueOn[at] ?? 0) - (window.dueOn[left] ?? 0);
  window.onTime += (window.onTimeOn[at] ?? 0) - (window.onTimeOn[left] ?? 0);
  return window.due > 0;
}
