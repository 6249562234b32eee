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
    { ...sound, dispatchedAt: "", deliveredAt: "2026-11-20 09:59" },
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
  expect(read(fields)).toMatchObject({ ok: false, refusals: [{ field, code }] });
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

test.each<[string, Partial<Record<DeliveryField, string>>, string[]]>([
  [
    "cells that cannot be read",
    { ...sound, acceptedAt: "2026-11-31 10:00", deliveredAt: "morgen", quantity: "x" },
    [
      "quantity: quantity_unreadable",
      "acceptedAt: date_impossible",
      "deliveredAt: date_unreadable",
    ],
  ],
  [
    "what is missing, and times that can be read",
    { ...sound, dealer: "", platform: "", deliveredAt: "2026-11-20 09:00", quantity: "x" },
    [
      "quantity: quantity_unreadable",
      "dealer: dealer_empty",
      "platform: platform_empty",
      "deliveredAt: before_accepted",
      "dispatchedAt: after_delivered",
    ],
  ],
  [
    "every contradiction between times",
    {
      ...sound,
      dispatchedAt: "2026-11-20 09:50",
      deliveredAt: "2026-11-20 09:40",
      cancelledAt: "2026-11-20 09:30",
    },
    [
      "dispatchedAt: before_accepted",
      "deliveredAt: before_accepted",
      "cancelledAt: before_accepted",
      "cancelledAt: delivered_and_cancelled",
      "dispatchedAt: after_delivered",
    ],
  ],
  [
    "a time in the future, not what precedes it",
    { ...sound, acceptedAt: "2027-11-20 10:00", recordedAt: "2027-11-20 12:00" },
    ["acceptedAt: in_future", "recordedAt: in_future"],
  ],
  [
    "an unreadable due, not that it and the platform are missing",
    { dealer: "甲", dueAt: "morgen", platform: "", cancelledAt: "morgen", cancelledBy: "客户" },
    ["dueAt: date_unreadable", "cancelledAt: date_unreadable"],
  ],
])("all that is wrong with a row is named: %s", (_name, fields, expected) => {
  const reading = read(fields);
  if (reading.ok) throw new Error("taken");
  expect(reading.refusals.map(({ field, code }) => `${field}: ${code}`)).toEqual(expected);
});
