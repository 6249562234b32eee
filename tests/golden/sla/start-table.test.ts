import { describe, expect, test } from "vitest";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";
import { everyDay, policyInput, promised, within } from "#tests/golden/sla/support.ts";

type Row = readonly [
  what: string,
  acceptedAt: string,
  startsAt: string,
  differs: Partial<PolicyInput>,
];

const ALWAYS = everyDay([["00:00", "24:00"]]);
const WEEKEND = { sat: [["20:00", "24:00"]], sun: [["00:00", "08:00"]] } as const;

// Shanghai, every day 09:00–19:00 where nothing else is said; 21 November 2026 is a Saturday.
const ROWS: readonly Row[] = [
  ["09:00:00.000 is open", "21T09:00:00.000", "21T09:00", {}],
  ["08:59:59.999 is not", "21T08:59:59.999", "21T09:00", {}],
  ["18:59:59.999 is open", "21T18:59:59.999", "21T18:59:59.999", {}],
  ["19:00:00.000 is closed", "21T19:00:00.000", "22T09:00", {}],
  ["before the cut-off", "21T17:59:59.999", "21T17:59:59.999", { cutoffMinutes: 60 }],
  ["at the cut-off it is too late", "21T18:00:00.000", "22T09:00", { cutoffMinutes: 60 }],
  [
    "a cut-off longer than an exception's window: inside it is too late",
    "21T09:10",
    "22T09:00",
    {
      cutoffMinutes: 60,
      exceptions: { "2026-11-21": { windows: [["09:00", "09:30"]], reason: "" } },
    },
  ],
  [
    "… but an acceptance before its opening starts there",
    "21T08:00",
    "21T09:00",
    {
      cutoffMinutes: 60,
      exceptions: { "2026-11-21": { windows: [["09:00", "09:30"]], reason: "" } },
    },
  ],
  [
    "always open: no cut-off",
    "21T23:59:59.999",
    "21T23:59:59.999",
    { windows: ALWAYS, cutoffMinutes: 60 },
  ],
  [
    "always open but for a closed date: the cut-off counts before that",
    "21T23:30",
    "23T00:00",
    {
      windows: ALWAYS,
      cutoffMinutes: 60,
      exceptions: { "2026-11-22": { windows: [], reason: "stocktaking" } },
    },
  ],
  [
    "touching windows are one: no cut-off at noon",
    "21T11:59",
    "21T11:59",
    {
      windows: everyDay([
        ["12:00", "19:00"],
        ["09:00", "12:00"],
      ]),
      cutoffMinutes: 60,
    },
  ],
  ["… nor at midnight", "21T23:59", "21T23:59", { windows: WEEKEND, cutoffMinutes: 60 }],
  ["… but at their end", "22T07:00", "28T20:00", { windows: WEEKEND, cutoffMinutes: 60 }],
  [
    "an exception touches the weekday before it",
    "21T23:59",
    "21T23:59",
    {
      windows: { sat: [["20:00", "24:00"]] },
      cutoffMinutes: 60,
      exceptions: { "2026-11-22": { windows: [["00:00", "02:00"]], reason: "promotion" } },
    },
  ],
  [
    "a closed exception is passed over",
    "21T19:30",
    "24T09:00",
    {
      exceptions: {
        "2026-11-22": { windows: [], reason: "typhoon" },
        "2026-11-23": { windows: [], reason: "typhoon" },
      },
    },
  ],
  [
    "several windows a day",
    "21T13:00",
    "21T14:00",
    {
      windows: everyDay([
        ["09:00", "12:00"],
        ["14:00", "19:00"],
      ]),
    },
  ],
];

describe("startsAt", () => {
  test.each(ROWS)("%s (accepted %s)", (_, acceptedAt, startsAt, differs) => {
    const promise = promised(policyInput(within("run"), differs), `2026-11-${acceptedAt}+08:00`);
    expect(promise).toMatchObject({
      startsAt: new Date(`2026-11-${startsAt}+08:00`).toISOString(),
    });
  });

  test("opens 400 days later: no promise, one millisecond less: a promise", () => {
    const differs: Partial<PolicyInput> = {
      windows: {},
      exceptions: { "2027-01-01": { windows: [["09:00", "19:00"]], reason: "" } },
    };
    const policy = policyInput(within("run", 0), differs);
    expect(promised(policy, "2025-11-27T09:00+08:00")).toMatchObject({
      startsAt: "2027-01-01T01:00:00.000Z",
    });
    expect(promised(policy, "2025-11-27T08:59:59.999+08:00")).toBe("no_due");
    expect(promised(policy, "2027-01-02T09:00+08:00")).toBe("no_due");
  });
});
