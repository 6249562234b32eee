import type { DeliveryRow, KnownInstant } from "#lib/domain/importing/delivery-row.ts";
import { overruledValues } from "#lib/domain/importing/overruled.ts";
import type { PlanContext } from "#lib/domain/importing/plan-parts.ts";
import type { FoldedShipment } from "#lib/domain/orders/fold-shipment.ts";
import type {
  CorrectableField,
  EventData,
  EventKind,
  ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";

type EventContext = Pick<PlanContext, "newId" | "importId" | "nowMs" | "fileDateAt">;

/** Whether a date given alone names the day of an instant that is known already. */
export function agreesByDate(
  given: KnownInstant,
  knownMs: number,
  dateAt: (ms: number) => string,
): boolean {
  return given.precision === "date" && dateAt(given.ms) === dateAt(knownMs);
}

/**
 * The events that a row adds to what is known: first knowledge as the event itself, another value as
 * `corrected`. What the row leaves empty says nothing, nor does a date that names the day of a time
 * that is known; a time on a day that was known alone is a better value. A time that somebody here has
 * corrected since is no news either; yet another one is, and stands beside the others as a correction.
 *
 * @param known null for a shipment that is not there yet
 * @param said all that is known to have happened to it
 */
export function newEvents(
  row: DeliveryRow,
  known: FoldedShipment | null,
  said: readonly ShipmentEvent[],
  context: EventContext,
): ShipmentEvent[] {
  const events: ShipmentEvent[] = [];
  const add = (kind: EventKind, at: KnownInstant, recordedAtMs: number, data: EventData) => {
    events.push({
      id: context.newId(),
      kind,
      occurredAtMs: at.ms,
      recordedAtMs,
      precision: at.precision,
      actorId: null,
      device: "import",
      data,
      importId: context.importId,
      rowNumber: row.rowNumber,
    });
  };
  const addFirst = (kind: EventKind, at: KnownInstant, data: EventData = {}) => {
    // Known when the file's system wrote it down, never before it happened, else now.
    add(kind, at, Math.max(at.ms, row.recordedAtMs ?? context.nowMs), data);
  };
  const report = (
    kind: EventKind,
    field: CorrectableField,
    at: KnownInstant | null,
    was: number | null,
    more: { readonly first?: EventData; readonly changed?: EventData } = {},
  ) => {
    if (at === null) return;
    const agrees = (ms: number) => at.ms === ms || agreesByDate(at, ms, context.fileDateAt);
    const isOverruled = overruledValues(said, field, kind).some(agrees);
    if (was === null) {
      if (!isOverruled) addFirst(kind, at, more.first);
      return;
    }
    const isSame = isOverruled || agrees(was);
    if (isSame && more.changed === undefined) return;
    const iso = (ms: number) => new Date(ms).toISOString();
    const correction = { field, from: iso(was), to: iso(isSame ? was : at.ms) };
    // The row's own recording told of the first value: this one we learn of now.
    const corrected = { ms: context.nowMs, precision: at.precision };
    add("corrected", corrected, context.nowMs, { ...more.changed, correction });
  };
  if (row.acceptedAt !== null && (known?.acceptedAtMs ?? null) === null) {
    addFirst("accepted", row.acceptedAt);
  }
  report("dispatched", "dispatchedAt", row.dispatchedAt, known?.dispatchedAtMs ?? null);
  report("delivered", "deliveredAt", row.deliveredAt, known?.deliveredAtMs ?? null);
  const { cancelledBy } = row;
  report("cancelled", "cancelledAt", row.cancelledAt, known?.cancelledAtMs ?? null, {
    first: { cancelledBy: cancelledBy ?? "distributor" },
    ...(cancelledBy === null || cancelledBy === known?.cancelledBy
      ? {}
      : { changed: { cancelledBy } }),
  });
  return events;
}
