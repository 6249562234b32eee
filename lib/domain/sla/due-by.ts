import type { Block } from "#lib/domain/sla/open-calendar.ts";
import type { CompiledPolicy, Rule } from "#lib/domain/sla/policy.ts";
import { civilDayAt, instantOfWall } from "#lib/domain/time/wall-time.ts";

type ByRule = Extract<Rule, { kind: "by" }>;

/** Where rule `by` ends: the instant, the date it was read on, and whether one day was added. */
export type DueBy = {
  readonly dueAt: number;
  readonly dueDay: number;
  readonly wentFurther: boolean;
};

/**
 * The due of rule `by`: the civil date of the start, so many days on, at the local time; one
 * further day of that kind where that is not after the start.
 *
 * @returns null where the calendar has not enough open dates within 448 days
 */
export function dueBy(policy: CompiledPolicy, rule: ByRule, startsAt: number): DueBy | null {
  const startDay = civilDayAt(policy.zone, startsAt);
  const dueDay = daysOn(policy, rule.dayKind, startDay, rule.days);
  if (dueDay === null) return null;
  const dueAt = instantOfWall(policy.zone, dueDay, rule.timeMinute);
  if (dueAt > startsAt) return { dueAt, dueDay, wentFurther: false };
  const nextDay = daysOn(policy, rule.dayKind, dueDay, 1);
  if (nextDay === null) return null;
  const nextDueAt = instantOfWall(policy.zone, nextDay, rule.timeMinute);
  return { dueAt: nextDueAt, dueDay: nextDay, wentFurther: true };
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
