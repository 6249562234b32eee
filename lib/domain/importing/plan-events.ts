import type { DeliveryRow, KnownInstant } from "#lib/domain/importing/delivery-row.ts";
import type { FoldedShipment } from "#lib/domain/orders/fold-shipment.ts";
import type {
  CorrectableField,
  EventData,
  EventKind,
  ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";

type EventContext = {
  readonly newId: () => string;
  readonly importId: string;
  readonly nowMs: number;
};

/**
 * The events that a row adds to what is known: first knowledge as the event itself, another value as
 * `corrected`. What the row leaves empty says nothing.
 *
 * @param known null for a shipment that is not there yet
 */
export function newEvents(
  row: DeliveryRow,
  known: FoldedShipment | null,
  context: EventContext,
): ShipmentEvent[] {
  const events: ShipmentEvent[] = [];
  const add = (kind: EventKind, at: KnownInstant, data: EventData = {}) => {
    events.push({
      id: context.newId(),
      kind,
      occurredAtMs: at.ms,
      // Known when the file's system wrote it down, never before it happened, else now.
      recordedAtMs: Math.max(at.ms, row.recordedAtMs ?? context.nowMs),
      precision: at.precision,
      actorId: null,
      device: "import",
      data,
      importId: context.importId,
      rowNumber: row.rowNumber,
    });
  };
  const report = (
    kind: EventKind,
    field: CorrectableField,
    at: KnownInstant | null,
    was: number | null,
    data?: EventData,
  ) => {
    if (at === null || at.ms === was) return;
    if (was === null) add(kind, at, data);
    else {
      const from = new Date(was).toISOString();
      const correction = { field, from, to: new Date(at.ms).toISOString() };
      const corrected = { ms: context.nowMs, precision: at.precision };
      add("corrected", corrected, { correction });
    }
  };
  if (row.acceptedAt !== null && (known?.acceptedAtMs ?? null) === null) {
    add("accepted", row.acceptedAt);
  }
  report("dispatched", "dispatchedAt", row.dispatchedAt, known?.dispatchedAtMs ?? null);
  report("delivered", "deliveredAt", row.deliveredAt, known?.deliveredAtMs ?? null);
  report("cancelled", "cancelledAt", row.cancelledAt, known?.cancelledAtMs ?? null, {
    cancelledBy: row.cancelledBy ?? "distributor",
  });
  return events;
}
