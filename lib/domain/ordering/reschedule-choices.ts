import type { CompiledPolicy, MinuteWindow } from "#lib/domain/sla/policy.ts";
import { isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";

/** A time of delivery that a dealer may ask for instead: between two instants, due at the later. */
export type RescheduleChoice = {
  /** Civil date in the platform's zone. */
  readonly dueOn: string;
  readonly fromMs: number;
  readonly dueAtMs: number;
};

/** For how many days ahead times are offered. */
const RESCHEDULE_DAYS = 30;

/** A window is offered in pieces no longer than this: "in the afternoon", not "some time that day". */
const MAX_SLOT_MINUTES = 300;

/**
 * The later times that a platform keeps: on each day that it is open, of rule `by` until the rule's own
 * time, else the day's windows in pieces of at most five hours.
 *
 * @param promisedMs what is promised now: earlier than that is no later wish, but a new demand
 * @returns in order of time, of 30 days from the date of `promisedMs` or of now, whichever is later
 */
export function rescheduleChoices(
  policy: CompiledPolicy,
  promisedMs: number,
  nowMs: number,
): RescheduleChoice[] {
  const afterMs = Math.max(promisedMs, nowMs);
  const firstDay = civilDayAt(policy.zone, afterMs - 1);
  const choices: RescheduleChoice[] = [];
  for (let day = firstDay; day <= firstDay + RESCHEDULE_DAYS; day += 1) {
    choices.push(...choicesOn(policy, day).filter(({ dueAtMs }) => dueAtMs > afterMs));
  }
  return choices;
}

function choicesOn({ zone, hours, rule }: CompiledPolicy, day: number): RescheduleChoice[] {
  const windows = hours.exceptions.get(day)?.windows ?? hours.weekly[weekdayOf(day)] ?? [];
  const [first] = windows;
  if (!first) return [];
  const slots =
    rule.kind === "by"
      ? [{ openMinute: Math.min(first.openMinute, rule.timeMinute), closeMinute: rule.timeMinute }]
      : windows.flatMap(slotsOf);
  return slots.flatMap(({ openMinute, closeMinute }) => {
    const fromMs = instantOfWall(zone, day, openMinute);
    const dueAtMs = instantOfWall(zone, day, closeMinute);
    if (fromMs >= dueAtMs) return [];
    return [{ dueOn: isoOfDay(civilDayAt(zone, dueAtMs - 1)), fromMs, dueAtMs }];
  });
}

function slotsOf({ openMinute, closeMinute }: MinuteWindow): MinuteWindow[] {
  const pieces = Math.ceil((closeMinute - openMinute) / MAX_SLOT_MINUTES);
  const borderAt = (i: number) =>
    openMinute + Math.round(((closeMinute - openMinute) * i) / pieces);
  return Array.from({ length: pieces }, (_, i) => ({
    openMinute: borderAt(i),
    closeMinute: borderAt(i + 1),
  }));
}
