import { expect, test } from "vitest";
import { promiseStepsSchema } from "#lib/contracts/promise-steps.ts";
import { slaPolicySchema } from "#lib/contracts/sla.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { explainPromise } from "#lib/domain/sla/explain.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";

const everyDay = { mon: hours(), tue: hours(), wed: hours(), thu: hours(), fri: hours() };

function hours(): [string, string][] {
  return [["09:00", "19:00"]];
}

const rules = [
  { kind: "within", budgetMinutes: 120, afterClose: "run" },
  { kind: "within", budgetMinutes: 900, afterClose: "carry" },
  { kind: "within", budgetMinutes: 120, afterClose: "restart" },
  { kind: "by", days: 1, dayKind: "open", time: "17:00" },
  { kind: "by", days: 0, dayKind: "calendar", time: "08:00" },
];

test.each(rules.map((rule) => [JSON.stringify(rule), rule] as const))(
  "what a promise is frozen with comes back from JSON as it was: %s",
  (_name, rule) => {
    const policy = slaPolicySchema.parse({
      zone: "Asia/Shanghai",
      windows: everyDay,
      exceptions: { "2026-11-23": { windows: [], reason: "typhoon" } },
      cutoffMinutes: 30,
      rule,
    });
    const compiled = definePolicy(policy);
    if (!compiled.ok) throw new Error("refused");
    for (const iso of ["2026-11-20T10:45:00.000Z", "2026-11-20T09:00:00.000Z"]) {
      const acceptedAt = Date.parse(iso);
      const promise = computePromise(compiled.value, acceptedAt);
      if (!promise.ok) throw new Error("no due");
      const steps = explainPromise(compiled.value, acceptedAt, promise.value);
      const stored: unknown = JSON.parse(JSON.stringify(steps));
      expect(promiseStepsSchema.parse(stored)).toEqual(steps);
    }
  },
);
