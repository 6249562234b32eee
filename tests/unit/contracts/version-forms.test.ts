import { expect, test } from "vitest";
import {
  calendarQuery,
  checkCalendarForm,
  readCalendarValues,
  weekValuesOf,
} from "#lib/contracts/calendar-form.ts";
import { readEffectiveFrom } from "#lib/contracts/effective-from.ts";
import { exceptionRowsOf, readExceptionRows } from "#lib/contracts/exception-rows.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { checkPolicyForm, policyValuesOf } from "#lib/contracts/policy-form.ts";
import { percentOf, targetOf } from "#lib/contracts/target-form.ts";
import { readWindowsText } from "#lib/contracts/windows-text.ts";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const now = Date.parse("2026-11-22T16:00:30+08:00");
const zoneName = "Asia/Shanghai";
const zone = findZone(zoneName);
if (!zone) throw new Error("no zone");
const hours = { zone: zoneName, windows: DEFAULT_WINDOWS, exceptions: {} };

test.each([
  [
    "09:00-12:00, 13:00-19:00",
    [
      ["09:00", "12:00"],
      ["13:00", "19:00"],
    ],
  ],
  ["9:00–19:00", [["09:00", "19:00"]]],
  ["０９：００－１９：００", [["09:00", "19:00"]]],
  ["9:00 至 24:00", [["09:00", "24:00"]]],
  ["", []],
  ["不营业", []],
])("hours as people write them: %s", (text, windows) => {
  expect(readWindowsText(text)).toEqual({ windows });
});

test("hours that cannot be read name the piece", () => {
  expect(readWindowsText("09:00-12:00, 下午")).toEqual({ windows: null, piece: "下午" });
});

test.each([
  ["", { ok: true, atMs: now }],
  ["2026-11-22T16:00", { ok: true, atMs: now }],
  ["2026-11-22T15:59", { ok: false, code: "from_past" }],
  ["2026-12-01T00:00", { ok: true, atMs: Date.parse("2026-12-01T00:00:00+08:00") }],
  ["2026-02-30T00:00", { ok: false, code: "from_malformed" }],
  ["tomorrow", { ok: false, code: "from_malformed" }],
  ["9999-01-01T00:00", { ok: false, code: "from_malformed" }],
])("from when a version applies: %s", (text, read) => {
  expect(readEffectiveFrom(text, zone, now)).toEqual(read);
});

test("a run of dates is one row, and reads back as its dates", () => {
  const row = { from: "2027-02-05", to: "2027-02-07", windows: "10:00-16:00", reason: "春节" };
  const { exceptions, problems } = readExceptionRows([row]);
  expect(problems).toEqual([]);
  expect(Object.keys(exceptions)).toEqual(["2027-02-05", "2027-02-06", "2027-02-07"]);
  expect(exceptionRowsOf(exceptions, "2026-01-01")).toEqual([row]);
  expect(exceptionRowsOf(exceptions, "2027-02-07")).toMatchObject([{ from: "2027-02-07", to: "" }]);
});

test.each([
  [{ from: "2027-02-30" }, "date_missing"],
  [{ to: "2027-02-01" }, "date_range"],
  [{ reason: " " }, "reason_empty"],
  [{ windows: "noon" }, "windows_unreadable"],
  [{ reason: "x".repeat(201) }, "too_long"],
])("a row that cannot be: %o", (parts, code) => {
  const row = { from: "2027-02-05", to: "", windows: "", reason: "盘点", ...parts };
  expect(readExceptionRows([row]).problems).toMatchObject([{ at: "exception.0", code }]);
  const good = { from: "2027-02-05", to: "", windows: "", reason: "盘点" };
  expect(readExceptionRows([good, good]).problems).toMatchObject([
    { at: "exception.1", code: "date_twice" },
  ]);
});

test("a form of hours goes through an address and comes back", () => {
  const values = {
    week: { ...weekValuesOf(DEFAULT_WINDOWS), sun: "" },
    exceptions: [{ from: "2027-02-05", to: "", windows: "", reason: "盘点, 下午" }],
    from: "2026-12-01T00:00",
  };
  const query = new URL(hrefTo("/x", calendarQuery(values)), "http://x").searchParams;
  expect(readCalendarValues(query)).toEqual(values);
  expect(readCalendarValues(new URLSearchParams("from="))).toBeNull();
});

test("what is against hours stands at its field", () => {
  const values = { week: weekValuesOf(DEFAULT_WINDOWS), exceptions: [], from: "" };
  const problems = (changes: object) =>
    checkCalendarForm({ ...values, ...changes }, zoneName, now).problems;
  const week = (text: string) => ({ week: { ...values.week, tue: text } });
  expect(problems({})).toEqual([]);
  expect(problems(week("09:00-12:00, 11:00-13:00"))).toMatchObject([
    { at: "tue", refusal: { code: "windows_overlap" } },
  ]);
  expect(problems(week("19:00-09:00"))).toMatchObject([
    { at: "tue", refusal: { code: "window_not_forward" } },
  ]);
  expect(problems({ week: weekValuesOf({}) })).toMatchObject([
    { at: "week", refusal: { code: "no_opening" } },
  ]);
});

test.each([
  [{ budget: "" }, "budget", "empty"],
  [{ budget: "1.5" }, "budget", "not_whole_minutes"],
  [{ budget: "43201" }, "budget", "budget_over_limit"],
  [{ cutoff: "600" }, "cutoff", "cutoff_too_long"],
  [{ cutoff: "-1" }, "cutoff", "not_whole_minutes"],
  [{ transit: "x" }, "transit", "not_whole_minutes"],
  [{ after: "restart", budget: "601" }, "budget", "restart_never_fits"],
  [{ kind: "by", days: "31" }, "days", "days_out_of_range"],
  [{ kind: "by", time: "25:00" }, "time", "malformed_time"],
  [{ kind: "soon" }, "kind", "empty"],
  [{ from: "2026-01-01T00:00" }, "from", "from_past"],
])("what is against a rule stands at its field: %o", (changes, at, code) => {
  const { draft, problems } = checkPolicyForm({ ...policyValuesOf(null), ...changes }, hours, now);
  expect(draft).toBeNull();
  expect(problems).toHaveLength(1);
  const [problem] = problems;
  expect(problem?.at).toBe(at);
  expect(problem?.refusal === null ? problem.code : problem?.refusal.code).toBe(code);
});

test("a version's form says the same version", () => {
  const rule = { kind: "by", days: 2, dayKind: "open", time: "24:00" } as const;
  const values = policyValuesOf({ rule, cutoffMinutes: 15, transitMinutes: null });
  expect(checkPolicyForm(values, hours, now).draft).toEqual({
    rule,
    cutoffMinutes: 15,
    transitMinutes: null,
    fromMs: now,
  });
});

test.each([
  ["92", 0.92],
  ["92.5 %", 0.925],
  ["0", null],
  ["100", null],
  ["0.92.1", null],
  ["", null],
])("a target in percent: %s", (text, target) => {
  expect(targetOf(text)).toBe(target);
  if (target !== null) expect(targetOf(percentOf(target))).toBe(target);
});
