import type { Pause } from "#lib/domain/sla/adjusted-due.ts";
import { explainDue } from "#lib/domain/sla/explain-due.ts";
import { HORIZON_DAYS } from "#lib/domain/sla/horizon.ts";
import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import type { SlaPromise } from "#lib/domain/sla/promise.ts";
import { startOf } from "#lib/domain/sla/start.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { windowAround } from "#lib/domain/sla/window-around.ts";
import { isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import type { Interval } from "#lib/domain/time/intervals.ts";
import { civilDayAt, resolveWall } from "#lib/domain/time/wall-time.ts";

const MAX_CLOSED_NAMED = 3;

/** Why a promise is what it is: the steps from its acceptance to its due. */
export function explainPromise(
  policy: CompiledPolicy,
  acceptedAt: number,
  promise: SlaPromise,
): Step[] {
  const opensAt = startOf(policy, acceptedAt) ?? promise.startsAt;
  const steps: Step[] = [{ code: "accepted", atMs: acceptedAt }];
  if (opensAt > acceptedAt) steps.push(...explainWait(policy, acceptedAt, opensAt));
  const { opensAtMs, closesAtMs } = windowAround(policy.calendar, opensAt);
  steps.push({ code: "window", opensAtMs, closesAtMs, atOnce: opensAt === acceptedAt });
  if (promise.startsAt !== opensAt) {
    steps.push({ code: "restarted", closesAtMs, opensAtMs: promise.startsAt });
  }
  steps.push(...explainDue(policy, promise));
  steps.push({ code: "due", atMs: promise.dueAt });
  return steps;
}

/**
 * How pauses moved a due; nothing where none counted.
 *
 * @param still what the pauses come to, as `standstills` gives it
 * @param adjustedAt as `adjustedDueAt` gives it
 */
export function explainPauses(
  pauses: readonly Pause[],
  still: readonly Interval[],
  adjustedAt: number | null,
): Step[] {
  const untilMs = adjustedAt ?? Number.POSITIVE_INFINITY;
  const firstMs = still.at(0)?.from ?? untilMs;
  const lastMs = still.at(-1)?.to ?? untilMs;
  const counted: Step[] = [];
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    const fromMs = Math.max(pause.from, firstMs);
    const toMs = Math.min(pause.to ?? lastMs, lastMs);
    if (fromMs < toMs && fromMs < untilMs) {
      counted.push({ code: "paused", fromMs, toMs, reason: pause.reason });
    }
  }
  if (counted.length === 0) return [];
  const end: Step =
    adjustedAt === null
      ? { code: "no_adjusted_due", days: HORIZON_DAYS }
      : { code: "adjusted_due", atMs: adjustedAt };
  return [...counted, end];
}

function explainWait(policy: CompiledPolicy, acceptedAt: number, opensAt: number): Step[] {
  const { zone, hours, calendar, cutoffMs } = policy;
  const missed = windowAround(calendar, acceptedAt);
  const steps: Step[] =
    missed.isOpen && missed.closesAtMs !== null
      ? [
          {
            code: "cutoff_missed",
            closesAtMs: missed.closesAtMs,
            cutoffMinutes: cutoffMs / 60_000,
          },
        ]
      : [{ code: "outside_hours" }];
  const openDay = civilDayAt(zone, opensAt);
  const closed = closedBetween(policy, civilDayAt(zone, acceptedAt), openDay);
  steps.push(...closed.slice(0, MAX_CLOSED_NAMED));
  if (closed.length > MAX_CLOSED_NAMED) {
    steps.push({ code: "more_closed", count: closed.length - MAX_CLOSED_NAMED });
  }
  const special = hours.exceptions.get(openDay);
  if (special && special.windows.length > 0) {
    steps.push({ code: "special_hours", on: isoOfDay(openDay), reason: special.reason });
  }
  for (const { openMinute } of special?.windows ?? hours.weekly[weekdayOf(openDay)] ?? []) {
    const wall = resolveWall(zone, openDay, openMinute);
    if (wall.atMs === opensAt && wall.movedMs > 0) {
      steps.push({ code: "moved_by_gap", minuteOfDay: openMinute, atMs: opensAt });
    }
  }
  return steps;
}

function closedBetween(policy: CompiledPolicy, fromDay: number, toDay: number): Step[] {
  return [...policy.hours.exceptions]
    .filter(([day, { windows }]) => windows.length === 0 && fromDay <= day && day <= toDay)
    .sort(([a], [b]) => a - b)
    .map(([day, { reason }]) => ({ code: "closed_on", on: isoOfDay(day), reason }));
}
