import { dueBy } from "#lib/domain/sla/due-by.ts";
import type { CompiledPolicy, Rule } from "#lib/domain/sla/policy.ts";
import type { SlaPromise } from "#lib/domain/sla/promise.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { windowAround } from "#lib/domain/sla/window-around.ts";
import { openingFrom, openMsBetween } from "#lib/domain/sla/window-time.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { resolveWall } from "#lib/domain/time/wall-time.ts";

const MAX_CARRIES_NAMED = 3;

/** The steps from the start to the due, without either. */
export function explainDue(policy: CompiledPolicy, promise: SlaPromise): Step[] {
  const { rule } = policy;
  if (rule.kind === "by") return explainBy(policy, rule, promise);
  const minutes = rule.budgetMs / 60_000;
  const budget: Step = { code: "budget", minutes, inWindows: rule.kind === "carry" };
  return rule.kind === "carry" ? [budget, ...explainCarries(policy, promise)] : [budget];
}

function explainBy(
  policy: CompiledPolicy,
  rule: Extract<Rule, { kind: "by" }>,
  { startsAt }: SlaPromise,
): Step[] {
  const found = dueBy(policy, rule, startsAt);
  if (!found) return [];
  const { dayKind, days, timeMinute } = rule;
  const steps: Step[] = [{ code: "days_counted", days, dayKind, on: isoOfDay(found.countedDay) }];
  if (found.dueDay !== found.countedDay) {
    steps.push({ code: "one_further_day", dayKind, on: isoOfDay(found.dueDay) });
  }
  const wall = resolveWall(policy.zone, found.dueDay, timeMinute);
  if (wall.movedMs > 0) {
    steps.push({ code: "moved_by_gap", minuteOfDay: timeMinute, atMs: wall.atMs });
  }
  return steps;
}

function explainCarries({ calendar }: CompiledPolicy, { startsAt, dueAt }: SlaPromise): Step[] {
  const steps: Step[] = [];
  let carries = 0;
  let closesAtMs = windowAround(calendar, startsAt).closesAtMs;
  while (closesAtMs !== null && closesAtMs < dueAt) {
    const opensAtMs = openingFrom(calendar, closesAtMs);
    if (opensAtMs === null) break;
    carries += 1;
    if (carries <= MAX_CARRIES_NAMED) {
      const leftMs = openMsBetween(calendar, closesAtMs, dueAt);
      steps.push({ code: "carried", closesAtMs, leftMs, opensAtMs });
    }
    closesAtMs = windowAround(calendar, opensAtMs).closesAtMs;
  }
  if (carries > MAX_CARRIES_NAMED) {
    steps.push({ code: "more_carried", count: carries - MAX_CARRIES_NAMED });
  }
  return steps;
}
