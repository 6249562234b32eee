import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { computePromise, type SlaPromise } from "#lib/domain/sla/promise.ts";
import { windowAround } from "#lib/domain/sla/window-around.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";

/** When the next acceptance is promised otherwise, and what; `dueAtMs` null = nothing any more. */
export type PromiseChange = { readonly atMs: number; readonly dueAtMs: number | null };

/** So many windows, and days of one, are looked through: enough for a month of days cut in two. */
const MAX_WINDOWS = 64;
const MAX_DAYS = 40;

/**
 * The cut-off that a countdown counts to: the first instant after an acceptance at which the promise
 * is another one. Of rule `by` that is where the due leaps to a later date, which a break at noon does
 * not do; of the others, whose due moves on with the clock, where the start leaps to the next opening.
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
  let current = promise;
  for (let window = 0; window < MAX_WINDOWS; window += 1) {
    const lastCallMs = lastCallOf(policy, current);
    const candidates = leaps(policy, current, lastCallMs);
    candidates.push(...lastInTime(policy, Math.max(acceptedAtMs, current.startsAt), lastCallMs));
    for (const atMs of candidates.sort((a, b) => a - b)) {
      if (atMs <= acceptedAtMs) continue;
      const next = computePromise(policy, atMs);
      if (!next.ok) return { atMs, dueAtMs: null };
      const { startsAt, dueAt } = next.value;
      const isOther = policy.rule.kind === "by" ? dueAt !== promise.dueAt : startsAt > atMs;
      if (isOther) return { atMs, dueAtMs: dueAt };
    }
    const next = lastCallMs === null ? null : computePromise(policy, lastCallMs);
    if (!next?.ok) return null;
    current = next.value;
  }
  return null;
}

/** From when on an acceptance no longer starts in the window of this one. */
function lastCallOf({ calendar, cutoffMs }: CompiledPolicy, { startsAt }: SlaPromise) {
  const { closesAtMs } = windowAround(calendar, startsAt);
  return closesAtMs === null ? null : closesAtMs - cutoffMs;
}

/** Instants up to the last call of a window at which the start or the date of a promise may leap. */
function leaps(
  { zone, cutoffMs, rule }: CompiledPolicy,
  { startsAt, dueAt }: SlaPromise,
  lastCallMs: number | null,
): number[] {
  const found: number[] = [];
  // The last start that fits is still in time.
  if (rule.kind === "restart" && lastCallMs !== null) {
    found.push(lastCallMs + cutoffMs - rule.budgetMs + 1);
  }
  if (rule.kind === "by") {
    const firstDay = civilDayAt(zone, startsAt) + 1;
    found.push(dueAt);
    for (let day = firstDay; day < firstDay + MAX_DAYS; day += 1) {
      found.push(instantOfWall(zone, day, 0));
    }
  }
  const inWindow = found.filter((atMs) => lastCallMs === null || atMs < lastCallMs);
  if (lastCallMs !== null) inWindow.push(lastCallMs);
  return inWindow;
}

/**
 * Where a calendar runs out of windows, a budget of rule `carry` no longer fits what is left of them
 * before the last one closes: from then on nothing is promised. The time that is left within a start's
 * 400 days never grows while its window is open, so a bisection finds the instant.
 */
function lastInTime(policy: CompiledPolicy, fromMs: number, lastCallMs: number | null): number[] {
  if (policy.rule.kind !== "carry" || lastCallMs === null) return [];
  if (computePromise(policy, lastCallMs - 1).ok) return [];
  let [keptAtMs, brokenAtMs] = [fromMs, lastCallMs - 1];
  while (brokenAtMs - keptAtMs > 1) {
    const middleMs = Math.floor((keptAtMs + brokenAtMs) / 2);
    if (computePromise(policy, middleMs).ok) keptAtMs = middleMs;
    else brokenAtMs = middleMs;
  }
  return [brokenAtMs];
}
