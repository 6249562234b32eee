/**
 * What people are told of: a promise in danger, one that broke, a dealer left without an answer, what
 * was logged in vain, a dealer failed again and again.
 */
export const alarmKinds = ["at_risk", "breach", "dispute_open", "conflict", "turned_weak"] as const;
export type AlarmKind = (typeof alarmKinds)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A dispute that nobody has answered for so long is an alarm. */
const DISPUTE_ANSWER_MS = 24 * HOUR_MS;

/** Something that is true now and of which people must know; the same `cause` is the same alarm. */
export type Cause = {
  readonly kind: AlarmKind;
  readonly cause: string;
  readonly dealerId: string;
  readonly shipmentId: string | null;
  readonly platformId: string | null;
  /** Since when it is true, epoch milliseconds. */
  readonly sinceMs: number;
  /** What its words need beside names that may change. */
  readonly data: Readonly<Record<string, string | number>>;
};

/** An open shipment as alarms see it. Instants are epoch milliseconds. */
export type WatchedShipment = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly platformId: string;
  /** By when the dealer expects it: what it asked for itself, plus pauses; null while a pause stands. */
  readonly dueAtMs: number | null;
  readonly retracted: boolean;
  /** Whether it was delivered or cancelled. */
  readonly ended: boolean;
  /** How long what is left of it takes at worst; null = nothing is known. */
  readonly remainingP90Minutes: number | null;
};

/**
 * What of a shipment is an alarm now: at risk while less time is left than the rest takes in 9 of 10
 * cases, a breach from the first moment after its due. Nothing while a pause stands, and nothing of
 * what ended or was taken back. An excuse is about the rate: the goods are still to be delivered.
 */
export function causeOfShipment(shipment: WatchedShipment, nowMs: number): Cause | null {
  const { dueAtMs, retracted, ended, remainingP90Minutes } = shipment;
  if (dueAtMs === null || retracted || ended) return null;
  const isBreach = nowMs > dueAtMs;
  const isAtRisk =
    remainingP90Minutes !== null && dueAtMs - nowMs < remainingP90Minutes * MINUTE_MS;
  if (!isBreach && !isAtRisk) return null;
  const kind = isBreach ? "breach" : "at_risk";
  const { dealerId, shipmentId, platformId } = shipment;
  return {
    kind,
    cause: `${kind}:${shipmentId}:${new Date(dueAtMs).toISOString()}`,
    dealerId,
    shipmentId,
    platformId,
    sinceMs: isBreach ? dueAtMs : nowMs,
    data: { dueAtMs },
  };
}

/** A dispute that waits for its answer. */
export type WaitingDispute = {
  readonly dealerId: string;
  readonly receiptId: string;
  readonly shipmentId: string;
  readonly platformId: string;
  readonly openedAtMs: number;
};

/** A dispute is an alarm once it has waited for a day. */
export function causeOfDispute(dispute: WaitingDispute, nowMs: number): Cause | null {
  const { dealerId, receiptId, shipmentId, platformId, openedAtMs } = dispute;
  const sinceMs = openedAtMs + DISPUTE_ANSWER_MS;
  if (nowMs < sinceMs) return null;
  const place = { dealerId, shipmentId, platformId };
  const data = { receiptId, openedAtMs };
  return { kind: "dispute_open", cause: `dispute:${receiptId}`, ...place, sinceMs, data };
}

/** Something that was logged and has no effect, for it contradicts what else was. */
export type StandingConflict = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly platformId: string;
  readonly eventId: string;
  /** When it lost its effect. */
  readonly sinceMs: number;
  /** What was logged, and the state that it ran into. */
  readonly said: string;
  readonly state: string;
};

/** What has no effect is an alarm for as long as it has none. */
export function causeOfConflict(conflict: StandingConflict): Cause {
  const { eventId, sinceMs, said, state, ...place } = conflict;
  return {
    kind: "conflict",
    cause: `conflict:${eventId}`,
    ...place,
    sinceMs,
    data: { said, state },
  };
}

/** A dealer that stands below its target by the latest judgement. */
export type WeakDealer = {
  readonly dealerId: string;
  /** The day it turned weak on, as days since 1970-01-01, with the counts that it was judged by. */
  readonly day: number;
  readonly due: number;
  readonly onTime: number;
};

/** Having turned weak is an alarm until the dealer has recovered. */
export function causeOfWeak({ dealerId, day, due, onTime }: WeakDealer): Cause {
  return {
    kind: "turned_weak",
    cause: `weak:${dealerId}:${day}`,
    dealerId,
    shipmentId: null,
    platformId: null,
    // It is known once its day is over.
    sinceMs: (day + 1) * 24 * HOUR_MS,
    data: { day, due, onTime },
  };
}

/**
 * How long after it became true something may still raise an alarm: what is older, such as the
 * undelivered shipments of an imported history, is for the pages to show, and would drown the rest. A
 * dispute waits for somebody's answer however old it is.
 */
export const newestMs: Readonly<Record<AlarmKind, number>> = {
  at_risk: 24 * HOUR_MS,
  breach: 24 * HOUR_MS,
  dispute_open: Number.POSITIVE_INFINITY,
  conflict: 24 * HOUR_MS,
  turned_weak: 3 * 24 * HOUR_MS,
};
