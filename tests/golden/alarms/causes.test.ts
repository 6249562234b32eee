import { describe, expect, it } from "vitest";
import {
  causeOfDispute,
  causeOfShipment,
  type WatchedShipment,
} from "#lib/domain/alarms/causes.ts";
import { decideAlarms } from "#lib/domain/alarms/decide-alarms.ts";

const dueAtMs = Date.parse("2026-11-21T04:00:00.000Z");
const shipment: WatchedShipment = {
  dealerId: "d",
  shipmentId: "s",
  platformId: "p",
  dueAtMs,
  retracted: false,
  ended: false,
  remainingP90Minutes: 45,
};
const at = (clock: string) => Date.parse(`2026-11-21T${clock}Z`);

describe("a shipment due at 04:00:00.000 of which nine in ten need 45 minutes more", () => {
  it.each([
    ["45 minutes left are enough", "03:15:00.000", null],
    ["a millisecond less is a risk", "03:15:00.001", "at_risk"],
    ["at its due it is at risk still", "04:00:00.000", "at_risk"],
    ["a millisecond later the promise is broken", "04:00:00.001", "breach"],
  ])("%s", (_, clock, kind) => {
    expect(causeOfShipment(shipment, at(clock))?.kind ?? null).toBe(kind);
  });

  it.each([
    ["paused", { dueAtMs: null }],
    ["taken back", { retracted: true }],
    ["delivered or cancelled", { ended: true }],
  ])("%s: nothing", (_, change) => {
    expect(causeOfShipment({ ...shipment, ...change }, at("05:00:00.000"))).toBeNull();
  });

  it("of whose road nothing is known is no risk, and breaks all the same", () => {
    const unknown = { ...shipment, remainingP90Minutes: null };
    expect(causeOfShipment(unknown, at("03:59:00.000"))).toBeNull();
    expect(causeOfShipment(unknown, at("04:01:00.000"))?.kind).toBe("breach");
  });

  it("is another cause once the dealer has asked for another time", () => {
    const later = { ...shipment, dueAtMs: dueAtMs + 3_600_000 };
    const [one, other] = [shipment, later].map((each) => causeOfShipment(each, at("06:00:00.000")));
    expect(one?.cause).toBe("breach:s:2026-11-21T04:00:00.000Z");
    expect(other?.cause).toBe("breach:s:2026-11-21T05:00:00.000Z");
  });
});

describe("a dispute of 04:00:00.000", () => {
  const dispute = { ...shipment, receiptId: "r", openedAtMs: dueAtMs };
  it.each([
    ["a millisecond before a day is over", -1, null],
    ["when a day is over", 0, "dispute:r"],
  ])("%s", (_, extraMs, cause) => {
    expect(causeOfDispute(dispute, dueAtMs + 86_400_000 + extraMs)?.cause ?? null).toBe(cause);
  });
});

describe("how old a breach may be to be raised", () => {
  it.each([
    ["24 hours after its due", 0, 1],
    ["a millisecond more", 1, 0],
  ])("%s", (_, extraMs, raised) => {
    const nowMs = dueAtMs + 86_400_000 + extraMs;
    const cause = causeOfShipment(shipment, nowMs);
    expect(decideAlarms(cause ? [cause] : [], [], nowMs).raise).toHaveLength(raised);
  });

  it("does not matter of a dispute: it still waits for its answer", () => {
    const nowMs = dueAtMs + 90 * 86_400_000;
    const cause = causeOfDispute({ ...shipment, receiptId: "r", openedAtMs: dueAtMs }, nowMs);
    expect(decideAlarms(cause ? [cause] : [], [], nowMs).raise).toHaveLength(1);
  });
});
