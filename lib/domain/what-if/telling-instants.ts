import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { windowAround } from "#lib/domain/sla/window-around.ts";
import { weekdayOf } from "#lib/domain/time/civil-date.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";

const MINUTE_MS = 60_000;
const NOON = 12 * 60;
const HALF_PAST_SIX = 18 * 60 + 30;
const MORNING = 10 * 60;
const SATURDAY = 5;
/** A regular Saturday may be two months away where holidays have hours of their own. */
const DAYS_AHEAD = 70;

/** Why an instant is worth looking at before a policy is switched on. */
type Moment = "weekday_noon" | "saturday_evening" | "before_cutoff" | "at_cutoff" | "exception";
export type TellingInstant = { readonly moment: Moment; readonly atMs: number };

/**
 * A few acceptances that tell what a policy means, each at or after an instant: a weekday's noon, a
 * Saturday at 18:30, the last minute before the cut-off of a day's last window and the cut-off itself,
 * and 10:00 of the next day that has hours of its own. What does not exist is left out.
 */
export function tellingInstants(policy: CompiledPolicy, fromMs: number): TellingInstant[] {
  const { zone, hours } = policy;
  const firstDay = civilDayAt(zone, fromMs);
  const days = Array.from({ length: DAYS_AHEAD }, (_, index) => firstDay + index);
  const regular = days.filter((day) => !hours.exceptions.has(day));
  const firstAt = (candidates: readonly number[], minute: number) =>
    candidates.map((day) => instantOfWall(zone, day, minute)).find((atMs) => atMs >= fromMs);
  const cutoffMs = firstCutoff(policy, regular, fromMs);
  const special = [...hours.exceptions.keys()].sort((a, b) => a - b);
  const found: readonly [Moment, number | undefined][] = [
    ["weekday_noon", firstAt(regular.filter(isWorkday), NOON)],
    ["saturday_evening", firstAt(regular.filter(isSaturday), HALF_PAST_SIX)],
    ["before_cutoff", cutoffMs === undefined ? undefined : cutoffMs - MINUTE_MS],
    ["at_cutoff", cutoffMs],
    ["exception", firstAt(special, MORNING)],
  ];
  return found.flatMap(([moment, atMs]) => (atMs === undefined ? [] : [{ moment, atMs }]));
}

function isSaturday(day: number): boolean {
  return weekdayOf(day) === SATURDAY;
}

function isWorkday(day: number): boolean {
  return weekdayOf(day) < SATURDAY;
}

/** The cut-off of the last window of the first regular day that has one; never closing has none. */
function firstCutoff(
  { zone, hours, calendar, cutoffMs }: CompiledPolicy,
  days: readonly number[],
  fromMs: number,
): number | undefined {
  for (const day of days) {
    const last = hours.weekly[weekdayOf(day)]?.at(-1);
    if (!last) continue;
    const { closesAtMs } = windowAround(calendar, instantOfWall(zone, day, last.openMinute));
    if (closesAtMs !== null && closesAtMs - cutoffMs - MINUTE_MS >= fromMs) {
      return closesAtMs - cutoffMs;
    }
  }
  return undefined;
}
