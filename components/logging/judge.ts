import type { ShownShipment } from "#components/logging/shown-shipment.ts";
import type { LogDay } from "#lib/contracts/log-day.ts";
import type { LoggedEvent } from "#lib/contracts/log-event.ts";
import { decideEvent } from "#lib/domain/logging/decide-event.ts";
import type { Refusal } from "#lib/domain/logging/said-event.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

const MINUTE_MS = 60_000;
/** As the column of the platform's table has it, where the phone was not told. */
const LATE_ENTRY_MINUTES = 240;

/** How long ago something may have happened that is entered now, where a shipment is. */
export function lateLimitMinutes(day: LogDay, shown: ShownShipment): number {
  const platform = day.platforms.find(({ id }) => id === shown.shipment.platformId);
  return platform?.lateEntryMinutes ?? LATE_ENTRY_MINUTES;
}

/** A time by the server's clock as this device's would have told it, for the event that says it. */
export function deviceTime(atMs: number, skewMs: number): number {
  return atMs + Math.round(skewMs / MINUTE_MS) * MINUTE_MS;
}

/** Why the server would not take an event, by its own rules on what the phone knows; null = it would. */
export function refusalOf(
  shown: ShownShipment,
  event: LoggedEvent,
  day: LogDay,
  skewMs: number,
): Refusal | null {
  const decision = decideEvent(factsOf(shown), event, {
    mode: "form",
    nowMs: event.enteredAtMs - skewMs,
    skewMs,
    actorId: day.personId,
    device: null,
    isDriver: day.role === "driver",
    mayCorrect: day.role !== "driver",
    lateEntryMinutes: lateLimitMinutes(day, shown),
    isDriverFit: true,
  });
  return decision.kind === "refuse" ? decision : null;
}

/** What the phone knows of a shipment, as the rules read it. */
function factsOf({ shipment, events }: ShownShipment): ShipmentFacts {
  return {
    dealerId: shipment.dealerId,
    id: shipment.id,
    orderId: null,
    number: shipment.number,
    sourceKey: null,
    sourceOccurrence: 0,
    platformId: shipment.platformId,
    serviceClass: shipment.serviceClass,
    siteId: null,
    promises: [
      {
        id: shipment.id,
        kind: "original",
        acceptedAtMs: shipment.acceptedAtMs,
        startsAtMs: shipment.startsAtMs,
        dueAtMs: shipment.dueAtMs,
        dueOn: "",
        duePrecision: shipment.duePrecision,
        policyVersionId: null,
        calendarVersionId: null,
        transitMinutes: null,
        steps: [],
        madeAtMs: shipment.acceptedAtMs ?? shipment.dueAtMs,
        importId: null,
      },
    ],
    events,
    pauses: [],
    excuses: [],
    lines: [],
  };
}
