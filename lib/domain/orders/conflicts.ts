import { type FoldedStep, type ShipmentState, stepsOf } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";

/** An event without effect, the state that it ran into, and the step that had set that. */
export type Conflict = {
  readonly event: ShipmentEvent;
  readonly from: ShipmentState;
  /** Null where nothing had been logged before it. */
  readonly setBy: ShipmentEvent | null;
};

/** The events that the others leave no effect, in their order, each with what is against it. */
export function conflictsOf(events: readonly ShipmentEvent[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  let setBy: ShipmentEvent | null = null;
  for (const step of stepsOf(events)) {
    if (!step.isLegal) conflicts.push({ event: step.event, from: step.from, setBy });
    else if (setsState(step)) setBy = step.event;
  }
  return conflicts;
}

/** Another time, or an acceptance that is learned of late, leaves a shipment where it is. */
function setsState({ kind, from }: FoldedStep): boolean {
  return kind !== "rescheduled" && (kind !== "accepted" || from === "promised");
}
