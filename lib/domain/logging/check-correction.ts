import { acceptedAt, clash } from "#lib/domain/logging/check-step.ts";
import { notAhead } from "#lib/domain/logging/log-times.ts";
import { type Refusal, refuse, type SaidCorrection } from "#lib/domain/logging/said-event.ts";
import { type FoldedShipment, kindOfField } from "#lib/domain/orders/fold-shipment.ts";
import type {
  CorrectableField,
  ShipmentEvent,
  ShipmentFacts,
} from "#lib/domain/orders/shipment-facts.ts";

/** The value that a field of a folded shipment has; null = it did not happen. */
export function standingValue(folded: FoldedShipment, field: CorrectableField): number | null {
  return folded[`${field}Ms`];
}

/** A correction as it applies: what is just beginning is now. */
export function correctionAsOf(said: SaidCorrection, nowMs: number): SaidCorrection {
  return said.toMs === null ? said : { ...said, toMs: notAhead(said.toMs, nowMs) };
}

/**
 * Whether a form may correct a time so: what it showed must stand still, and the new time must not
 * contradict the other steps.
 */
export function correctionRefusal(
  facts: ShipmentFacts,
  folded: FoldedShipment,
  { field, fromMs, toMs }: SaidCorrection,
  event: ShipmentEvent,
): Refusal | null {
  const standsMs = standingValue(folded, field);
  if (fromMs !== standsMs) return refuse("stale", standsMs === null ? {} : { atMs: standsMs });
  if (toMs === null) return null;
  const acceptedMs = acceptedAt(facts);
  if (acceptedMs !== null && toMs < acceptedMs) {
    return refuse("before_step", { step: "accepted", atMs: acceptedMs });
  }
  return clash(facts, event, kindOfField[field]);
}
