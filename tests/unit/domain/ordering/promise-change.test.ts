import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextPromiseChange } from "#lib/domain/ordering/promise-change.ts";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { CompiledPolicy, PolicyInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { policyOf as anyPolicyIn } from "#tests/unit/domain/sla/arbitraries.ts";

const at = (wall: string) => Date.parse(`${wall}:00+08:00`);
const wallOf = (ms: number | null | undefined) =>
  ms == null ? ms : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

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

function changeOf(policy: CompiledPolicy, acceptedAtMs: number) {
  const promise = computePromise(policy, acceptedAtMs);
  if (!promise.ok) throw new Error(promise.refusal.code);
  const change = nextPromiseChange(policy, acceptedAtMs, promise.value);
  return change && [wallOf(change.atMs), wallOf(change.dueAtMs)];
}

const allDay = Object.fromEntries(
  Object.keys(DEFAULT_WINDOWS).map((day) => [day, [["00:00", "24:00"]]]),
) as PolicyInput["windows"];
const within = (budgetMinutes: number, afterClose: "run" | "carry" | "restart") =>
  ({ kind: "within", budgetMinutes, afterClose }) as const;

describe("the countdown counts to", () => {
  test.each([
    [
      "the close, 18:18 on Saturday",
      {},
      "2026-11-21T18:18",
      "2026-11-21 19:00",
      "2026-11-23 17:00",
    ],
    [
      "the cut-off before it",
      { cutoffMinutes: 30 },
      "2026-11-21T18:18",
      "2026-11-21 18:30",
      "2026-11-23 17:00",
    ],
    [
      "the next close, when it is closed now",
      {},
      "2026-11-21T19:00",
      "2026-11-22 19:00",
      "2026-11-24 17:00",
    ],
    [
      "the end of the day, not its break at noon",
      {
        windows: {
          ...DEFAULT_WINDOWS,
          sat: [
            ["09:00", "12:00"],
            ["13:00", "18:00"],
          ],
        },
      },
      "2026-11-21T11:00",
      "2026-11-21 18:00",
      "2026-11-23 17:00",
    ],
    [
      "that of the day's own hours",
      { exceptions: { "2026-11-21": { windows: [["10:00", "18:30"]], reason: "盘点" } } },
      "2026-11-21T18:18",
      "2026-11-21 18:30",
      "2026-11-23 17:00",
    ],
    [
      "midnight, where it never closes",
      { windows: allDay },
      "2026-11-21T18:18",
      "2026-11-22 00:00",
      "2026-11-23 17:00",
    ],
    [
      "the time itself, for the same day",
      { windows: allDay, rule: { kind: "by", days: 0, dayKind: "calendar", time: "17:00" } },
      "2026-11-21T09:00",
      "2026-11-21 17:00",
      "2026-11-22 17:00",
    ],
    [
      "the close, within 2 h",
      { rule: within(120, "run") },
      "2026-11-21T18:18",
      "2026-11-21 19:00",
      "2026-11-22 11:00",
    ],
    [
      "the last start that fits, and one millisecond",
      { rule: within(120, "restart") },
      "2026-11-21T16:00",
      "2026-11-21 17:00",
      "2026-11-22 11:00",
    ],
    [
      "the last start that the only day there is can finish, and one millisecond",
      {
        windows: {},
        exceptions: { "2026-11-21": { windows: [["10:00", "18:00"]], reason: "盘点" } },
        rule: within(120, "carry"),
      },
      "2026-11-20T12:00",
      "2026-11-21 16:00",
      null,
    ],
  ] as const)("%s", (_name, parts, accepted, changes, due) => {
    expect(changeOf(policyOf(parts as Partial<PolicyInput>), at(accepted))).toEqual([changes, due]);
  });

  test("nothing, within 2 h of a platform that never closes", () => {
    expect(changeOf(policyOf({ windows: allDay, rule: within(120, "run") }), 0)).toBeNull();
  });
});

const anyPolicy = fc
  .constantFrom("Asia/Shanghai", "America/New_York")
  .chain((zone) => anyPolicyIn(zone, ["2026-03-08", "2026-03-09", "2026-11-01"]));
/** The weeks about both clock changes of New York. */
const anyInstant = fc.oneof(
  fc.integer({ min: at("2026-03-01T00:00"), max: at("2026-03-15T00:00") }),
  fc.integer({ min: at("2026-10-25T00:00"), max: at("2026-11-08T00:00") }),
);

test("until then the promise does not leap, and there it does", () => {
  let leaps = 0;
  fc.assert(
    fc.property(
      anyPolicy,
      anyInstant,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (input, acceptedAtMs, share) => {
        const defined = definePolicy(input);
        const promise = defined.ok ? computePromise(defined.value, acceptedAtMs) : defined;
        if (!defined.ok || !promise.ok) return;
        const { startsAt, dueAt } = promise.value;
        const change = nextPromiseChange(defined.value, acceptedAtMs, promise.value);
        if (change === null) return;
        leaps += 1;
        const between = acceptedAtMs + (change.atMs - 1 - acceptedAtMs) * share;
        for (const atMs of [Math.floor(between), change.atMs - 1]) {
          const same = computePromise(defined.value, atMs);
          if (input.rule.kind === "by") expect(same.ok && same.value.dueAt).toBe(dueAt);
          else expect(same.ok && same.value.startsAt).toBe(Math.max(atMs, startsAt));
        }
        if (input.rule.kind === "by") expect(change.dueAtMs).not.toBe(dueAt);
        const next = computePromise(defined.value, change.atMs);
        expect(next.ok ? next.value.dueAt : null).toBe(change.dueAtMs);
      },
    ),
    { numRuns: 500 },
  );
  expect(leaps).toBeGreaterThan(100);
});
