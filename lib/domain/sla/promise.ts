import { dueBy } from "#lib/domain/sla/due-by.ts";
import { HORIZON_DAYS, horizonOf } from "#lib/domain/sla/horizon.ts";
import type { CompiledPolicy, Outcome } from "#lib/domain/sla/policy.ts";
import { refuse } from "#lib/domain/sla/refusal.ts";
import { startOf, startThatFits } from "#lib/domain/sla/start.ts";
import { advanceOpenMs } from "#lib/domain/sla/window-time.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";

/**
 * What is promised to a shipment at its acceptance, frozen from then on. Instants in epoch
 * milliseconds; `dueOn` is the civil date of dueAt − 1 ms in the policy's zone.
 */
export type SlaPromise = {
  readonly startsAt: number;
  readonly dueAt: number;
  readonly dueOn: string;
};

/**
 * The promise of a shipment accepted at an instant (domain.md §3, Start and Due). Its explanation is
 * made apart, by `explainPromise`.
 *
 * @param acceptedAt epoch milliseconds
 * @returns the promise, or `no_due` where none is due within 400 × 24 h of the acceptance
 */
export function computePromise(policy: CompiledPolicy, acceptedAt: number): Outcome<SlaPromise> {
  const limitMs = horizonOf(acceptedAt);
  const opensAt = startOf(policy, acceptedAt);
  if (opensAt === null || opensAt > limitMs) return noDue();
  const { rule } = policy;
  const startsAt =
    rule.kind === "restart" ? startThatFits(policy, opensAt, rule.budgetMs, limitMs) : opensAt;
  if (startsAt === null) return noDue();
  const dueAt = dueFrom(policy, startsAt, limitMs);
  if (dueAt === null || dueAt > limitMs) return noDue();
  const dueOn = isoOfDay(civilDayAt(policy.zone, dueAt - 1));
  return { ok: true, value: { startsAt, dueAt, dueOn } };
}

function dueFrom(policy: CompiledPolicy, startsAt: number, limitMs: number): number | null {
  const { rule } = policy;
  if (rule.kind === "by") return dueBy(policy, rule, startsAt)?.dueAt ?? null;
  if (rule.kind !== "carry" || rule.budgetMs === 0) return startsAt + rule.budgetMs;
  return advanceOpenMs(policy.calendar, startsAt, rule.budgetMs, limitMs);
}

function noDue() {
  return refuse("no_due", ["acceptedAt"], { days: HORIZON_DAYS });
}
