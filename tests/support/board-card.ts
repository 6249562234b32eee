import type { BoardCard } from "#lib/domain/board/board-card.ts";

/** A card of a local shipment that was accepted at `startsAtMs` 0 and is due two hours later. */
export function boardCard(changes: Partial<BoardCard> = {}): BoardCard {
  return {
    dealerId: "d1",
    shipmentId: "s1",
    version: 1,
    number: "93826-1",
    orderNumber: "93826",
    dealerName: "房山良乡数据",
    place: "房山良乡",
    product: { zh: "交换机 24 口", en: "Switch, 24 ports", pieces: 6 },
    otherLines: 0,
    pieces: 6,
    platformId: "p1",
    platformName: "北京平台",
    zone: "Asia/Shanghai",
    serviceClass: "local",
    state: "accepted",
    acceptedAtMs: 0,
    startsAtMs: 0,
    dueAtMs: minutes(120),
    duePrecision: "instant",
    adjustedDueAtMs: minutes(120),
    lateEntryMinutes: 240,
    transitMinutes: 30,
    pickedAtMs: null,
    pause: null,
    dispatchedAtMs: null,
    driverId: null,
    driverName: null,
    reason: null,
    pace: { p50Minutes: 40, p90Minutes: 55, basis: "hour" },
    weakRate: null,
    ...changes,
  };
}

export function minutes(count: number): number {
  return count * 60_000;
}
