import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { RuleInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { verdictOf } from "#lib/domain/sla/verdict.ts";

const rules: readonly RuleInput[] = [
  { kind: "within", budgetMinutes: 120, afterClose: "run" },
  { kind: "within", budgetMinutes: 120, afterClose: "carry" },
  { kind: "within", budgetMinutes: 90, afterClose: "restart" },
  { kind: "by", days: 1, dayKind: "calendar", time: "17:00" },
  { kind: "by", days: 2, dayKind: "open", time: "12:00" },
];
const zones = ["Asia/Shanghai", "Europe/London", "Australia/Lord_Howe", "America/St_Johns"];
const yearMs = 365 * 86_400_000;
const firstMs = Date.parse("2026-01-01T00:00:00Z");

/** Promises and verdicts over every rule in every zone, acceptances spread over a year. */
export function benchPromises(n: number) {
  const policies = zones.flatMap((zone) =>
    rules.flatMap((rule) => {
      const exceptions = { "2026-10-01": { windows: [], reason: "holiday" } };
      const input = { zone, windows: DEFAULT_WINDOWS, exceptions, cutoffMinutes: 0, rule };
      const defined = definePolicy(input);
      return defined.ok ? [defined.value] : [];
    }),
  );
  let onTime = 0;
  const startedMs = performance.now();
  for (let i = 0; i < n; i += 1) {
    const policy = policies[i % policies.length];
    if (!policy) continue;
    const acceptedAt = firstMs + ((i * 7_919_777) % yearMs);
    const promise = computePromise(policy, acceptedAt);
    if (!promise.ok) throw new Error(promise.refusal.code);
    const { dueAt } = promise.value;
    const end = { deliveredAt: acceptedAt + 6_000_000, cancelledAt: null, cancelledBy: null };
    if (verdictOf({ ...end, dueAt, asOf: dueAt }) === "on_time") onTime += 1;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  return { bench: "promises", n, onTime, perSecond: Math.round(n / seconds) };
}
