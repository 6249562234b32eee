import type {
  EventData,
  EventKind,
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
} from "#lib/domain/orders/shipment-facts.ts";

const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);

/** An original promise of an import, due at a time of 20 November 2026 in Shanghai. */
export function original(id: string, importId: string | null, due: string): PromiseFact {
  return {
    id,
    kind: "original",
    acceptedAtMs: at("10:00"),
    startsAtMs: at("10:00"),
    dueAtMs: at(due),
    dueOn: "2026-11-20",
    duePrecision: "instant",
    policyVersionId: null,
    calendarVersionId: null,
    transitMinutes: 30,
    steps: [],
    madeAtMs: at("10:00"),
    importId,
  };
}

/** An event that an import said, or that somebody logged (null). */
export function said(
  id: string,
  importId: string | null,
  kind: EventKind,
  time: string,
  data: EventData = {},
): ShipmentEvent {
  return {
    id,
    kind,
    occurredAtMs: at(time),
    recordedAtMs: at(time),
    precision: "minute",
    actorId: null,
    device: null,
    data,
    importId,
    rowNumber: null,
  };
}

/** The undoing of an import. */
export function retraction(id: string, importId: string): ShipmentEvent {
  return said(id, null, "retracted", "20:00", { retraction: { importId, by: null } });
}

/** A shipment with these facts. */
export function factsOf(
  promises: readonly PromiseFact[],
  events: readonly ShipmentEvent[],
  parts: Partial<ShipmentFacts> = {},
): ShipmentFacts {
  return {
    dealerId: "d",
    id: "s",
    orderId: null,
    number: "S1",
    sourceKey: "n:S1",
    sourceOccurrence: 1,
    platformId: "p",
    serviceClass: "local",
    siteId: null,
    promises,
    events,
    pauses: [],
    excuses: [],
    lines: [],
    ...parts,
  };
}
