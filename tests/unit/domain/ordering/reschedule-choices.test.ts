import { expect, test } from "vitest";
import { rescheduleChoices } from "#lib/domain/ordering/reschedule-choices.ts";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { CompiledPolicy, PolicyInput } from "#lib/domain/sla/policy.ts";

const at = (wall: string) => Date.parse(`${wall}:00+08:00`);
const wallOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(5, 16);

function policyOf(parts: Partial<PolicyInput>): CompiledPolicy {
  const defined = definePolicy({
    zone: "Asia/Shanghai",
    windows: DEFAULT_WINDOWS,
    exceptions: {},
    cutoffMinutes: 0,
    rule: { kind: "by", days: 1, dayKind: "calendar", time: "17:00" },
    ...parts,
  });
  if (!defined.ok) throw new Error(defined.refusal.code);
  return defined.value;
}

function firstChoices(parts: Partial<PolicyInput>, promised: string, now: string): string[] {
  return rescheduleChoices(policyOf(parts), at(promised), at(now))
    .slice(0, 3)
    .map(({ dueOn, fromMs, dueAtMs }) => `${dueOn}: ${wallOf(fromMs)} to ${wallOf(dueAtMs)}`);
}

test("rule by: each later day from the opening to the rule's own time", () => {
  expect(firstChoices({}, "2026-11-22T17:00", "2026-11-21T18:18")).toEqual([
    "2026-11-23: 11-23T09:00 to 11-23T17:00",
    "2026-11-24: 11-24T09:00 to 11-24T17:00",
    "2026-11-25: 11-25T09:00 to 11-25T17:00",
  ]);
});

test("a budget: the window in pieces of at most five hours, the rest of today among them", () => {
  const rule = { kind: "within", budgetMinutes: 120, afterClose: "run" } as const;
  expect(firstChoices({ rule }, "2026-11-21T12:10", "2026-11-21T10:10")).toEqual([
    "2026-11-21: 11-21T09:00 to 11-21T14:00",
    "2026-11-21: 11-21T14:00 to 11-21T19:00",
    "2026-11-22: 11-22T09:00 to 11-22T14:00",
  ]);
});

test("a day that an exception closes is not offered, nor a time that is over", () => {
  const exceptions = { "2026-11-23": { windows: [], reason: "台风" } };
  expect(firstChoices({ exceptions }, "2026-11-22T17:00", "2026-11-24T17:00")[0]).toBe(
    "2026-11-25: 11-25T09:00 to 11-25T17:00",
  );
  expect(firstChoices({ exceptions }, "2026-11-22T17:00", "2026-11-22T09:00")[0]).toBe(
    "2026-11-24: 11-24T09:00 to 11-24T17:00",
  );
});

test("until midnight is due on the day that ends", () => {
  const windows = { sun: [["18:00", "24:00"]] } as const;
  const rule = { kind: "within", budgetMinutes: 60, afterClose: "run" } as const;
  expect(
    firstChoices({ windows, rule }, "2026-11-21T19:00", "2026-11-21T18:00").slice(0, 2),
  ).toEqual(["2026-11-22: 11-22T18:00 to 11-22T21:00", "2026-11-22: 11-22T21:00 to 11-23T00:00"]);
});
