import { expect, test } from "vitest";
import type { DeliveryRow, PlacedRow } from "#lib/domain/importing/delivery-row.ts";
import type { PlanContext } from "#lib/domain/importing/plan-parts.ts";
import { planUnit } from "#lib/domain/importing/plan-unit.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { emptyRow } from "#tests/unit/domain/importing/delivery-rows.ts";

let made = 0;
const utcDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const context: PlanContext = {
  newId: () => `id-${String(++made).padStart(4, "0")}`,
  importId: "import",
  nowMs: Date.parse("2026-11-22T00:00:00Z"),
  promiseOf: () => null,
  civilDateAt: (_, ms) => utcDate(ms),
  fileDateAt: utcDate,
  nameOf: (id) => id,
};
const minuteAt = (text: string) => ({ ms: Date.parse(text), precision: "minute" as const });
const dateAt = (text: string) => ({ ms: Date.parse(text), precision: "date" as const });

function placed(rowNumber: number, parts: Partial<DeliveryRow>): PlacedRow {
  const row = {
    ...emptyRow,
    rowNumber,
    dueAt: minuteAt("2026-11-12T12:00:00Z"),
    ...parts,
  };
  return { row, dealerId: "d", platformId: "p", siteId: null, orderId: null, productId: null };
}

test("dates alone find the shipments of their days again, however they are sorted", () => {
  const exact = ["2026-11-10T11:00:00Z", "2026-11-11T09:00:00Z"].map((at, index) =>
    placed(index + 2, { deliveredAt: minuteAt(at) }),
  );
  const { create } = planUnit("c:1", exact, [], context);
  const days = ["2026-11-11", "2026-11-10"].map((on, index) =>
    placed(index + 2, { deliveredAt: dateAt(on) }),
  );
  expect(planUnit("c:1", days, create, context)).toMatchObject({
    create: [],
    append: [],
    unchanged: 2,
    refused: [],
  });
});

test("a due that ends a day agrees with the date of that day", () => {
  const parts = { shipmentNumber: "S1" };
  const midnight = placed(2, { ...parts, dueAt: minuteAt("2026-11-13T00:00:00Z") });
  const { create } = planUnit("n:S1", [midnight], [], context);
  const given = (on: string) =>
    planUnit("n:S1", [placed(2, { ...parts, dueAt: dateAt(on) })], create, context);
  expect(given("2026-11-12T23:59:59.999Z")).toMatchObject({ unchanged: 1, refused: [] });
  expect(given("2026-11-13T23:59:59.999Z").refused).toMatchObject([{ code: "due_changed" }]);
});

function undone(facts: ShipmentFacts): ShipmentFacts {
  const retraction = {
    id: context.newId(),
    kind: "retracted" as const,
    occurredAtMs: context.nowMs,
    recordedAtMs: context.nowMs,
    precision: "second" as const,
    actorId: null,
    device: null,
    data: { retraction: { importId: "import", by: null } },
    importId: null,
    rowNumber: null,
  };
  return { ...facts, events: [...facts.events, retraction] };
}

test("a retracted shipment is said anew whole: due, platform and lines may differ", () => {
  const parts = { shipmentNumber: "S1", quantity: 2 };
  const [facts] = planUnit("n:S1", [placed(2, parts)], [], context).create;
  if (!facts) throw new Error("nothing was planned");
  const later = { ...context, importId: "later" };
  const mended = {
    ...placed(2, { ...parts, dueAt: minuteAt("2026-11-12T14:00:00Z"), quantity: 3 }),
    platformId: "q",
  };
  expect(planUnit("n:S1", [mended], [facts], later)).toMatchObject({
    append: [],
    refused: [{ code: "place_changed" }],
  });
  expect(planUnit("n:S1", [mended], [undone(facts)], later)).toMatchObject({
    create: [],
    refused: [],
    append: [
      {
        facts: { id: facts.id, platformId: "q", lines: [] },
        promises: [{ dueAtMs: Date.parse("2026-11-12T14:00:00Z"), importId: "later" }],
        lines: [{ lineNo: 1, quantity: 3 }],
        removedLines: [1],
      },
    ],
  });
});

test("rows without numbers answer to what stands before what was retracted", () => {
  const rows = [2, 3].map((rowNumber) => placed(rowNumber, {}));
  const [first, second] = planUnit("c:1", rows, [], context).create;
  if (!first || !second) throw new Error("nothing was planned");
  const later = { ...context, importId: "later" };
  const one = planUnit("c:1", rows.slice(0, 1), [undone(first), second], later);
  expect(one).toMatchObject({ create: [], append: [], unchanged: 1 });
  const both = planUnit("c:1", rows, [undone(first), second], later);
  expect(both).toMatchObject({ create: [], append: [{ facts: { id: first.id } }], unchanged: 1 });
  const three = planUnit("c:1", [...rows, placed(4, {})], [undone(first), second], later);
  expect(three.create.map(({ sourceOccurrence }) => sourceOccurrence)).toEqual([3]);
});

test("a correction that the fold would not show is not appended", () => {
  const parts = { shipmentNumber: "S1", dispatchedAt: minuteAt("2026-11-12T10:00:00Z") };
  const { create } = planUnit("n:S1", [placed(2, parts)], [], context);
  const [facts] = create;
  if (!facts) throw new Error("nothing was planned");
  // A device whose clock is ahead: what is corrected now was recorded before its event.
  const ahead = facts.events.map((event) => ({ ...event, recordedAtMs: context.nowMs + 60_000 }));
  const later = placed(2, { ...parts, dispatchedAt: minuteAt("2026-11-12T10:30:00Z") });
  const before = foldShipment(ahead);
  const plan = planUnit("n:S1", [later], [{ ...facts, events: ahead }], context);
  const appended = plan.append.flatMap(({ events }) => events);
  expect(foldShipment([...ahead, ...appended]).dispatchedAtMs).toBe(before.dispatchedAtMs);
  expect(appended).toEqual([]);
});
