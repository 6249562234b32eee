import { expect, test } from "vitest";
import type { ShipmentRow } from "#lib/data/shipments.ts";
import { shipmentCells, shipmentColumns } from "#lib/exporting/shipments-csv.ts";

const words = {
  verdicts: { on_time: "准时", late: "迟到", overdue: "已超时", open: "进行中", void: "作废" },
  serviceClasses: new Map([["local", "同城"]]),
  yes: "是",
  reason: (reason: string) => (reason === "traffic" ? "堵车" : reason),
};

const row: ShipmentRow = {
  dealerId: "d",
  id: "s",
  number: "93763",
  orderNumber: "O-1",
  dealerName: "北辰信息",
  platformName: "北京平台",
  zone: "Asia/Shanghai",
  serviceClass: "local",
  state: "delivered",
  acceptedAt: new Date("2026-11-21T10:30:00.000Z"),
  startsAt: new Date("2026-11-21T10:30:00.000Z"),
  dueAt: new Date("2026-11-21T12:30:00.000Z"),
  dueOn: "2026-11-21",
  duePrecision: "instant",
  adjustedDueAt: new Date("2026-11-21T12:30:00.000Z"),
  dispatchedAt: null,
  deliveredAt: new Date("2026-11-21T12:37:00.001Z"),
  deliveredPrecision: "minute",
  cancelledAt: null,
  cancelledBy: null,
  verdict: "late",
  adjustedVerdict: "on_time",
  excused: true,
  lateByMs: 420_001,
  reason: "traffic",
};

function line(changes: Partial<ShipmentRow>): Record<string, unknown> {
  const cells = shipmentCells({ ...row, ...changes }, words);
  return Object.fromEntries(shipmentColumns.map((column, index) => [column, cells[index]]));
}

test("times are the platform's, words are the reader's, a begun minute counts", () => {
  expect(line({})).toEqual({
    number: "93763",
    orderNumber: "O-1",
    dealer: "北辰信息",
    platform: "北京平台",
    serviceClass: "同城",
    acceptedAt: "2026-11-21 18:30",
    dueAt: "2026-11-21 20:30",
    deliveredAt: "2026-11-21 20:37",
    zone: "Asia/Shanghai",
    verdict: "迟到",
    lateByMinutes: 8,
    lateByDays: null,
    adjustedVerdict: "准时",
    excused: "是",
    reason: "堵车",
  });
});

test("what is known to the day is a date: the due of 23:59:59.999, the delivery of 00:00", () => {
  const cells = line({
    duePrecision: "date",
    dueAt: new Date("2026-11-21T15:59:59.999Z"),
    deliveredPrecision: "date",
    deliveredAt: new Date("2026-11-22T16:00:00.000Z"),
    lateByMs: 86_400_001,
  });
  expect(cells).toMatchObject({
    dueAt: "2026-11-21",
    deliveredAt: "2026-11-23",
    lateByMinutes: null,
    lateByDays: 2,
  });
});

test("an unknown class keeps its code; what is not known is empty", () => {
  const cells = line({ serviceClass: "air", acceptedAt: null, number: null, lateByMs: null });
  expect(cells).toMatchObject({
    serviceClass: "air",
    acceptedAt: null,
    number: null,
    lateByMinutes: null,
  });
});
