import { expect, test } from "vitest";
import type { DeliveryRow, PlacedRow } from "#lib/domain/importing/delivery-row.ts";
import type { PlanContext } from "#lib/domain/importing/plan-parts.ts";
import { planUnit } from "#lib/domain/importing/plan-unit.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";

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
    rowNumber,
    shipmentNumber: null,
    orderNumber: null,
    dealer: "甲",
    platform: "北京平台",
    serviceClass: "other",
    site: null,
    acceptedAt: null,
    dueAt: minuteAt("2026-11-12T12:00:00Z"),
    dispatchedAt: null,
    deliveredAt: null,
    cancelledAt: null,
    cancelledBy: null,
    productSku: null,
    productName: null,
    quantity: null,
    recordedAtMs: null,
    dealerClass: null,
    region: null,
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
