import { expect, test } from "vitest";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { PolicyBook, type PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { type Draft, draftPolicies } from "#lib/domain/what-if/draft-book.ts";
import { judgeTargets } from "#lib/domain/what-if/judge-targets.ts";
import { type JudgedDealer, judgeWhatIf } from "#lib/domain/what-if/judge-what-if.ts";
import { recompute } from "#lib/domain/what-if/recompute.ts";

const MINUTE_MS = 60_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
const asOf = at("2026-11-01T00:00");

const platform = { id: "p", zone: "Asia/Shanghai" };
const calendars = [
  { id: "c", platformId: "p", effectiveFromMs: 0, windows: DEFAULT_WINDOWS, exceptions: {} },
];
const standard: PolicyVersion = {
  id: "v",
  platformId: "p",
  serviceClass: "local",
  dealerId: null,
  effectiveFromMs: 0,
  rule: { kind: "within", budgetMinutes: 120, afterClose: "run" },
  cutoffMinutes: 0,
  transitMinutes: 30,
};
const own: PolicyVersion = { ...standard, id: "own", dealerId: "vip" };
const versions = { calendars, policies: [standard, own] };
const book = new PolicyBook([platform], calendars, versions.policies);

/** A local shipment accepted at an instant and promised as the book says. */
function shipment(id: string, accepted: string, deliveredAfterMinutes: number, dealerId = "d") {
  const acceptedAtMs = at(accepted);
  const service = { platformId: "p", serviceClass: "local", dealerId };
  const dueAtMs = book.promise(service, acceptedAtMs)?.dueAtMs ?? 0;
  return {
    id,
    dealerId,
    serviceClass: "local",
    acceptedAtMs,
    dueAtMs,
    deliveredAt: acceptedAtMs + deliveredAfterMinutes * MINUTE_MS,
    cancelledAt: null,
    cancelledBy: null,
  };
}

function within(budgetMinutes: number, dealerId: string | null = null): Draft {
  const rule = { kind: "within", budgetMinutes, afterClose: "run" } as const;
  return { kind: "policy", policy: { serviceClass: "local", dealerId, rule, cutoffMinutes: 0 } };
}

const noon = "2026-10-14T12:00";
const shipments = [
  shipment("100 min", noon, 100),
  shipment("130 min", noon, 130),
  shipment("60 min", noon, 60),
  shipment("vip 100 min", noon, 100, "vip"),
];

test("a shorter budget makes misses of what took longer, and says which", () => {
  const result = recompute(shipments, draftPolicies(platform, versions, within(90)), asOf);
  expect(result.dealers).toEqual([
    {
      dealerId: "d",
      dueNow: 3,
      onTimeNow: 2,
      dueThen: 3,
      onTimeThen: 1,
      earlier: 3,
      later: 0,
    },
  ]);
  expect(result.changed).toMatchObject([
    {
      id: "100 min",
      verdictNow: "on_time",
      verdictThen: "late",
      dueThenMs: at("2026-10-14T13:30"),
    },
  ]);
  // The dealer with a policy of its own is not touched by the platform's.
  expect(result.unaffected).toBe(1);
});

test("a dealer's own draft concerns that dealer alone", () => {
  const result = recompute(shipments, draftPolicies(platform, versions, within(90, "vip")), asOf);
  expect(result.dealers.map(({ dealerId }) => dealerId)).toEqual(["vip"]);
  expect(result.unaffected).toBe(3);
});

test("the policy in force as a draft changes nothing", () => {
  const result = recompute(shipments, draftPolicies(platform, versions, within(120)), asOf);
  expect(result.changed).toEqual([]);
  expect(result.dealers).toMatchObject([{ dueNow: 3, dueThen: 3, earlier: 0, later: 0 }]);
});

test("draft hours stand beside the rules that were in force, a dealer's own too", () => {
  const windows = { ...DEFAULT_WINDOWS, wed: [["14:00", "19:00"]] as const };
  const draft: Draft = { kind: "calendar", calendar: { windows, exceptions: {} } };
  const result = recompute(shipments, draftPolicies(platform, versions, draft), asOf);
  // Wednesday noon then starts at 14:00: everything is due at 16:00.
  expect(result.dealers.map(({ later }) => later)).toEqual([3, 1]);
  expect(result.changed).toMatchObject([
    { id: "130 min", verdictNow: "late", verdictThen: "on_time" },
  ]);
});

test("void and late by cancellation change sides with the due", () => {
  const cancelled = {
    ...shipment("cancelled", noon, 0),
    deliveredAt: null,
    cancelledAt: at("2026-10-14T13:45"),
    cancelledBy: "dealer" as const,
  };
  const result = recompute([cancelled], draftPolicies(platform, versions, within(90)), asOf);
  expect(result.changed).toMatchObject([{ verdictNow: "void", verdictThen: "late" }]);
  expect(result.dealers).toMatchObject([{ dueNow: 0, dueThen: 1, onTimeThen: 0 }]);
});

test("what has no acceptance is left as it is, what would not be due yet leaves the count", () => {
  const unknown = { ...shipment("unknown", noon, 60), acceptedAtMs: null };
  const recent = shipment("recent", "2026-10-31T18:30", 30);
  const draft: Draft = {
    kind: "policy",
    policy: {
      serviceClass: "local",
      dealerId: null,
      rule: { kind: "by", days: 1, dayKind: "calendar", time: "17:00" },
      cutoffMinutes: 0,
    },
  };
  const policies = draftPolicies(platform, versions, draft);
  const result = recompute([unknown, recent], policies, asOf);
  expect(result).toMatchObject({ unaccepted: 1, notDueThen: 1 });
  expect(result.dealers).toMatchObject([{ dueNow: 1, onTimeNow: 1, dueThen: 0, onTimeThen: 0 }]);
});

const company: JudgedDealer[] = [
  { dealerId: "d", name: "甲", due: 203, onTime: 195, target: 0.9, standing: "strong" },
  { dealerId: "e", name: "乙", due: 100, onTime: 70, target: 0.9, standing: "weak" },
];

test("standings are the company's, with the counts of those concerned replaced", () => {
  const change = { dueNow: 100, onTimeNow: 98, dueThen: 100, onTimeThen: 50, earlier: 0, later: 0 };
  const judged = judgeWhatIf(company, [{ dealerId: "d", ...change }]);
  expect(judged).toMatchObject({ weakNow: 1, weakThen: 2 });
  expect(judged.rows).toMatchObject([
    { name: "甲", standingNow: "strong", standingThen: "weak", onTimeThen: 50 },
  ]);
});

test("a higher target is judged over all; a region's own goes before the company's", () => {
  const dealers = company.map((one) => ({ ...one, regionId: one.dealerId === "d" ? "r" : null }));
  const judge = (target: number, own: number | null) =>
    judgeTargets(dealers, { company: target, regions: new Map([["r", own]]) });
  expect(judge(0.99, null)).toMatchObject({
    weakNow: 1,
    weakThen: 2,
    becomeWeak: [{ name: "甲" }],
  });
  expect(judge(0.99, 0.9)).toMatchObject({ weakThen: 1, becomeWeak: [] });
  expect(judge(0.5, null)).toMatchObject({ weakThen: 0, ceaseToBeWeak: [{ name: "乙" }] });
});
