import type { EventData, EventKind } from "#lib/domain/orders/shipment-facts.ts";

const MINUTE_MS = 60_000;

/** What somebody logged of a shipment; epoch milliseconds, whole minutes. */
export type DemoMoment = {
  readonly kind: EventKind;
  readonly atMs: number;
  readonly data: EventData;
};

/** How far an open shipment is to have come, where its time allows for that. */
export type Hint = "to_pick" | "to_deliver" | "not_left" | "left_late";

type Promised = { readonly promise: { readonly startsAtMs: number; readonly dueAtMs: number } };
type Clock = { readonly nowMs: number; readonly draw: () => number };

/** Nine in ten riders are at the door of their own city within so many minutes. */
const ROAD_MINUTES = 50;

const recipients = ["李经理", "张库管", "陈主管", "刘女士", "赵先生"] as const;

/** What holds up the three that are overdue. */
const heldUp = [
  { kind: "explained", data: { reason: "traffic", note: "三环堵车，约 20 分钟后到" } },
  { kind: "delivery_failed", data: { reason: "consignee_absent", note: "已致电两次" } },
  { kind: "explained", data: { reason: "carrier_change", note: "换车，已重新装车" } },
] as const;

/** What is known of an open shipment of the own city by now. */
export function openTrail(
  { promise: { startsAtMs, dueAtMs } }: Promised,
  hint: Hint,
  driverId: string | null,
  { nowMs, draw }: Clock,
): DemoMoment[] {
  const sinceStart = (nowMs - startsAtMs) / MINUTE_MS;
  const left = (dueAtMs - nowMs) / MINUTE_MS;
  const isPicked = hint === "to_pick" ? driverId !== null : sinceStart > 20;
  if (!isPicked || sinceStart < 6) return [];
  const needed = ROAD_MINUTES - left;
  const onTheRoad = {
    to_pick: 0,
    not_left: 0,
    to_deliver: Math.max(4 + 16 * draw(), needed),
    left_late: Math.max(4, needed - 12),
  }[hint];
  // Whatever has a quarter of an hour to spare can still be on its way.
  const roadMinutes = hint === "not_left" && left > 60 ? 8 : onTheRoad;
  const leftAtMs = nowMs - Math.min(roadMinutes, sinceStart - 12) * MINUTE_MS;
  const picked = pickedBetween(startsAtMs, roadMinutes > 0 ? leftAtMs : nowMs, draw);
  return roadMinutes > 0 ? [picked, dispatched(leftAtMs, driverId)] : [picked];
}

/** A shipment of the own city that has been delivered, or nothing where that would be yet to come. */
export function deliveredTrail(
  { promise: { startsAtMs, dueAtMs } }: Promised,
  isMissed: boolean,
  driverId: string | null,
  { nowMs, draw }: Clock,
): DemoMoment[] {
  const share = isMissed ? 1 + 0.03 + 0.25 * draw() : 0.42 + 0.55 * draw();
  const doorAtMs = startsAtMs + share * (dueAtMs - startsAtMs);
  if (doorAtMs > nowMs - 2 * MINUTE_MS) return [];
  const leftAtMs = Math.max(startsAtMs + 9 * MINUTE_MS, doorAtMs - (24 + 20 * draw()) * MINUTE_MS);
  const why = isMissed ? { reason: draw() < 0.5 ? "traffic" : "consignee_absent" } : {};
  return [
    pickedBetween(startsAtMs, leftAtMs, draw),
    dispatched(leftAtMs, driverId),
    delivered(doorAtMs, why, draw),
  ];
}

/** One that should be there and is not: what holds it up has been said. */
export function overdueTrail(
  { promise: { startsAtMs, dueAtMs } }: Promised,
  index: number,
  driverId: string | null,
  { nowMs, draw }: Clock,
): DemoMoment[] {
  const leftAtMs = dueAtMs - (22 + 8 * draw()) * MINUTE_MS;
  const why = heldUp[index % heldUp.length] ?? heldUp[0];
  const saidAtMs = Math.min(nowMs - MINUTE_MS, dueAtMs + 3 * MINUTE_MS);
  return [
    pickedBetween(startsAtMs, leftAtMs, draw),
    dispatched(leftAtMs, driverId),
    { ...why, atMs: wholeMinute(saidAtMs) },
  ];
}

/**
 * One to another city: it leaves after closing, and is there the next day.
 * @returns nothing while the vans are still being loaded
 */
export function onTheNightVan(
  { promise: { startsAtMs, dueAtMs } }: Promised,
  closesAtMs: number,
  isLate: boolean,
  driverId: string | null,
  { nowMs, draw }: Clock,
): DemoMoment[] {
  const leftAtMs = closesAtMs + (isLate ? 115 : 4 + 36 * draw()) * MINUTE_MS;
  if (leftAtMs > nowMs - 2 * MINUTE_MS) return [];
  const sent = [pickedBetween(startsAtMs, leftAtMs, draw), dispatched(leftAtMs, driverId)];
  const doorAtMs = dueAtMs - (10 + 380 * draw()) * MINUTE_MS;
  const isThere = dueAtMs < nowMs && doorAtMs > leftAtMs;
  return isThere ? [...sent, delivered(doorAtMs, {}, draw)] : sent;
}

function pickedBetween(startsAtMs: number, untilMs: number, draw: () => number): DemoMoment {
  const atMs = startsAtMs + (0.3 + 0.4 * draw()) * (untilMs - startsAtMs);
  return { kind: "picked", atMs: wholeMinute(atMs, startsAtMs), data: { boxes: 1 } };
}

function dispatched(atMs: number, driverId: string | null): DemoMoment {
  return {
    kind: "dispatched",
    atMs: wholeMinute(atMs),
    data: driverId === null ? {} : { driverId },
  };
}

function delivered(atMs: number, why: EventData, draw: () => number): DemoMoment {
  const recipient = recipients[Math.floor(draw() * recipients.length)] ?? recipients[0];
  return { kind: "delivered", atMs: wholeMinute(atMs), data: { recipient, ...why } };
}

/** Seconds are not known of what people enter by hand; never before `floorMs`. */
function wholeMinute(atMs: number, floorMs = 0): number {
  return Math.max(floorMs, Math.floor(atMs / MINUTE_MS) * MINUTE_MS);
}
