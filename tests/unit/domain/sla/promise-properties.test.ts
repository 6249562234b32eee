import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedDueAt, type Pause, standstills } from "#lib/domain/sla/adjusted-due.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { type CompiledPolicy, type PolicyInput, WEEKDAYS } from "#lib/domain/sla/policy.ts";
import { computePromise, type SlaPromise } from "#lib/domain/sla/promise.ts";
import { carryRule, policyOf, runRule } from "#tests/unit/domain/sla/arbitraries.ts";

const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2026, 2, 20);
const NO_END = { deliveredAt: null, cancelledAt: null, cancelledBy: null };
const DATES = ["2026-03-22", "2026-03-29", "2026-03-30", "2026-04-05"];

const zone = fc.constantFrom(
  "Asia/Shanghai",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "America/Santiago",
);
const instant = fc.integer({ min: FROM_MS, max: FROM_MS + 20 * DAY_MS });
const anyPolicy = zone.chain((name) => policyOf(name, DATES));
const pauseList = fc.array(
  fc
    .tuple(instant, fc.integer({ min: 0, max: DAY_MS }))
    .map(([from, length]): Pause => ({ from, to: from + length, reason: "test" })),
  { maxLength: 4 },
);

function define(input: PolicyInput): CompiledPolicy {
  const outcome = definePolicy(input);
  fc.pre(outcome.ok);
  return outcome.value;
}

function promiseOf(policy: CompiledPolicy, acceptedAt: number): SlaPromise {
  const outcome = computePromise(policy, acceptedAt);
  fc.pre(outcome.ok);
  return outcome.value;
}

function adjustedOf(
  policy: CompiledPolicy,
  promise: SlaPromise,
  pauses: readonly Pause[],
): number | string | null {
  const still = standstills(pauses, promise.startsAt, NO_END, FROM_MS + 400 * DAY_MS);
  if (!still.ok) return still.refusal.code;
  return adjustedDueAt(policy, promise, still.value);
}

/** The same policy with every window of ten minutes or more cut in two. */
function cutWindows(input: PolicyInput, atMinute: number): PolicyInput {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const cut = (windows: PolicyInput["windows"]["mon"] = []) =>
    windows.flatMap(([open, close]): [string, string][] => {
      const middle = minutes(open) + atMinute;
      if (middle >= minutes(close)) return [[open, close]];
      const hour = String(Math.floor(middle / 60)).padStart(2, "0");
      const time = `${hour}:${String(middle % 60).padStart(2, "0")}`;
      return [
        [time, close],
        [open, time],
      ];
    });
  return {
    ...input,
    windows: Object.fromEntries(WEEKDAYS.map((day) => [day, cut(input.windows[day])])),
    exceptions: Object.fromEntries(
      Object.entries(input.exceptions).map(([date, { windows, reason }]) => [
        date,
        { windows: cut(windows), reason },
      ]),
    ),
  };
}

describe("a promise", () => {
  test("acceptance ≤ start ≤ due, and a due of rule by is after the start", () => {
    fc.assert(
      fc.property(anyPolicy, instant, (input, acceptedAt) => {
        const { startsAt, dueAt } = promiseOf(define(input), acceptedAt);
        expect(startsAt).toBeGreaterThanOrEqual(acceptedAt);
        if (input.rule.kind === "by") expect(dueAt).toBeGreaterThan(startsAt);
        else expect(dueAt).toBeGreaterThanOrEqual(startsAt + input.rule.budgetMinutes * 60_000);
      }),
    );
  });

  test("run and carry: who is accepted later is not due earlier", () => {
    const policies = zone.chain((name) => policyOf(name, DATES, fc.oneof(runRule, carryRule)));
    fc.assert(
      fc.property(policies, instant, fc.nat({ max: DAY_MS }), (input, acceptedAt, later) => {
        const policy = define(input);
        const first = promiseOf(policy, acceptedAt);
        const second = promiseOf(policy, acceptedAt + later);
        expect(second.startsAt).toBeGreaterThanOrEqual(first.startsAt);
        expect(second.dueAt).toBeGreaterThanOrEqual(first.dueAt);
      }),
    );
  });

  test("cutting windows at any minute changes nothing", () => {
    // A cut inside a gap of the clocks is moved behind the close and would lengthen the window, so
    // the zone has none here; the golden tables have those.
    const policies = policyOf("Asia/Shanghai", DATES);
    fc.assert(
      fc.property(policies, instant, fc.integer({ min: 1, max: 1439 }), (input, acceptedAt, at) => {
        const whole = promiseOf(define(input), acceptedAt);
        expect(promiseOf(define(cutWindows(input, at)), acceptedAt)).toEqual(whole);
      }),
    );
  });

  test("asking again, in any order, answers the same", () => {
    fc.assert(
      fc.property(anyPolicy, fc.array(instant, { maxLength: 5 }), (input, instants) => {
        const kept = define(input);
        const forwards = instants.map((at) => computePromise(kept, at));
        const backwards = instants.toReversed().map((at) => computePromise(kept, at));
        expect(backwards.toReversed()).toEqual(forwards);
      }),
    );
  });
});

describe("pauses", () => {
  test("never make a due earlier, nor later than their sum and the nights allow", () => {
    fc.assert(
      fc.property(anyPolicy, instant, pauseList, (input, acceptedAt, pauses) => {
        const policy = define(input);
        const promise = promiseOf(policy, acceptedAt);
        const adjusted = adjustedOf(policy, promise, pauses);
        expect(adjusted).toBeGreaterThanOrEqual(promise.dueAt);
        if (policy.rule.kind !== "run" && policy.rule.kind !== "by") return;
        const sum = pauses.reduce((total, { from, to }) => total + ((to ?? from) - from), 0);
        expect(adjusted).toBeLessThanOrEqual(promise.dueAt + sum);
      }),
    );
  });

  test("order, doubling and cutting in two change nothing", () => {
    fc.assert(
      fc.property(anyPolicy, instant, pauseList, (input, acceptedAt, pauses) => {
        const policy = define(input);
        const promise = promiseOf(policy, acceptedAt);
        const expected = adjustedOf(policy, promise, pauses);
        const cut = pauses.flatMap(({ from, to, reason }): Pause[] => {
          const middle = Math.floor((from + (to ?? from)) / 2);
          return [
            { from: middle, to, reason },
            { from, to: middle, reason },
          ];
        });
        expect(adjustedOf(policy, promise, pauses.toReversed())).toBe(expected);
        expect(adjustedOf(policy, promise, [...pauses, ...pauses])).toBe(expected);
        expect(adjustedOf(policy, promise, cut)).toBe(expected);
      }),
    );
  });

  test("one that starts at or after the adjusted due adds nothing", () => {
    fc.assert(
      fc.property(
        anyPolicy,
        instant,
        pauseList,
        fc.nat(DAY_MS),
        (input, acceptedAt, pauses, gap) => {
          const policy = define(input);
          const promise = promiseOf(policy, acceptedAt);
          const adjusted = adjustedOf(policy, promise, pauses);
          fc.pre(typeof adjusted === "number");
          const after = { from: adjusted + gap, to: adjusted + gap + DAY_MS, reason: "test" };
          expect(adjustedOf(policy, promise, [...pauses, after])).toBe(adjusted);
        },
      ),
    );
  });
});
