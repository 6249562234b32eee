import { expect, test } from "vitest";
import type { DeliveryField, Mapping } from "#lib/domain/importing/fields.ts";
import { readDelivery } from "#lib/domain/importing/read-delivery.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const zone = findZone("Asia/Shanghai");
const nowMs = Date.parse("2026-11-22T02:00:00Z");

function read(fields: Partial<Record<DeliveryField, string>>) {
  if (!zone) throw new Error("no zone");
  const names = Object.keys(fields);
  const mapping: Mapping = Object.fromEntries(
    names.map((header, index) => [header, { kind: "column", index, header }]),
  );
  return readDelivery(2, Object.values(fields), { mapping, zone, order: "auto", nowMs });
}

const sound = {
  dealer: "甲",
  platform: "北京",
  acceptedAt: "2026-11-20 10:00",
  dispatchedAt: "2026-11-20 10:30",
  deliveredAt: "2026-11-20 11:00",
};

test("a sound row is read, its class local when the policy has to promise", () => {
  expect(read(sound)).toMatchObject({
    ok: true,
    row: { dealer: "甲", serviceClass: "local", deliveredAt: { precision: "minute" } },
  });
});

test("a row with its own due and no class is of the class other", () => {
  const own = { dealer: "甲", dueAt: "2026-11-20" };
  expect(read(own)).toMatchObject({ ok: true, row: { serviceClass: "other" } });
});

test.each<[string, Partial<Record<DeliveryField, string>>, string, string]>([
  ["no dealer", { ...sound, dealer: "" }, "dealer", "dealer_empty"],
  ["no due and no acceptance", { dealer: "甲", platform: "北京", dueAt: "" }, "dueAt", "due_empty"],
  ["no due and no platform", { ...sound, platform: "" }, "platform", "platform_empty"],
  [
    "accepted on a date",
    { ...sound, acceptedAt: "2026-11-20" },
    "acceptedAt",
    "accepted_time_missing",
  ],
  ["delivered tomorrow", { ...sound, deliveredAt: "2026-11-23 10:00" }, "deliveredAt", "in_future"],
  ["recorded tomorrow", { ...sound, recordedAt: "2026-11-23 10:00" }, "recordedAt", "in_future"],
  [
    "delivered before accepted",
    { ...sound, deliveredAt: "2026-11-20 09:59" },
    "deliveredAt",
    "before_accepted",
  ],
  [
    "dispatched after delivered",
    { ...sound, dispatchedAt: "2026-11-20 11:01" },
    "dispatchedAt",
    "after_delivered",
  ],
  [
    "delivered and cancelled",
    { ...sound, cancelledAt: "2026-11-20 11:00" },
    "cancelledAt",
    "delivered_and_cancelled",
  ],
  [
    "cancelled by, not when",
    { ...sound, deliveredAt: "", cancelledAt: "", cancelledBy: "客户" },
    "cancelledAt",
    "cancelled_at_missing",
  ],
])("%s is refused", (_name, fields, field, code) => {
  expect(read(fields)).toMatchObject({ ok: false, refusal: { field, code } });
});

test("a delivery on the date of its acceptance contradicts nothing", () => {
  expect(read({ ...sound, dispatchedAt: "", deliveredAt: "2026-11-20" })).toMatchObject({
    ok: true,
  });
  expect(
    read({ ...sound, dispatchedAt: "2026-11-20 12:00", deliveredAt: "2026-11-20" }),
  ).toMatchObject({
    ok: true,
  });
});

test("every cell that cannot be read is named, the first as the reason", () => {
  const reading = read({
    ...sound,
    acceptedAt: "2026-11-31 10:00",
    deliveredAt: "morgen",
    quantity: "x",
  });
  if (reading.ok) throw new Error("taken");
  expect([reading.refusal, ...reading.also].map(({ field }) => field)).toEqual([
    "quantity",
    "acceptedAt",
    "deliveredAt",
  ]);
});
