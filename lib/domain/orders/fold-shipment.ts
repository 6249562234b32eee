import {
  type CorrectableField,
  type EventKind,
  eventKinds,
  type Precision,
  type ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";

type ShipmentState =
  | "promised"
  | "accepted"
  | "picked"
  | "dispatched"
  | "arrived"
  | "delivery_failed"
  | "delivered"
  | "returned"
  | "cancelled";

/** What a shipment's events say it is. Instants are epoch milliseconds; null = not known. */
export type FoldedShipment = {
  readonly state: ShipmentState;
  readonly acceptedAtMs: number | null;
  /** The first dispatch: a second attempt does not make the first leave later. */
  readonly dispatchedAtMs: number | null;
  readonly dispatchedPrecision: Precision | null;
  readonly deliveredAtMs: number | null;
  readonly deliveredPrecision: Precision | null;
  readonly cancelledAtMs: number | null;
  readonly cancelledBy: "dealer" | "distributor" | null;
  /** Ids of events that were illegal where they stand: kept, shown, and without effect. */
  readonly conflicts: readonly string[];
};

const DAY_MS = 86_400_000;

const rank = new Map<EventKind, number>(eventKinds.map((kind, index) => [kind, index]));

const correctable = [
  ["dispatched", "dispatchedAt"],
  ["delivered", "deliveredAt"],
  ["cancelled", "cancelledAt"],
] as const satisfies readonly (readonly [EventKind, CorrectableField])[];

/** The states from which each kind may follow. Steps may be skipped: people log what they saw. */
const legalFrom: Record<Exclude<EventKind, "corrected">, readonly ShipmentState[]> = {
  accepted: ["promised", "picked", "dispatched", "arrived", "delivery_failed"],
  picked: ["promised", "accepted", "delivery_failed"],
  dispatched: ["promised", "accepted", "picked", "delivery_failed"],
  arrived: ["promised", "accepted", "picked", "dispatched", "delivery_failed"],
  rescheduled: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  delivery_failed: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  delivered: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  returned: [
    "promised",
    "accepted",
    "picked",
    "dispatched",
    "arrived",
    "delivery_failed",
    "delivered",
  ],
  cancelled: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
};

/**
 * Folds events into a state by (occurredAt, kind rank, id) with the latest correction of each field
 * applied first, so that neither order nor repetition of arrivals matters (domain.md §2).
 */
export function foldShipment(events: readonly ShipmentEvent[]): FoldedShipment {
  const unique = [...new Map(events.map((event) => [event.id, event])).values()];
  const folded: Writable<FoldedShipment> = {
    state: "promised",
    acceptedAtMs: null,
    dispatchedAtMs: null,
    dispatchedPrecision: null,
    deliveredAtMs: null,
    deliveredPrecision: null,
    cancelledAtMs: null,
    cancelledBy: null,
    conflicts: [],
  };
  const conflicts: string[] = [];
  for (const event of corrected(unique).sort(inOrder)) {
    if (event.kind === "corrected") continue;
    if (legalFrom[event.kind].includes(folded.state)) apply(folded, event);
    else conflicts.push(event.id);
  }
  return { ...folded, conflicts };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function apply(folded: Writable<FoldedShipment>, event: ShipmentEvent): void {
  const at = event.occurredAtMs;
  switch (event.kind) {
    case "accepted":
      folded.acceptedAtMs = at;
      // Learned of late, an acceptance does not take a shipment back.
      if (folded.state !== "promised") return;
      break;
    case "dispatched":
      folded.dispatchedAtMs ??= at;
      folded.dispatchedPrecision ??= event.precision;
      break;
    case "delivered":
      folded.deliveredAtMs = at;
      folded.deliveredPrecision = event.precision;
      break;
    case "returned":
      // After a delivery a return changes nothing; before it, it is a cancellation.
      if (folded.state !== "delivered") cancel(folded, event);
      break;
    case "cancelled":
      cancel(folded, event);
      break;
    case "rescheduled":
      return;
  }
  if (event.kind !== "corrected") folded.state = event.kind;
}

function cancel(folded: Writable<FoldedShipment>, event: ShipmentEvent): void {
  folded.cancelledAtMs = event.occurredAtMs;
  folded.cancelledBy = event.data.cancelledBy ?? "distributor";
}

/** The events as the latest correction of each field has them: moved, withdrawn, or added. */
function corrected(events: readonly ShipmentEvent[]): ShipmentEvent[] {
  const latest = new Map<CorrectableField, ShipmentEvent>();
  const byArrival = events
    .filter((event) => event.data.correction !== undefined)
    .sort((a, b) => a.recordedAtMs - b.recordedAtMs || compare(a.id, b.id));
  for (const event of byArrival) {
    if (event.data.correction) latest.set(event.data.correction.field, event);
  }
  if (latest.size === 0) return [...events];
  const kept = events.filter((event) => {
    const [, field] = correctable.find(([kind]) => kind === event.kind) ?? [];
    return field === undefined || !latest.has(field);
  });
  for (const [kind, field] of correctable) {
    const correction = latest.get(field);
    const to = correction?.data.correction?.to;
    if (!correction || to === null || to === undefined) continue;
    const first = events.filter((event) => event.kind === kind).sort(inOrder)[0];
    kept.push({
      ...(first ?? correction),
      kind,
      occurredAtMs: Date.parse(to),
      precision: correction.precision,
      data: first?.data ?? {},
    });
  }
  return kept;
}

/** An end that is known to the day only comes after all else that happened on that day. */
function orderMs({ kind, precision, occurredAtMs }: ShipmentEvent): number {
  const isEnd = kind === "delivered" || kind === "cancelled" || kind === "returned";
  return precision === "date" && isEnd ? occurredAtMs + DAY_MS - 1 : occurredAtMs;
}

function inOrder(a: ShipmentEvent, b: ShipmentEvent): number {
  return (
    orderMs(a) - orderMs(b) ||
    (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
