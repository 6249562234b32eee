import type {
  EventData,
  EventKind,
  Precision,
  ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";
import { chinaClock, chinaMs, DAY_MS, HOUR_MS, MINUTE_MS } from "#prisma/seed/demo/china-time.ts";
import { wholeMinute } from "#prisma/seed/demo/delivery-times.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import type { Fate } from "#prisma/seed/demo/fate.ts";
import type { Rng } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

const DISPATCH_KNOWN = 0.97;
const ARRIVAL_KNOWN = 0.9;
const LOGGED_LATE = 0.03;
const MISTYPED = 0.003;
const RETURNED = 0.002;

/** Reasons that hold goods back at the dock; the others meet them on the road or at the door. */
const atTheDock: ReadonlySet<string> = new Set([
  "evening_shift",
  "weekend_picking",
  "stock_out_transfer",
  "typhoon",
]);

type Moment = {
  readonly kind: EventKind;
  readonly atMs: number;
  readonly precision?: Precision;
  readonly device?: string;
  readonly data?: EventData;
  readonly lagMs?: number;
};

/** The events of a shipment, in order of time, that lead to its fate. */
export function trailOf(draft: Draft, fate: Fate, rng: Rng): ShipmentEvent[] {
  const accepted: Moment = {
    kind: "accepted",
    atMs: draft.acceptedAtMs,
    device: "desk",
    lagMs: 2_000,
  };
  return [accepted, ...momentsOf(draft, fate, rng)].map((moment) => eventOf(moment, rng));
}

/** An event with an id of its own; what is not said of it was scanned and recorded at once. */
export function eventOf(moment: Moment, rng: Rng): ShipmentEvent {
  const recordedAtMs = moment.atMs + (moment.lagMs ?? rng.int(2, 150) * 1_000);
  return {
    id: uuidAt(recordedAtMs, rng),
    kind: moment.kind,
    occurredAtMs: moment.atMs,
    recordedAtMs,
    precision: moment.precision ?? "second",
    actorId: null,
    device: moment.device ?? "scanner",
    data: moment.data ?? {},
    importId: null,
    rowNumber: null,
  };
}

function momentsOf(draft: Draft, fate: Fate, rng: Rng): Moment[] {
  const { cancelled, reason } = fate;
  if (cancelled) {
    const data = { cancelledBy: cancelled.by, ...(reason === null ? {} : { reason }) };
    return [{ kind: "cancelled", atMs: cancelled.atMs, precision: "minute", device: "desk", data }];
  }
  const { deliveredAtMs } = fate;
  const leftAt = dispatchedAt(draft, fate, rng);
  const { startsAtMs } = draft.promise;
  const pickedAt = Math.floor(startsAtMs + (0.25 + 0.5 * rng.next()) * (leftAt - startsAtMs));
  const moments: Moment[] = [{ kind: "picked", atMs: pickedAt }];
  if (rng.chance(DISPATCH_KNOWN)) moments.push({ kind: "dispatched", atMs: leftAt });
  if (fate.asked) {
    const data = { reason: "dealer_asked_another_day" };
    moments.push({ kind: "rescheduled", atMs: fate.asked.atMs, device: "desk", data });
  }
  if (deliveredAtMs !== null) {
    moments.push(...atTheDoor(draft, fate, leftAt, deliveredAtMs, rng));
  }
  return moments.sort((a, b) => a.atMs - b.atMs);
}

function dispatchedAt({ promise, serviceClass }: Draft, fate: Fate, rng: Rng): number {
  const { startsAtMs, dueAtMs } = promise;
  const doorAt = fate.asked ? dueAtMs : (fate.deliveredAtMs ?? dueAtMs);
  const held = fate.reason !== null && atTheDock.has(fate.reason);
  if (serviceClass === "local") {
    const roadMs = rng.int(24, 46) * MINUTE_MS + rng.int(0, 59_000);
    const latest = held ? doorAt : Math.min(doorAt, dueAtMs - 4 * MINUTE_MS);
    return Math.max(startsAtMs + 8 * MINUTE_MS, latest - roadMs);
  }
  const evening = chinaMs(chinaClock(startsAtMs).day, 19 * HOUR_MS) + rng.int(600, 9_000) * 1_000;
  return held ? Math.max(evening, doorAt - rng.int(360, 560) * MINUTE_MS) : evening;
}

function atTheDoor(
  draft: Draft,
  { reason, failedAttempt, pause, asked }: Fate,
  leftAt: number,
  deliveredAtMs: number,
  rng: Rng,
): Moment[] {
  const moments: Moment[] = [];
  const soonest = leftAt + 3 * MINUTE_MS;
  const attempt = Math.min(deliveredAtMs, draft.promise.dueAtMs) - rng.int(4, 18) * MINUTE_MS;
  const failedAt = wholeMinute(Math.max(soonest, attempt));
  const failed = failedAttempt && failedAt < deliveredAtMs;
  if (failed) {
    const data = { reason: reason ?? "consignee_absent" };
    moments.push({
      kind: "delivery_failed",
      atMs: failedAt,
      precision: "minute",
      device: "phone",
      data,
    });
  }
  const doorAt = failed ? failedAt : (pause?.fromMs ?? deliveredAtMs);
  const arrivedAt = doorAt - rng.int(15, 80) * MINUTE_MS;
  if (draft.serviceClass === "intercity" && arrivedAt > soonest && rng.chance(ARRIVAL_KNOWN)) {
    moments.push({ kind: "arrived", atMs: arrivedAt });
  }
  const why = reason === null ? {} : { reason };
  const plain = reason === null && !asked && !pause;
  if (plain && rng.chance(MISTYPED)) return [...moments, ...mistyped(deliveredAtMs, rng)];
  const lagMs = rng.chance(LOGGED_LATE) ? { lagMs: rng.int(120, 1_200) * MINUTE_MS } : {};
  const how = { precision: "minute", device: "phone", data: why } as const;
  moments.push({ kind: "delivered", atMs: deliveredAtMs, ...how, ...lagMs });
  if (rng.chance(RETURNED)) {
    const atMs = wholeMinute(deliveredAtMs + (1 + rng.next()) * DAY_MS);
    moments.push({
      kind: "returned",
      atMs,
      precision: "minute",
      device: "desk",
      data: { reason: "wrong_item" },
    });
  }
  return moments;
}

/** A delivery typed with a wrong time, and its correction some hours later. */
function mistyped(deliveredAtMs: number, rng: Rng): Moment[] {
  const wrongAt = deliveredAtMs + rng.int(30, 90) * MINUTE_MS;
  const correction = {
    field: "deliveredAt",
    from: new Date(wrongAt).toISOString(),
    to: new Date(deliveredAtMs).toISOString(),
  } as const;
  const atMs = wrongAt + rng.int(60, 300) * MINUTE_MS;
  return [
    { kind: "delivered", atMs: wrongAt, precision: "minute", device: "phone" },
    {
      kind: "corrected",
      atMs,
      precision: "minute",
      device: "desk",
      lagMs: 0,
      data: { reason: "wrong_time", correction },
    },
  ];
}
