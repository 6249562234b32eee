import { describe, expect, test } from "vitest";
import type { RuleInput } from "#lib/domain/sla/policy.ts";
import { adjusted, ms, policyInput, within } from "#tests/golden/sla/support.ts";

const BY: RuleInput = { kind: "by", days: 1, dayKind: "calendar", time: "17:00" };

type Row = readonly [
  what: string,
  rule: RuleInput,
  acceptedAt: string,
  pauses: readonly (readonly [string, string | null])[],
  adjustedDueAt: string,
  asOf?: string,
];

// Shanghai, every day 09:00–19:00, November 2026; asOf is the 30th where nothing is said.
const ROWS: readonly Row[] = [
  ["none", within("run"), "21T10:00", [], "21T12:00"],
  ["one hour", within("run"), "21T10:00", [["21T10:30", "21T11:30"]], "21T13:00"],
  [
    "overlap counts once",
    within("run"),
    "21T10:00",
    [
      ["21T10:30", "21T11:30"],
      ["21T11:00", "21T12:00"],
    ],
    "21T13:30",
  ],
  [
    "touching",
    within("run"),
    "21T10:00",
    [
      ["21T11:00", "21T11:30"],
      ["21T10:30", "21T11:00"],
    ],
    "21T13:00",
  ],
  ["from = to is nothing", within("run"), "21T10:00", [["21T11:00", "21T11:00"]], "21T12:00"],
  [
    "before the start only its rest counts",
    within("run"),
    "21T08:00",
    [["21T07:00", "21T09:30"]],
    "21T11:30",
  ],
  ["over before the start", within("run"), "21T08:00", [["21T07:00", "21T09:00"]], "21T11:00"],
  ["starts at the due: nothing", within("run"), "21T10:00", [["21T12:00", "21T14:00"]], "21T12:00"],
  [
    "starts 1 ms before the due: counts",
    within("run"),
    "21T10:00",
    [["21T11:59:59.999", "21T14:00"]],
    "21T14:00:00.001",
  ],
  [
    "after the due but before the adjusted due: counts",
    within("run"),
    "21T10:00",
    [
      ["21T10:30", "21T11:30"],
      ["21T12:30", "21T13:00"],
    ],
    "21T13:30",
  ],
  ["open: to asOf", within("run"), "21T10:00", [["21T11:00", null]], "21T16:00", "21T15:00"],
  [
    "ends after asOf: to asOf",
    within("run"),
    "21T10:00",
    [["21T11:00", "21T20:00"]],
    "21T16:00",
    "21T15:00",
  ],
  [
    "starts after asOf: has not happened",
    within("run"),
    "21T10:00",
    [["21T11:00", "21T11:30"]],
    "21T12:00",
    "21T10:59",
  ],
  ["run: goes on while closed", within("run"), "21T18:30", [["21T19:00", "22T09:00"]], "22T10:30"],
  ["by: elapsed time", BY, "21T10:00", [["21T19:00", "21T20:00"]], "22T18:00"],
  ["carry: inside the window", within("carry"), "21T10:00", [["21T10:30", "21T11:30"]], "21T13:00"],
  [
    "carry: while closed it adds nothing",
    within("carry"),
    "21T18:30",
    [["21T19:30", "22T08:00"]],
    "22T10:30",
  ],
  [
    "carry: pushed past the close",
    within("carry"),
    "21T17:00",
    [["21T18:00", "21T18:30"]],
    "22T09:30",
  ],
  [
    "carry: used up at the close, pushed to it again",
    within("carry"),
    "21T16:00",
    [["21T17:00", "21T18:00"]],
    "21T19:00",
  ],
  ["carry: across the night", within("carry"), "21T18:30", [["21T18:45", "22T10:00"]], "22T11:45"],
  [
    "restart: what is pushed past a close is carried",
    within("restart"),
    "21T17:00",
    [["21T18:00", "21T18:30"]],
    "22T09:30",
  ],
  [
    "restart: before the moved start only the rest",
    within("restart"),
    "21T18:30",
    [["21T18:30", "22T09:15"]],
    "22T11:15",
  ],
  [
    "no budget: nothing to run",
    within("carry", 0),
    "21T10:00",
    [["21T10:00", "21T11:00"]],
    "21T10:00",
  ],
];

const at = (text: string) => `2026-11-${text}+08:00`;

describe("adjustedDueAt", () => {
  for (const [what, rule, acceptedAt, pauses, adjustedDueAt, asOf = "30T00:00"] of ROWS) {
    test(what, () => {
      const read = pauses.map(([from, to]) => ({
        from: at(from),
        to: to === null ? null : at(to),
      }));
      expect(adjusted(policyInput(rule), at(acceptedAt), read, at(asOf))).toBe(
        new Date(at(adjustedDueAt)).toISOString(),
      );
    });
  }

  const open = [{ from: at("21T11:00"), to: null }];
  test.each([
    ["delivery", { deliveredAt: ms(at("21T11:30")) }],
    ["cancellation", { cancelledAt: ms(at("21T11:30")), cancelledBy: "dealer" as const }],
  ])("a pause ends at the %s", (_, end) => {
    const due = adjusted(policyInput(within("run")), at("21T10:00"), open, at("30T00:00"), end);
    expect(due).toBe(new Date(at("21T12:30")).toISOString());
  });

  test("a delivery after asOf ends nothing", () => {
    const end = { deliveredAt: ms(at("21T11:30")) };
    const due = adjusted(policyInput(within("run")), at("21T10:00"), open, at("21T11:15"), end);
    expect(due).toBe(new Date(at("21T12:15")).toISOString());
  });

  test.each([
    ["a last opening within 400 days after the pause", "2027-12-26", "2027-12-26T02:00:00.000Z"],
    ["none", "2027-12-28", null],
  ])("carry: %s", (_, opensOn, due) => {
    const opening = { windows: [["09:00", "19:00"] as const], reason: "only day" };
    const policy = policyInput(within("carry"), {
      windows: {},
      exceptions: { "2026-11-21": opening, [opensOn]: opening },
    });
    const closed = [{ from: at("21T10:00"), to: at("21T19:00") }];
    expect(adjusted(policy, at("21T09:00"), closed, "2028-12-31T00:00+08:00")).toBe(due);
  });

  test("from > to is refused, even after asOf", () => {
    const reversed = [{ from: at("29T11:00"), to: at("29T10:00") }];
    expect(adjusted(policyInput(within("run")), at("21T10:00"), reversed, at("22T00:00"))).toBe(
      "pause_reversed",
    );
  });
});
