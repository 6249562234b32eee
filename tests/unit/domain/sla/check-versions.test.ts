import { expect, test } from "vitest";
import { findMisfit } from "#lib/domain/sla/check-versions.ts";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";

const day = 86_400_000;
const calendar = (fromDay: number, windows: CalendarVersion["windows"]): CalendarVersion => ({
  id: `c${fromDay}`,
  platformId: "p",
  effectiveFromMs: fromDay * day,
  windows,
  exceptions: {},
});
const policy = (fromDay: number, cutoffMinutes: number): PolicyVersion => ({
  id: `v${fromDay}`,
  platformId: "p",
  serviceClass: "local",
  dealerId: null,
  effectiveFromMs: fromDay * day,
  rule: { kind: "within", budgetMinutes: 120, afterClose: "run" },
  cutoffMinutes,
  transitMinutes: null,
});
const short: CalendarVersion["windows"] = { mon: [["09:00", "10:00"]] };
const find = (calendars: CalendarVersion[], policies: PolicyVersion[], from = 0) =>
  findMisfit({ zone: "Asia/Shanghai", calendars, policies }, from * day);

test("hours and a cut-off that fit now may not fit once other hours apply", () => {
  const hours = [calendar(0, DEFAULT_WINDOWS), calendar(10, short)];
  expect(find(hours, [policy(0, 60)])).toMatchObject({
    refusal: { code: "cutoff_too_long" },
    policy: { id: "v0" },
    calendar: { id: "c10" },
  });
  // Where the cut-off ends as the hours begin, they never meet.
  expect(find(hours, [policy(0, 60), policy(10, 0)])).toBeNull();
  expect(find(hours, [policy(0, 60), policy(11, 0)])).not.toBeNull();
});

test("what is over before the change is not looked at", () => {
  const hours = [calendar(0, short), calendar(10, DEFAULT_WINDOWS)];
  expect(find(hours, [policy(0, 60)], 5)).not.toBeNull();
  expect(find(hours, [policy(0, 60)], 10)).toBeNull();
});

test("hours that never open are refused by themselves", () => {
  expect(find([calendar(0, {})], [])).toMatchObject({
    refusal: { code: "no_opening" },
    policy: null,
  });
});
