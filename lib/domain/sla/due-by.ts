import type { Block } from "#lib/domain/sla/open-calendar.ts";
import type { CompiledPolicy, Rule } from "#lib/domain/sla/policy.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";

type ByRule = Extract<Rule, { kind: "by" }>;

/** Where rule `by` ends: the date that was counted to, the one it was read on, the instant. */
export type DueBy = {
  readonly countedDay: number;
  readonly dueDay: number;
  readonly dueAt: number;
};

/**
 * The due of rule `by`: the civil date of the start, so many days on, at the local time; one
 * further day of that kind where that is not after the start.
 *
 * @returns null where the calendar has not enough open dates within 448 days
 */
export function dueBy(policy: CompiledPolicy, rule: ByRule, startsAt: number): DueBy | null {
  const startDay = civilDayAt(policy.zone, startsAt);
  const countedDay = daysOn(policy, rule.dayKind, startDay, rule.days);
  if (countedDay === null) return null;
  const dueAt = instantOfWall(policy.zone, countedDay, rule.timeMinute);
  if (dueAt > startsAt) return { countedDay, dueDay: countedDay, dueAt };
  const dueDay = daysOn(policy, rule.dayKind, countedDay, 1);
  if (dueDay === null) return null;
  return { countedDay, dueDay, dueAt: instantOfWall(policy.zone, dueDay, rule.timeMinute) };
}

function daysOn(
  policy: CompiledPolicy,
  dayKind: "calendar" | "open",
  day: number,
  days: number,
): number | null {
  if (dayKind === "calendar" || days === 0) return day + days;
  let block: Block | null = policy.calendar.blockOfDay(day);
  let passed = block.openDays.findIndex((openDay) => openDay > day);
  if (passed === -1) passed = block.openDays.length;
  let left = days;
  while (block) {
    const found = block.openDays[passed + left - 1];
    if (found !== undefined) return found;
    left -= block.openDays.length - passed;
    passed = 0;
    block = policy.calendar.nextBlock(block);
  }
  return null;
}
