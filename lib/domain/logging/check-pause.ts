import { acceptedAt } from "#lib/domain/logging/check-step.ts";
import { type Refusal, refuse } from "#lib/domain/logging/said-event.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { openPauseOf, pausesOf } from "#lib/domain/orders/pauses.ts";
import { unretracted } from "#lib/domain/orders/retraction.ts";
import type { PauseFact, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/** Why the clock cannot be stopped or started so. */
export const pauseRefusals = [
  "ended",
  "overlaps",
  "reversed",
  "in_future",
  "too_early",
  "before_start",
  "not_open",
] as const;
export type PauseRefusal = (typeof pauseRefusals)[number];

const MINUTE_MS = 60_000;

/** A stretch of time for which the clock is to stand still; without an end it lasts. */
export type AskedPause = { readonly fromMs: number; readonly toMs: number | null };

/**
 * Whether the clock may be stopped so: while something is still to be delivered, once at a time, not in
 * the future, not before it was accepted, and no longer ago than the platform takes an entry.
 */
export function pauseRefusal(
  facts: ShipmentFacts,
  { fromMs, toMs }: AskedPause,
  nowMs: number,
  lateEntryMinutes: number,
): PauseRefusal | null {
  if (hasEnded(facts)) return "ended";
  if (fromMs > nowMs || (toMs !== null && toMs > nowMs)) return "in_future";
  if (toMs !== null && toMs <= fromMs) return "reversed";
  if (nowMs - fromMs > lateEntryMinutes * MINUTE_MS) return "too_early";
  const events = unretracted(facts.events, facts.events);
  const acceptedMs = acceptedAt({ ...facts, events });
  if (acceptedMs !== null && fromMs < acceptedMs) return "before_start";
  const endMs = toMs ?? Number.POSITIVE_INFINITY;
  const overlaps = pausesOf(facts).some(
    (pause) => pause.fromMs < endMs && fromMs < (pause.toMs ?? Number.POSITIVE_INFINITY),
  );
  return overlaps ? "overlaps" : null;
}

/** The pause that is open, or why it cannot end then. */
export function closingOf(
  facts: ShipmentFacts,
  toMs: number,
  nowMs: number,
): PauseFact | PauseRefusal {
  const open = openPauseOf(facts);
  if (open === null) return "not_open";
  if (toMs > nowMs) return "in_future";
  return toMs <= open.fromMs ? "reversed" : open;
}

function hasEnded({ events }: ShipmentFacts): boolean {
  const { state } = foldShipment(events);
  return state === "delivered" || state === "cancelled" || state === "returned";
}

/**
 * Whether a form may stop the clock at an instant, or let it go on: it stands still once at a time, and
 * only what stands still goes on. Out of a queue neither is refused, for it changes nothing then.
 */
export function loggedPauseRefusal(
  facts: ShipmentFacts,
  atMs: number,
  kind: "paused" | "resumed",
): Refusal | null {
  const open = openPauseOf(facts);
  if (kind === "resumed") {
    if (open === null) return refuse("not_paused");
    if (atMs > open.fromMs) return null;
    return refuse("before_step", { step: "paused", atMs: open.fromMs });
  }
  const during = pausesOf(facts).find(({ toMs }) => atMs < (toMs ?? Number.POSITIVE_INFINITY));
  return during === undefined ? null : refuse("paused", { atMs: during.fromMs });
}
