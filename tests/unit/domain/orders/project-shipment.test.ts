import { describe, expect, test } from "vitest";
import { projectShipment } from "#lib/domain/orders/project-shipment.ts";
import type {
  EventKind,
  PauseFact,
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
} from "#lib/domain/orders/shipment-facts.ts";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";

const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);

function event(kind: EventKind, time: string, parts: Partial<ShipmentEvent> = {}): ShipmentEvent {
  return {
    id: `${kind} ${time}`,
    kind,
    occurredAtMs: at(time),
    recordedAtMs: at(time),
    precision: "minute",
    actorId: null,
    device: null,
    data: {},
    importId: null,
    rowNumber: null,
    ...parts,
  };
}

const original: PromiseFact = {
  id: "original",
  kind: "original",
  acceptedAtMs: at("10:00"),
  startsAtMs: at("10:00"),
  dueAtMs: at("12:00"),
  dueOn: "2026-11-20",
  duePrecision: "instant",
  policyVersionId: "policy",
  calendarVersionId: "calendar",
  transitMinutes: 30,
  steps: [],
  madeAtMs: at("10:00"),
  importId: null,
};

const pause = (from: string, to: string | null): PauseFact => ({
  id: `${from} ${to}`,
  fromMs: at(from),
  toMs: to === null ? null : at(to),
  reason: "dealer asked to wait",
  recordedAtMs: at(from),
});

const run = definePolicy({
  zone: "Asia/Shanghai",
  windows: DEFAULT_WINDOWS,
  exceptions: {},
  cutoffMinutes: 0,
  rule: { kind: "within", budgetMinutes: 120, afterClose: "run" },
});

function project(parts: Partial<ShipmentFacts>, byPolicy = true) {
  const facts: ShipmentFacts = {
    dealerId: "d",
    id: "s",
    orderId: null,
    number: null,
    sourceKey: null,
    sourceOccurrence: 1,
    platformId: "p",
    serviceClass: "local",
    siteId: null,
    promises: [original],
    events: [],
    pauses: [],
    excuses: [],
    lines: [],
    ...parts,
  };
  return projectShipment(facts, () => (byPolicy && run.ok ? run.value : null));
}

describe("verdicts, raw beside adjusted", () => {
  test("delivered at the due is on time, a millisecond later is late", () => {
    expect(project({ events: [event("delivered", "12:00")] }).verdict).toBe("on_time");
    expect(project({ events: [event("delivered", "12:00:00.001")] }).verdict).toBe("late");
  });

  test("a pause moves the adjusted due and leaves the raw verdict", () => {
    const paused = { pauses: [pause("11:00", "11:30")], events: [event("delivered", "12:20")] };
    for (const byPolicy of [true, false]) {
      expect(project(paused, byPolicy)).toMatchObject({
        verdict: "late",
        adjustedVerdict: "on_time",
        adjustedDueAtMs: at("12:30"),
      });
    }
  });

  test("an open pause before the due leaves no adjusted due until it ends", () => {
    expect(project({ pauses: [pause("11:00", null)] }).adjustedDueAtMs).toBeNull();
    expect(project({ pauses: [pause("12:00", null)] }).adjustedDueAtMs).toBe(at("12:00"));
  });

  test("a pause ends with the delivery", () => {
    const paused = { pauses: [pause("11:00", null)], events: [event("delivered", "12:10")] };
    expect(project(paused)).toMatchObject({
      adjustedDueAtMs: at("13:10"),
      adjustedVerdict: "on_time",
    });
  });

  test("the latest promise that the dealer asked for rules the adjusted verdict", () => {
    const asked = { ...original, kind: "dealer_asked" as const, dueAtMs: at("15:00") };
    const promises = [
      original,
      { ...asked, id: "first", madeAtMs: at("10:30") },
      { ...asked, id: "last", dueAtMs: at("14:00"), madeAtMs: at("11:00") },
    ];
    expect(project({ promises, events: [event("delivered", "14:30")] })).toMatchObject({
      dueAtMs: at("12:00"),
      verdict: "late",
      adjustedDueAtMs: at("14:00"),
      adjustedVerdict: "late",
    });
  });

  test.each([
    ["dealer", "12:00", "void"],
    ["dealer", "12:00:00.001", "late"],
    ["distributor", "10:30", "late"],
  ] as const)("cancelled by the %s at %s is %s", (cancelledBy, time, verdict) => {
    const events = [event("cancelled", time, { data: { cancelledBy } })];
    expect(project({ events }).verdict).toBe(verdict);
  });

  test("nothing settled without an end", () => {
    expect(project({})).toMatchObject({ verdict: null, adjustedVerdict: null });
  });
});

describe("dock and minutes", () => {
  test.each([
    ["left at due − transit", [event("dispatched", "11:30")], "on_time"],
    ["left a millisecond later", [event("dispatched", "11:30:00.001")], "late"],
    ["never left", [], "late"],
    ["delivered, nobody knows when it left", [event("delivered", "11:00")], "unknown"],
    [
      "left on a day known only as a date",
      [event("dispatched", "00:00", { precision: "date" })],
      "unknown",
    ],
  ] as const)("%s is %s", (_name, events, dock) => {
    expect(project({ events: [...events] }).dock).toBe(dock);
  });

  test("local minutes run from the start of the clock, and only where they are known", () => {
    const events = [event("delivered", "11:15")];
    expect(project({ events }).localMinutes).toBe(75);
    expect(project({ events, serviceClass: "intercity" }).localMinutes).toBeNull();
    const byDate = [event("delivered", "11:15", { precision: "date" })];
    expect(project({ events: byDate }).localMinutes).toBeNull();
  });
});
