import fc from "fast-check";
import type { PolicyInput, RuleInput, WindowInput } from "#lib/domain/sla/policy.ts";
import { WEEKDAYS } from "#lib/domain/sla/policy.ts";

function timeOf(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Up to three windows of a day on a grid of ten minutes, touching ones among them. */
const dayWindows: fc.Arbitrary<WindowInput[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<WindowInput[]>([["00:00", "24:00"]]) },
  {
    weight: 4,
    arbitrary: fc
      .uniqueArray(fc.integer({ min: 0, max: 144 }), { minLength: 0, maxLength: 5 })
      .map((cuts) => {
        const sorted = cuts.toSorted((a, b) => a - b).map((cut) => timeOf(cut * 10));
        return sorted.flatMap((open, i): WindowInput[] => {
          const close = sorted[i + 1];
          // Every third gap between two cuts is closed, the others touch.
          return close === undefined || i % 3 === 1 ? [] : [[open, close]];
        });
      }),
  },
);

export const runRule: fc.Arbitrary<RuleInput> = withinRule("run");
export const carryRule: fc.Arbitrary<RuleInput> = withinRule("carry");
const byRule: fc.Arbitrary<RuleInput> = fc.record({
  kind: fc.constant("by" as const),
  days: fc.integer({ min: 0, max: 3 }),
  dayKind: fc.constantFrom("calendar" as const, "open" as const),
  time: fc.integer({ min: 0, max: 144 }).map((ten) => timeOf(ten * 10)),
});
const anyRule = fc.oneof(runRule, carryRule, withinRule("restart"), byRule);

function withinRule(afterClose: "run" | "carry" | "restart"): fc.Arbitrary<RuleInput> {
  return fc.record({
    kind: fc.constant("within" as const),
    budgetMinutes: fc.integer({ min: 0, max: 900 }),
    afterClose: fc.constant(afterClose),
  });
}

/** Policies of a zone, with exceptions on the dates named; some of them are refused. */
export function policyOf(
  zone: string,
  dates: readonly string[],
  rule: fc.Arbitrary<RuleInput> = anyRule,
): fc.Arbitrary<PolicyInput> {
  return fc.record({
    zone: fc.constant(zone),
    windows: fc.record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, dayWindows])), {
      requiredKeys: [],
    }),
    exceptions: fc.dictionary(
      fc.constantFrom(...dates),
      fc.record({ windows: dayWindows, reason: fc.constant("test") }),
      { maxKeys: 3 },
    ),
    cutoffMinutes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 120 })),
    rule,
  });
}
