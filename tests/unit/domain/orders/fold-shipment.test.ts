import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import {
  correctableFields,
  type EventKind,
  eventKinds,
  type ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";

const t0 = Date.parse("2026-11-21T02:00:00Z");
const minute = 60_000;

function event(
  id: string,
  kind: EventKind,
  minutes: number,
  parts: Partial<ShipmentEvent> = {},
): ShipmentEvent {
  return {
    id,
    kind,
    occurredAtMs: t0 + minutes * minute,
    recordedAtMs: t0 + minutes * minute,
    precision: "minute",
    actorId: null,
    device: null,
    data: {},
    importId: null,
    rowNumber: null,
    ...parts,
  };
}

const whole = [
  event("a", "accepted", 0),
  event("b", "picked", 20),
  event("c", "dispatched", 40),
  event("d", "arrived", 80),
  event("e", "delivered", 90),
];

describe("legal stories", () => {
  test("every step", () => {
    expect(foldShipment(whole)).toMatchObject({
      state: "delivered",
      acceptedAtMs: t0,
      dispatchedAtMs: t0 + 40 * minute,
      deliveredAtMs: t0 + 90 * minute,
      conflicts: [],
    });
  });

  test("a delivery alone, as files know it", () => {
    expect(foldShipment([event("e", "delivered", 90)])).toMatchObject({
      state: "delivered",
      conflicts: [],
    });
  });

  test("failed, sent again, delivered: the first dispatch counts", () => {
    const events = [
      event("c", "dispatched", 40),
      event("f", "delivery_failed", 60),
      event("g", "dispatched", 100),
      event("e", "delivered", 130),
    ];
    expect(foldShipment(events)).toMatchObject({
      state: "delivered",
      dispatchedAtMs: t0 + 40 * minute,
      conflicts: [],
    });
  });

  test("returned before delivery is a cancellation by whoever its reason names", () => {
    const returned = event("r", "returned", 50, { data: { cancelledBy: "dealer" } });
    expect(foldShipment([event("c", "dispatched", 40), returned])).toMatchObject({
      state: "returned",
      cancelledAtMs: t0 + 50 * minute,
      cancelledBy: "dealer",
    });
  });

  test("returned after delivery changes nothing but the state", () => {
    expect(foldShipment([...whole, event("r", "returned", 200)])).toMatchObject({
      deliveredAtMs: t0 + 90 * minute,
      cancelledAtMs: null,
      conflicts: [],
    });
  });

  test("a delivery known to the day only comes after the dispatch of that day", () => {
    const delivered = event("e", "delivered", -120, { precision: "date" });
    expect(foldShipment([event("c", "dispatched", 40), delivered])).toMatchObject({
      state: "delivered",
      deliveredAtMs: t0 - 120 * minute,
      conflicts: [],
    });
  });
});

describe("illegal events are kept as conflicts", () => {
  test.each([
    ["a second delivery", [...whole, event("z", "delivered", 95)], ["z"]],
    ["a cancellation after delivery", [...whole, event("z", "cancelled", 95)], ["z"]],
    [
      "a delivery after cancellation",
      [event("y", "cancelled", 5), event("z", "delivered", 95)],
      ["z"],
    ],
    ["picked after dispatched", [event("c", "dispatched", 40), event("z", "picked", 45)], ["z"]],
  ])("%s", (_name, events, conflicts) => {
    expect(foldShipment(events).conflicts).toEqual(conflicts);
  });
});

describe("corrections", () => {
  const corrected = (id: string, to: string | null, recordedMinutes: number) =>
    event(id, "corrected", recordedMinutes, {
      data: { correction: { field: "deliveredAt", from: null, to } },
    });
  const at = (minutes: number) => new Date(t0 + minutes * minute).toISOString();

  test("the latest by arrival counts", () => {
    const events = [...whole, corrected("x", at(100), 300), corrected("y", at(110), 200)];
    expect(foldShipment(events).deliveredAtMs).toBe(t0 + 100 * minute);
  });

  test("a withdrawn delivery never happened", () => {
    expect(foldShipment([...whole, corrected("x", null, 300)])).toMatchObject({
      state: "arrived",
      deliveredAtMs: null,
    });
  });
});

const anyEvent = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...eventKinds),
  minutes: fc.integer({ min: 0, max: 12 }),
  recorded: fc.integer({ min: 0, max: 40 }),
  precision: fc.constantFrom("date" as const, "minute" as const, "second" as const),
  field: fc.constantFrom(...correctableFields),
  to: fc.option(fc.integer({ min: 0, max: 12 })),
});

test("shuffled, doubled and delayed arrivals lead to the same state", () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 14 }).chain((drafts) => {
        const events = drafts.map(({ id, kind, minutes, recorded, precision, field, to }) =>
          event(id, kind, minutes, {
            precision,
            recordedAtMs: t0 + recorded * minute,
            data:
              kind === "corrected"
                ? {
                    correction: {
                      field,
                      from: null,
                      to: to === null ? null : new Date(t0 + to * minute).toISOString(),
                    },
                  }
                : {},
          }),
        );
        const shuffled = fc.shuffledSubarray([...events, ...events], {
          minLength: events.length * 2,
          maxLength: events.length * 2,
        });
        return fc.tuple(fc.constant(events), shuffled);
      }),
      ([events, arrived]) => {
        expect(foldShipment(arrived)).toEqual(foldShipment(events));
      },
    ),
  );
});
