import { describe, expect, test } from "vitest";
import { checkOpening, definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import { pathText, refusalText } from "#lib/domain/sla/refusal-text.ts";
import { compiled, everyDay, ms, policyInput, within } from "#tests/golden/sla/support.ts";

type Row = readonly [
  what: string,
  differs: Partial<PolicyInput>,
  refusal: "accepted" | `${string}: ${string}`,
];

function on(date: string, windows: readonly (readonly [string, string])[] = []) {
  return { exceptions: { [date]: { windows, reason: "test" } } };
}

function monday(...windows: (readonly [string, string])[]): Partial<PolicyInput> {
  return { windows: { mon: windows } };
}

function by(days: number, time: string): Partial<PolicyInput> {
  return { rule: { kind: "by", days, dayKind: "open", time } };
}

const NIGHTS: Partial<PolicyInput> = {
  windows: everyDay([
    ["00:00", "02:00"],
    ["22:00", "24:00"],
  ]),
};

const ROWS: readonly Row[] = [
  ["the defaults", {}, "accepted"],
  ["unknown zone", { zone: "Asia/Peking" }, "zone: unknown_zone"],
  ["an offset is no zone", { zone: "+08:00" }, "zone: unknown_zone"],
  ["zone in other letters", { zone: "asia/SHANGHAI" }, "accepted"],
  ["9:00", monday(["9:00", "19:00"]), "windows.mon[0][0]: malformed_time"],
  ["19:60", monday(["09:00", "19:60"]), "windows.mon[0][1]: malformed_time"],
  ["24:01", monday(["09:00", "24:01"]), "windows.mon[0][1]: malformed_time"],
  ["24:00 as a close", monday(["09:00", "24:00"]), "accepted"],
  ["24:00 as an opening", monday(["24:00", "24:00"]), "windows.mon[0]: window_not_forward"],
  ["open = close", monday(["09:00", "09:00"]), "windows.mon[0]: window_not_forward"],
  ["across midnight", monday(["22:00", "06:00"]), "windows.mon[0]: window_not_forward"],
  ["overlap", monday(["14:00", "19:00"], ["09:00", "14:01"]), "windows.mon[1]: windows_overlap"],
  ["touching", monday(["14:00", "19:00"], ["09:00", "14:00"]), "accepted"],
  [
    "overlap on an exception",
    on("2026-10-01", [
      ["09:00", "12:00"],
      ["11:59", "13:00"],
    ]),
    "exceptions.2026-10-01.windows[1]: windows_overlap",
  ],
  ["30 February", on("2026-02-30"), "exceptions.2026-02-30: malformed_date"],
  ["29 February of a leap year", on("2028-02-29"), "accepted"],
  ["29 February of 2100", on("2100-02-29"), "exceptions.2100-02-29: malformed_date"],
  ["1 day only", on("2026-10-1"), "exceptions.2026-10-1: malformed_date"],
  ["year 9999", on("9999-12-31"), "exceptions.9999-12-31: date_out_of_range"],
  ["cut-off −1", { cutoffMinutes: -1 }, "cutoffMinutes: not_whole_minutes"],
  ["cut-off 1.5", { cutoffMinutes: 1.5 }, "cutoffMinutes: not_whole_minutes"],
  ["cut-off NaN", { cutoffMinutes: Number.NaN }, "cutoffMinutes: not_whole_minutes"],
  ["cut-off as long as the window", { cutoffMinutes: 600 }, "cutoffMinutes: cutoff_too_long"],
  ["a minute shorter", { cutoffMinutes: 599 }, "accepted"],
  [
    "as long as the merged night",
    { ...NIGHTS, cutoffMinutes: 240 },
    "cutoffMinutes: cutoff_too_long",
  ],
  ["shorter than the merged night", { ...NIGHTS, cutoffMinutes: 239 }, "accepted"],
  [
    "never closing has no cut-off",
    { windows: everyDay([["00:00", "24:00"]]), cutoffMinutes: 100_000 },
    "accepted",
  ],
  ["budget of 30 days", { rule: within("run", 43_200) }, "accepted"],
  ["a minute more", { rule: within("run", 43_201) }, "rule.budgetMinutes: budget_over_limit"],
  ["budget −1", { rule: within("run", -1) }, "rule.budgetMinutes: not_whole_minutes"],
  ["no budget", { rule: within("restart", 0) }, "accepted"],
  ["restart as long as the window", { rule: within("restart", 600) }, "accepted"],
  [
    "restart longer than any",
    { rule: within("restart", 601) },
    "rule.budgetMinutes: restart_never_fits",
  ],
  [
    "… but an exception is long enough",
    { rule: within("restart", 601), ...on("2026-11-21", [["08:00", "19:00"]]) },
    "accepted",
  ],
  [
    "… or two that touch",
    {
      rule: within("restart", 720),
      exceptions: {
        "2026-11-21": { windows: [["18:00", "24:00"]], reason: "" },
        "2026-11-22": { windows: [["00:00", "06:00"]], reason: "" },
      },
    },
    "accepted",
  ],
  ["30 days", by(30, "17:00"), "accepted"],
  ["31 days", by(31, "17:00"), "rule.days: days_out_of_range"],
  ["half a day", by(0.5, "17:00"), "rule.days: days_out_of_range"],
  ["by 24:00", by(0, "24:00"), "accepted"],
  ["by 25:00", by(0, "25:00"), "rule.time: malformed_time"],
];

describe("definePolicy", () => {
  test.each(ROWS)("%s", (_, differs, expected) => {
    const outcome = definePolicy(policyInput(within("run"), differs));
    const found = outcome.ok
      ? "accepted"
      : `${pathText(outcome.refusal.path)}: ${outcome.refusal.code}`;
    expect(found).toBe(expected);
    if (outcome.ok) return;
    expect(refusalText(outcome.refusal, "en")).not.toMatch(/undefined/);
    expect(refusalText(outcome.refusal, "zh")).not.toMatch(/undefined/);
  });
});

test("checkOpening: nothing opens in the next 400 days", () => {
  const rule: RuleInput = within("run");
  const seldom = compiled(
    policyInput(rule, { windows: {}, ...on("2027-01-01", [["09:00", "19:00"]]) }),
  );
  expect(checkOpening(seldom, ms("2025-11-27T09:00+08:00"))).toMatchObject({ ok: true });
  expect(checkOpening(seldom, ms("2027-01-01T18:59+08:00"))).toMatchObject({ ok: true });
  for (const from of ["2025-11-27T08:59+08:00", "2027-01-01T19:00+08:00"]) {
    expect(checkOpening(seldom, ms(from))).toMatchObject({ refusal: { code: "no_opening" } });
  }
});
