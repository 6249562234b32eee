import type { QuotedPart, QuoteTerms } from "#lib/domain/ordering/quote-terms.ts";
import type { ShipmentFacts, ShipmentLineFact } from "#lib/domain/orders/shipment-facts.ts";
import type { BookedPromise } from "#lib/domain/sla/policy-book.ts";

/** What a shipment is made of beside its quote. */
export type ShipmentMaking = {
  readonly terms: Pick<QuoteTerms, "orderId" | "draft" | "acceptedAtMs" | "actorId" | "caller">;
  readonly part: QuotedPart;
  readonly promise: BookedPromise;
  readonly number: string;
  /** Its goods, numbered as the lines of the order are. */
  readonly lines: readonly ShipmentLineFact[];
  readonly nowMs: number;
  readonly newId: () => string;
};

/**
 * A shipment as it begins: accepted and promised, at the instant of the quote or of the call. An import
 * that brings its number later speaks of the same shipment.
 */
export function promisedShipment(making: ShipmentMaking): ShipmentFacts {
  const { terms, part, promise, number, lines, nowMs, newId } = making;
  const { orderId, draft, acceptedAtMs, actorId, caller } = terms;
  return {
    dealerId: draft.dealerId,
    id: part.shipmentId,
    orderId,
    number,
    sourceKey: `n:${number}`,
    sourceOccurrence: 1,
    platformId: part.platformId,
    serviceClass: part.serviceClass,
    siteId: draft.siteId,
    promises: [
      {
        id: newId(),
        kind: "original",
        acceptedAtMs,
        ...promise,
        duePrecision: "instant",
        madeAtMs: nowMs,
        importId: null,
      },
    ],
    events: [
      {
        id: newId(),
        kind: "accepted",
        occurredAtMs: acceptedAtMs,
        recordedAtMs: nowMs,
        precision: caller === null ? "second" : "minute",
        actorId,
        device: caller === null ? null : "call",
        data: {},
        importId: null,
        rowNumber: null,
      },
    ],
    pauses: [],
    excuses: [],
    lines,
  };
}
