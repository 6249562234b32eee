import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { type Conflict, conflictsOf } from "#lib/domain/orders/conflicts.ts";
import { kindOfField, withdrawnIds } from "#lib/domain/orders/fold-shipment.ts";
import type { EventKind } from "#lib/domain/orders/shipment-facts.ts";

/** What became of an event afterwards. */
export type EventMark = "undone" | "takenBack" | "conflict" | "correctedLater";

/** What is against the events without effect, by their ids. */
export function againstOf(events: readonly EventItem[]): ReadonlyMap<string, Conflict> {
  const facts = events.map((event) => ({
    ...event,
    occurredAtMs: event.occurredAt.getTime(),
    recordedAtMs: event.recordedAt.getTime(),
  }));
  return new Map(conflictsOf(facts).map((conflict) => [conflict.event.id, conflict]));
}

/**
 * Which events do not stand as they were said, by id: their import was undone, they were taken back,
 * they contradict the others, or their time was corrected.
 */
export function marksOf(events: readonly EventItem[]): ReadonlyMap<string, EventMark> {
  const withdrawn = withdrawnIds(events);
  const conflicts = againstOf(events);
  const corrected = new Set<EventKind>(
    events.flatMap(({ id, data, isUndone }) =>
      data.correction && !isUndone && !withdrawn.has(id) ? kindOfField[data.correction.field] : [],
    ),
  );
  const markOf = ({ id, kind, isUndone }: EventItem): EventMark | null => {
    if (isUndone) return "undone";
    if (withdrawn.has(id)) return "takenBack";
    if (conflicts.has(id)) return "conflict";
    return corrected.has(kind) ? "correctedLater" : null;
  };
  return new Map(
    events.flatMap((event) => {
      const mark = markOf(event);
      return mark === null ? [] : [[event.id, mark] as const];
    }),
  );
}
