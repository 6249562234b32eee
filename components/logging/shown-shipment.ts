import { keyOf } from "#components/logging/route.ts";
import type { QueuedItem } from "#components/offline/outbox-store.ts";
import type { LogShipment } from "#lib/contracts/log-day.ts";
import { type FoldedShipment, foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { openPauseOf } from "#lib/domain/orders/pauses.ts";
import type { EventData, ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";

/** A shipment as the phone knows it: what the server told, and what was entered here since. */
export type ShownShipment = {
  readonly key: string;
  readonly label: string;
  readonly shipment: LogShipment;
  readonly state: string;
  readonly deliveredAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly boxes: number | null;
  /** Its clock stands still. */
  readonly isPaused: boolean;
  /** What was entered here of it and has not come to the server, or was not taken. */
  readonly items: readonly QueuedItem[];
  /** Everything that is known to have happened, for what may follow. */
  readonly events: readonly ShipmentEvent[];
};

/** Kinds whose effect is in what the server tells of a shipment, but whose data a phone is not given. */
const withoutData = new Set(["corrected", "supplemented", "retracted", "withdrawn"]);

/** A shipment with what was entered on this phone. */
export function shownShipment(
  shipment: LogShipment,
  ofPerson: readonly QueuedItem[],
  skewMs: number,
): ShownShipment {
  const known = new Set(shipment.events.map(({ id }) => id));
  const items = ofPerson.filter(
    ({ event }) => event.shipmentId === shipment.id && event.dealerId === shipment.dealerId,
  );
  const fresh = items.filter(({ event, state }) => state !== "refused" && !known.has(event.id));
  const events = [
    ...shipment.events
      .filter(({ kind, isVoid }) => !isVoid && !withoutData.has(kind))
      .map(({ id, kind, occurredAtMs }) => asEvent(id, kind, occurredAtMs, {})),
    ...fresh.map(({ event }) => localEvent(event, skewMs)),
  ];
  const folded = fresh.length === 0 ? null : foldShipment(events);
  const boxes = fresh.flatMap(({ event }) =>
    event.said.kind === "picked" && event.said.boxes !== undefined ? [event.said.boxes] : [],
  );
  return {
    key: keyOf(shipment),
    label: labelOf(shipment),
    shipment,
    ...endingOf(folded ?? shipment),
    boxes: boxes.at(-1) ?? shipment.boxes,
    isPaused: openPauseOf({ events, pauses: [] }) !== null,
    items,
    events,
  };
}

/** What people call a shipment. */
function labelOf(shipment: LogShipment): string {
  return shipment.number ?? shipment.orderNumber ?? shipment.dealerName;
}

/** Whether a shipment has ended, however. */
export function isEnded(shown: Pick<ShownShipment, "state">): boolean {
  return ["delivered", "returned", "cancelled"].includes(shown.state);
}

/** What counts down: the promise that stands, or the original one while a pause holds it. */
export function dueOf({ adjustedDueAtMs, dueAtMs }: LogShipment): number {
  return adjustedDueAtMs ?? dueAtMs;
}

function endingOf(
  of: Pick<LogShipment, "state" | "deliveredAtMs" | "cancelledAtMs"> | FoldedShipment,
) {
  const { state, deliveredAtMs, cancelledAtMs } = of;
  return { state, deliveredAtMs, endedAtMs: deliveredAtMs ?? cancelledAtMs };
}

function localEvent(event: QueuedItem["event"], skewMs: number): ShipmentEvent {
  const { said } = event;
  const data: EventData = {
    ...("reason" in said && said.reason !== undefined && { reason: said.reason }),
    ...("cancelledBy" in said && { cancelledBy: said.cancelledBy }),
    ...(said.kind === "withdrawn" && { withdrawal: { eventId: said.eventId } }),
  };
  return asEvent(event.id, said.kind, event.occurredAtMs - skewMs, data);
}

function asEvent(
  id: string,
  kind: ShipmentEvent["kind"],
  occurredAtMs: number,
  data: EventData,
): ShipmentEvent {
  return {
    id,
    kind,
    occurredAtMs,
    recordedAtMs: occurredAtMs,
    precision: "second",
    actorId: null,
    device: null,
    data,
    importId: null,
    rowNumber: null,
  };
}
