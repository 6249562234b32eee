import { expect, test } from "vitest";
import { pausesOf } from "#lib/domain/orders/pauses.ts";
import type { EventData, EventKind, ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";

function event(id: string, kind: EventKind, atMs: number, data: EventData = {}): ShipmentEvent {
  const known = { precision: "second", actorId: null, device: null } as const;
  const from = { importId: null, rowNumber: null };
  return { id, kind, occurredAtMs: atMs, recordedAtMs: atMs, data, ...known, ...from };
}

const paused = event("p", "paused", 10, { reason: "closed" });
const spans = (events: readonly ShipmentEvent[]) =>
  pausesOf({ events, pauses: [] }).map(({ id, fromMs, toMs }) => [id, fromMs, toMs]);

test.each(["resumed", "rescheduled", "dispatched", "arrived", "delivery_failed"] as const)(
  "%s lets the clock go on, whichever arrives first",
  (kind) => {
    const end = event("e", kind, 30);
    expect(spans([paused, end])).toEqual([["p", 10, 30]]);
    expect(spans([end, paused])).toEqual([["p", 10, 30]]);
  },
);

test("it lasts until then; paused twice is paused once", () => {
  expect(spans([paused, event("q", "paused", 20)])).toEqual([["p", 10, null]]);
});

test("one that was taken back is none", () => {
  const undo = event("w", "withdrawn", 12, { withdrawal: { eventId: "p" } });
  expect(spans([paused, undo])).toEqual([]);
});
