import { adjustedDueAt, type Pause, standstills } from "#lib/domain/sla/adjusted-due.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { CompiledPolicy, PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import type { ShipmentEnd } from "#lib/domain/sla/verdict.ts";
import { formatInstant, parseInstant } from "#lib/domain/time/instant.ts";

const NINE_TO_SEVEN = [["09:00", "19:00"]] as const;

const EVERY_DAY: PolicyInput["windows"] = everyDay(NINE_TO_SEVEN);

/** The same windows on each weekday. */
export function everyDay(windows: PolicyInput["windows"]["mon"]): PolicyInput["windows"] {
  return {
    mon: windows,
    tue: windows,
    wed: windows,
    thu: windows,
    fri: windows,
    sat: windows,
    sun: windows,
  };
}

export function within(
  afterClose: "run" | "carry" | "restart",
  budgetMinutes = 120,
): PolicyInput["rule"] {
  return { kind: "within", budgetMinutes, afterClose };
}

/** Shanghai, every day 09:00–19:00, with what differs. */
export function policyInput(rule: RuleInput, differs: Partial<PolicyInput> = {}): PolicyInput {
  return {
    zone: "Asia/Shanghai",
    windows: EVERY_DAY,
    exceptions: {},
    cutoffMinutes: 0,
    rule,
    ...differs,
  };
}

export function compiled(input: PolicyInput): CompiledPolicy {
  const outcome = definePolicy(input);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

export function ms(instant: string): number {
  const atMs = parseInstant(instant);
  if (typeof atMs !== "number") throw new Error(`${instant}: ${atMs}`);
  return atMs;
}

/** Start and due of an acceptance, as ISO text, or the code of the refusal. */
export function promised(input: PolicyInput, acceptedAt: string) {
  const outcome = computePromise(compiled(input), ms(acceptedAt));
  if (!outcome.ok) return outcome.refusal.code;
  const { startsAt, dueAt, dueOn } = outcome.value;
  return { startsAt: formatInstant(startsAt), dueAt: formatInstant(dueAt), dueOn };
}

const NO_END: ShipmentEnd = { deliveredAt: null, cancelledAt: null, cancelledBy: null };

/** The adjusted due of an acceptance, as ISO text or null for none, or the code of the refusal. */
export function adjusted(
  input: PolicyInput,
  acceptedAt: string,
  pauses: readonly { from: string; to: string | null }[],
  asOf: string,
  end: Partial<ShipmentEnd> = {},
): string | null {
  const policy = compiled(input);
  const promise = computePromise(policy, ms(acceptedAt));
  if (!promise.ok) return promise.refusal.code;
  const read: Pause[] = pauses.map(({ from, to }) => ({
    from: ms(from),
    to: to === null ? null : ms(to),
    reason: "test",
  }));
  const still = standstills(read, promise.value.startsAt, { ...NO_END, ...end }, ms(asOf));
  if (!still.ok) return still.refusal.code;
  const due = adjustedDueAt(policy, promise.value, still.value);
  return due === null ? null : formatInstant(due);
}
