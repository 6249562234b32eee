import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { computePromise, type SlaPromise } from "#lib/domain/sla/promise.ts";
import { windowAround } from "#lib/domain/sla/window-around.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";

/** When the next acceptance is promised otherwise, and what; `dueAtMs` null = nothing any more. */
export type PromiseChange = { readonly atMs: number; readonly dueAtMs: number | null };

/** A window that is open for months, day after day, need not be searched to its end. */
const MAX_DAYS = 40;

/**
 * The cut-off that a countdown counts to: the first instant after an acceptance at which the promise
 * is another one. Of rule `by` that is where the due leaps to a later date; of the others, whose due
 * moves on with the clock, where the start leaps to the next opening.
 *
 * @param acceptedAtMs epoch milliseconds
 * @param promise that of this acceptance under this policy
 * @returns null where none comes while the window stays open
 */
export function nextPromiseChange(
  policy: CompiledPolicy,
  acceptedAtMs: number,
  promise: SlaPromise,
): PromiseChange | null {
  for (const atMs of leaps(policy, promise)) {
    if (atMs <= acceptedAtMs) continue;
    const next = computePromise(policy, atMs);
    if (!next.ok) return { atMs, dueAtMs: null };
    const { startsAt, dueAt } = next.value;
    const isOther = policy.rule.kind === "by" ? dueAt !== promise.dueAt : startsAt > atMs;
    if (isOther) return { atMs, dueAtMs: dueAt };
  }
  return null;
}

/** Instants at which a promise may leap, in order: no other one can. */
function leaps({ zone, calendar, cutoffMs, rule }: CompiledPolicy, promise: SlaPromise): number[] {
  const { startsAt, dueAt } = promise;
  const { closesAtMs } = windowAround(calendar, startsAt);
  const lastCallMs = closesAtMs === null ? null : closesAtMs - cutoffMs;
  const found = lastCallMs === null ? [] : [lastCallMs];
  // The last start that fits is still in time.
  if (rule.kind === "restart" && closesAtMs !== null) found.push(closesAtMs - rule.budgetMs + 1);
  if (rule.kind === "by") {
    found.push(dueAt);
    const firstDay = civilDayAt(zone, startsAt) + 1;
    for (let day = firstDay; day < firstDay + MAX_DAYS; day += 1) {
      const midnightMs = instantOfWall(zone, day, 0);
      if (lastCallMs !== null && midnightMs >= lastCallMs) break;
      found.push(midnightMs);
    }
  }
  return found.sort((a, b) => a - b);
}
