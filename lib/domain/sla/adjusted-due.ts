import { horizonOf } from "#lib/domain/sla/horizon.ts";
import type { CompiledPolicy, Outcome } from "#lib/domain/sla/policy.ts";
import type { SlaPromise } from "#lib/domain/sla/promise.ts";
import { refuse } from "#lib/domain/sla/refusal.ts";
import { endingOf, type ShipmentEnd } from "#lib/domain/sla/verdict.ts";
import { advanceOpenMs, openMsBetween } from "#lib/domain/sla/window-time.ts";
import { formatInstant } from "#lib/domain/time/instant.ts";
import { clip, type Interval, unionOf } from "#lib/domain/time/intervals.ts";

/** A stretch for which the clock stands still: [from, to), `to` null while it lasts. */
export type Pause = { readonly from: number; readonly to: number | null; readonly reason: string };

/**
 * The instants at which the clock stood still, as known at `asOf`: sorted, disjoint, none before the
 * start, none after the delivery, the cancellation or `asOf`.
 */
export function standstills(
  pauses: readonly Pause[],
  startsAt: number,
  end: ShipmentEnd,
  asOf: number,
): Outcome<Interval[]> {
  for (const [i, { from, to }] of pauses.entries()) {
    if (to === null || from <= to) continue;
    const params = { from: formatInstant(from), to: formatInstant(to) };
    return refuse("pause_reversed", ["pauses", i], params);
  }
  const endsAt = endingOf(end, asOf)?.atMs ?? asOf;
  const intervals = pauses.map(({ from, to }) => ({ from, to: to ?? endsAt }));
  return { ok: true, value: clip(unionOf(intervals), startsAt, endsAt) };
}

/**
 * The instant at which a clock that started at `startsAt` and stood still during the pauses has run
 * its need: elapsed time for `run` and `by`, the budget in window time for `carry` and `restart`. A
 * pause that starts at or after that instant adds nothing.
 *
 * @param still as `standstills` gives them
 * @returns epoch milliseconds, or null where the calendar does not open for long enough within 400
 *   days after the last pause
 */
export function adjustedDueAt(
  policy: CompiledPolicy,
  promise: SlaPromise,
  still: readonly Interval[],
): number | null {
  if (still.length === 0) return promise.dueAt;
  const { rule, calendar } = policy;
  const { startsAt, dueAt } = promise;
  const inWindows = rule.kind === "carry" || rule.kind === "restart";
  const limitMs = horizonOf(still.at(-1)?.to ?? dueAt);
  const reach = (fromMs: number, needMs: number) =>
    inWindows && needMs > 0 ? advanceOpenMs(calendar, fromMs, needMs, limitMs) : fromMs + needMs;

  let leftMs = inWindows ? rule.budgetMs : dueAt - startsAt;
  let runsFrom = startsAt;
  for (const { from, to } of still) {
    const reached = reach(runsFrom, leftMs);
    if (reached !== null && reached <= from) return reached;
    leftMs -= inWindows ? openMsBetween(calendar, runsFrom, from) : from - runsFrom;
    runsFrom = to;
  }
  const reached = reach(runsFrom, leftMs);
  return reached !== null && reached <= limitMs ? reached : null;
}
