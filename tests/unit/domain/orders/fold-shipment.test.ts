import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import {
  type CorrectableField,
  correctableFields,
  type EventData,
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

test("only who logged an event takes it back, whichever comes first", () => {
  const came = event("e", "delivered", 90, { actorId: "me" });
  const backBy = (actorId: string) =>
    event("x", "withdrawn", 91, { actorId, data: { withdrawal: { eventId: "e" } } });
  expect(foldShipment([came, backBy("me")]).state).toBe("promised");
  expect(foldShipment([came, backBy("other")]).state).toBe("delivered");
  expect(foldShipment([backBy("other"), came]).state).toBe("delivered");
});

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

describe("why it did not go as promised", () => {
  const failed = event("f", "delivery_failed", 60, { data: { reason: "consignee_absent" } });
  const late = event("e", "delivered", 130, { data: { reason: "traffic" } });

  test("the latest step that says why", () => {
    expect(foldShipment([late, failed]).reason).toBe("traffic");
    expect(foldShipment([event("e", "delivered", 130), failed]).reason).toBe("consignee_absent");
    expect(foldShipment(whole).reason).toBe(null);
  });

  test("a return after the delivery does not say why it was late", () => {
    const returned = event("r", "returned", 200, { data: { reason: "wrong_item" } });
    expect(foldShipment([late, returned]).reason).toBe("traffic");
    expect(foldShipment([failed, returned]).reason).toBe("wrong_item");
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
  const at = (minutes: number) => new Date(t0 + minutes * minute).toISOString();
  const corrected = (
    id: string,
    field: CorrectableField,
    [from, to]: readonly [number | null, number | null],
    recordedMinutes: number,
    data: EventData = {},
  ) =>
    event(id, "corrected", recordedMinutes, {
      data: {
        ...data,
        correction: {
          field,
          from: from === null ? null : at(from),
          to: to === null ? null : at(to),
        },
      },
    });
  const twoDispatches = [
    event("c", "dispatched", 40),
    event("f", "delivery_failed", 60),
    event("g", "dispatched", 100),
  ];

  test("of two from the same value the one recorded later counts", () => {
    const x = corrected("x", "deliveredAt", [90, 100], 300);
    const y = corrected("y", "deliveredAt", [90, 110], 200);
    expect(foldShipment([...whole, x, y]).deliveredAtMs).toBe(t0 + 100 * minute);
  });

  test("one goes on from where the one before it led", () => {
    const x = corrected("x", "deliveredAt", [90, 110], 200);
    const y = corrected("y", "deliveredAt", [110, 100], 300);
    expect(foldShipment([y, ...whole, x])).toMatchObject({
      deliveredAtMs: t0 + 100 * minute,
      conflicts: [],
    });
  });

  test("a withdrawn delivery never happened", () => {
    expect(foldShipment([...whole, corrected("x", "deliveredAt", [90, null], 300)])).toMatchObject({
      state: "arrived",
      deliveredAtMs: null,
    });
  });

  test("withdrawn and then logged again is delivered", () => {
    const withdrawn = corrected("x", "deliveredAt", [90, null], 300);
    const again = event("z", "delivered", 95, { recordedAtMs: t0 + 400 * minute });
    expect(foldShipment([...whole, withdrawn, again])).toMatchObject({
      state: "delivered",
      deliveredAtMs: t0 + 95 * minute,
      conflicts: [],
    });
  });

  test("of the first of two dispatches leaves the second", () => {
    const moved = corrected("x", "dispatchedAt", [40, 45], 300);
    expect(foldShipment([...twoDispatches, moved])).toMatchObject({
      state: "dispatched",
      dispatchedAtMs: t0 + 45 * minute,
      conflicts: [],
    });
    const withdrawn = corrected("x", "dispatchedAt", [40, null], 300);
    expect(foldShipment([...twoDispatches, withdrawn]).dispatchedAtMs).toBe(t0 + 100 * minute);
  });

  test("of the second of two dispatches leaves the first", () => {
    const withdrawn = corrected("x", "dispatchedAt", [100, null], 300);
    expect(foldShipment([...twoDispatches, withdrawn])).toMatchObject({
      state: "delivery_failed",
      dispatchedAtMs: t0 + 40 * minute,
    });
  });

  test("without a value to correct it means the first of its kind, or adds one", () => {
    const known = corrected("x", "dispatchedAt", [null, 30], 300);
    expect(foldShipment([...twoDispatches, known]).dispatchedAtMs).toBe(t0 + 30 * minute);
    const added = corrected("x", "deliveredAt", [null, 120], 300);
    expect(foldShipment([...twoDispatches, added])).toMatchObject({
      state: "delivered",
      deliveredAtMs: t0 + 120 * minute,
    });
  });

  test("who cancelled is corrected with the time left as it was", () => {
    const cancelled = event("k", "cancelled", 5, {
      precision: "date",
      data: { cancelledBy: "distributor" },
    });
    const x = corrected("x", "cancelledAt", [5, 5], 300, { cancelledBy: "dealer" });
    expect(foldShipment([cancelled, x])).toMatchObject({
      cancelledAtMs: t0 + 5 * minute,
      cancelledBy: "dealer",
    });
    const y = corrected("y", "cancelledAt", [5, 7], 400);
    expect(foldShipment([cancelled, x, y])).toMatchObject({
      cancelledAtMs: t0 + 7 * minute,
      cancelledBy: "dealer",
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
  from: fc.option(fc.integer({ min: 0, max: 12 })),
  to: fc.option(fc.integer({ min: 0, max: 12 })),
  importId: fc.option(fc.constantFrom("import 1", "import 2", "import 3")),
  undone: fc.constantFrom("import 1", "import 2", "import 3"),
  cancelledBy: fc.option(fc.constantFrom("dealer" as const, "distributor" as const)),
});
const instantAt = (minutes: number | null) =>
  minutes === null ? null : new Date(t0 + minutes * minute).toISOString();

type Draft = typeof anyEvent extends fc.Arbitrary<infer T> ? T : never;

function eventOf({ kind, minutes, recorded, field, from, to, importId, undone, ...draft }: Draft) {
  return event(draft.id, kind, minutes, {
    precision: draft.precision,
    recordedAtMs: t0 + recorded * minute,
    // Who undoes an import is no import.
    importId: kind === "retracted" ? null : importId,
    data: {
      ...(draft.cancelledBy === null ? {} : { cancelledBy: draft.cancelledBy }),
      ...(kind === "corrected"
        ? { correction: { field, from: instantAt(from), to: instantAt(to) } }
        : {}),
      ...(kind === "retracted" ? { retraction: { importId: undone, by: null } } : {}),
    },
  });
}

test("shuffled, doubled and delayed arrivals lead to the same state, undone imports among them", () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 14 }).chain((drafts) => {
        const events = drafts.map(eventOf);
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

test("with an import undone the state is the one that it would be without it", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 14 }), (drafts) => {
      const events = drafts.map(eventOf);
      const retraction = event("r", "retracted", 20, {
        data: { retraction: { importId: "import 1", by: null } },
      });
      const without = events.filter(({ importId }) => importId !== "import 1");
      expect(foldShipment([...events, retraction])).toEqual(foldShipment(without));
    }),
  );
});
