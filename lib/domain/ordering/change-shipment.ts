import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { originalOf, unretracted } from "#lib/domain/orders/retraction.ts";
import type {
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
} from "#lib/domain/orders/shipment-facts.ts";

/** Why a shipment cannot be changed any more: what became of it. */
export type ChangeRefusal = "dispatched" | "delivered" | "cancelled" | "returned" | "overdue";

/** Whose change it is, and when. */
export type Change = {
  readonly id: string;
  readonly actorId: string | null;
  readonly reason: string;
  readonly nowMs: number;
};

/** Whether a shipment may still be cancelled: before it has left. */
export function cancelRefusal({ events }: Pick<ShipmentFacts, "events">): ChangeRefusal | null {
  const { state, dispatchedAtMs } = foldShipment(events);
  if (state === "cancelled" || state === "delivered" || state === "returned") return state;
  const hasLeft = state === "dispatched" || state === "arrived" || state === "delivery_failed";
  return dispatchedAtMs !== null || hasLeft ? "dispatched" : null;
}

/**
 * Whether another time may still be asked for: until it is delivered, and until what is promised is
 * over. A wish that comes after the miss would unmake it.
 */
export function rescheduleRefusal(facts: ShipmentFacts, nowMs: number): ChangeRefusal | null {
  const { state } = foldShipment(facts.events);
  if (state === "cancelled" || state === "delivered" || state === "returned") return state;
  return nowMs > (standingPromise(facts)?.dueAtMs ?? nowMs) ? "overdue" : null;
}

/** What is promised now: the last time that the dealer asked for, else the original promise. */
export function standingPromise({
  promises,
  events,
}: Pick<ShipmentFacts, "promises" | "events">): PromiseFact | null {
  const standing = unretracted(promises, events);
  const asked = standing.filter(({ kind }) => kind === "dealer_asked");
  return asked.length === 0
    ? (originalOf(standing) ?? null)
    : asked.reduce((a, b) => (b.madeAtMs > a.madeAtMs ? b : a));
}

/** The event of a cancellation. */
export function cancelledEvent(
  change: Change,
  cancelledBy: "dealer" | "distributor",
): ShipmentEvent {
  return eventOf("cancelled", change, { cancelledBy, reason: change.reason });
}

/** What stands beside the original promise once the dealer has asked for another time. */
export function rescheduled(
  standing: PromiseFact,
  change: Change,
  due: { readonly dueAtMs: number; readonly dueOn: string; readonly promiseId: string },
): { readonly event: ShipmentEvent; readonly promise: PromiseFact } {
  const { dueAtMs, dueOn, promiseId } = due;
  return {
    event: eventOf("rescheduled", change, { reason: change.reason }),
    promise: {
      ...standing,
      id: promiseId,
      kind: "dealer_asked",
      dueAtMs,
      dueOn,
      duePrecision: "instant",
      steps: [{ code: "due", atMs: dueAtMs }],
      madeAtMs: change.nowMs,
      importId: null,
    },
  };
}

function eventOf(
  kind: "cancelled" | "rescheduled",
  { id, actorId, nowMs }: Change,
  data: ShipmentEvent["data"],
): ShipmentEvent {
  return {
    id,
    kind,
    occurredAtMs: nowMs,
    recordedAtMs: nowMs,
    precision: "second",
    actorId,
    device: null,
    data,
    importId: null,
    rowNumber: null,
  };
}
