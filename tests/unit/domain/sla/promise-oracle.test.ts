import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedDueAt, standstills } from "#lib/domain/sla/adjusted-due.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { policyOf } from "#tests/unit/domain/sla/arbitraries.ts";
import { MinuteOracle } from "#tests/unit/domain/sla/minute-oracle.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NO_END = { deliveredAt: null, cancelledAt: null, cancelledBy: null };

// Around a change of the clocks, except for the first.
const STRETCHES = [
  ["Asia/Shanghai", "2026-11-21"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["America/Santiago", "2026-09-06"],
  ["America/Santiago", "2026-04-05"],
  ["America/St_Johns", "2010-03-14"],
  ["America/St_Johns", "2010-11-07"],
  ["Asia/Tehran", "2022-03-22"],
  ["Asia/Tehran", "2022-09-22"],
  ["Asia/Kathmandu", "1986-01-01"],
  ["Europe/Berlin", "2026-03-29"],
  ["America/New_York", "2026-11-01"],
  ["Africa/Casablanca", "2026-02-15"],
  ["Pacific/Apia", "2011-12-30"],
] as const;

describe("agrees with a walk over the minutes", () => {
  test.each(STRETCHES)("%s around %s", (zone, date) => {
    const middle = Date.parse(`${date}T00:00:00Z`);
    const oracle = new MinuteOracle(zone, middle - 5 * DAY, 24);
    const dates = [-2, -1, 0, 1, 2, 3].map((days) =>
      new Date(middle + days * DAY).toISOString().slice(0, 10),
    );
    const minutes = fc.integer({ min: -2 * 1440, max: 2 * 1440 });
    const pause = fc.record({ from: minutes, length: fc.integer({ min: 0, max: 1500 }) });
    let compared = 0;
    fc.assert(
      fc.property(
        policyOf(zone, dates),
        minutes,
        fc.array(pause, { maxLength: 3 }),
        (input, accepted, lengths) => {
          const defined = definePolicy(input);
          if (!defined.ok) return;
          const acceptedAt = middle + accepted * MINUTE;
          const pauses = lengths.map(({ from, length }) => {
            const fromMs = middle + from * MINUTE;
            return { from: fromMs, to: fromMs + length * MINUTE, reason: "test" };
          });
          const expected = oracle.promise(input, acceptedAt, pauses);
          if (!expected) return;
          const promise = computePromise(defined.value, acceptedAt);
          if (!promise.ok) throw new Error(promise.refusal.code);
          const { startsAt, dueAt } = promise.value;
          const still = standstills(pauses, startsAt, NO_END, middle + 365 * DAY);
          if (!still.ok) throw new Error(still.refusal.code);
          const adjustedAt = adjustedDueAt(defined.value, promise.value, still.value);
          expect({ startsAt, dueAt, adjustedAt }).toEqual(expected);
          compared += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
