import { describe, expect, test } from "vitest";
import type { PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import { everyDay, policyInput, promised, within } from "#tests/golden/sla/support.ts";

type Row = readonly [
  what: string,
  rule: RuleInput,
  acceptedAt: string,
  dueAt: string,
  dueOn: string,
  differs?: Partial<PolicyInput>,
];

function by(days: number, dayKind: "calendar" | "open", time: string): RuleInput {
  return { kind: "by", days, dayKind, time };
}

const WORKDAYS = { windows: { ...everyDay([["09:00", "19:00"]]), sat: [], sun: undefined } };
const ALWAYS = { windows: everyDay([["00:00", "24:00"]]) };
const SPLIT = {
  windows: everyDay([
    ["09:00", "12:00"],
    ["14:00", "19:00"],
  ]),
};
const SHORT_SUNDAY = {
  exceptions: { "2026-11-22": { windows: [["09:00", "10:00"]], reason: "" } },
} as const;

// Shanghai, every day 09:00–19:00 where nothing else is said; 20 November 2026 is a Friday.
const ROWS: readonly Row[] = [
  ["next calendar day", by(1, "calendar", "17:00"), "21T18:30", "22T17:00", "22"],
  [
    "… counted from the start, not the acceptance",
    by(1, "calendar", "17:00"),
    "21T19:00",
    "23T17:00",
    "23",
  ],
  [
    "calendar days count while closed",
    by(1, "calendar", "17:00"),
    "20T10:00",
    "21T17:00",
    "21",
    WORKDAYS,
  ],
  [
    "open days pass over the weekend",
    by(1, "open", "17:00"),
    "20T10:00",
    "23T17:00",
    "23",
    WORKDAYS,
  ],
  [
    "accepted on Saturday starts on Monday",
    by(1, "open", "17:00"),
    "21T10:00",
    "24T17:00",
    "24",
    WORKDAYS,
  ],
  [
    "an exception can open a day",
    by(1, "open", "17:00"),
    "20T10:00",
    "21T17:00",
    "21",
    {
      ...WORKDAYS,
      exceptions: { "2026-11-21": { windows: [["09:00", "10:00"]], reason: "" } },
    },
  ],
  ["same day, still ahead", by(0, "calendar", "17:00"), "21T16:59:59.999", "21T17:00", "21"],
  ["same day, just now: one further", by(0, "calendar", "17:00"), "21T17:00", "22T17:00", "22"],
  ["… one further open day", by(0, "open", "17:00"), "20T18:00", "23T17:00", "23", WORKDAYS],
  ["24:00 is the end of the date", by(0, "calendar", "24:00"), "21T18:30", "22T00:00", "21"],
  ["00:00 is its beginning", by(1, "calendar", "00:00"), "21T18:30", "22T00:00", "21"],
  ["00:00 of the same day is over", by(0, "calendar", "00:00"), "21T18:30", "22T00:00", "21"],
  ["run goes on while closed", within("run", 1440), "21T18:30", "22T18:30", "22"],
  ["carry over two closings", within("carry", 1230), "21T18:30", "23T19:00", "23"],
  ["carry used up at a close is due there", within("carry", 30), "21T18:30", "21T19:00", "21"],
  ["carry over a break", within("carry", 120), "21T11:00", "21T15:00", "21", SPLIT],
  ["restart after a break", within("restart", 120), "21T11:00", "21T16:00", "21", SPLIT],
  [
    "restart passes over a short window",
    within("restart", 120),
    "21T18:30",
    "23T11:00",
    "23",
    SHORT_SUNDAY,
  ],
  ["restart fits exactly", within("restart", 60), "21T19:30", "22T10:00", "22", SHORT_SUNDAY],
  ["carry uses the short window", within("carry", 120), "21T18:30", "23T09:30", "23", SHORT_SUNDAY],
  ["no budget: due at the start", within("carry", 0), "21T18:30", "21T18:30", "21"],
  ["no budget, closed: due at the opening", within("restart", 0), "21T19:30", "22T09:00", "22"],
  [
    "no budget, always open, at midnight: due on the date before",
    within("run", 0),
    "22T00:00",
    "22T00:00",
    "21",
    ALWAYS,
  ],
  [
    "restart, always open: always fits",
    within("restart", 43_200),
    "21T00:00",
    "51T00:00",
    "50",
    ALWAYS,
  ],
];

/** "2026-11-51" is 21 December. */
function november(text: string): string {
  const [day = "", time = "00:00"] = text.split("T");
  const midnight = Date.UTC(2026, 10, Number(day)) - 8 * 3_600_000;
  return new Date(midnight + Date.parse(`1970-01-01T${time}Z`)).toISOString();
}

describe("dueAt and dueOn", () => {
  for (const [what, rule, acceptedAt, dueAt, dueOn, differs = {}] of ROWS) {
    test(what, () => {
      const promise = promised(policyInput(rule, differs), november(acceptedAt));
      const date = new Date(Date.UTC(2026, 10, Number(dueOn))).toISOString().slice(0, 10);
      expect(promise).toMatchObject({ dueAt: november(dueAt), dueOn: date });
    });
  }
});
