import { type Refusal, refuse } from "#lib/domain/logging/said-event.ts";
import { type FoldedStep, type StepKind, stepsOf } from "#lib/domain/orders/fold-shipment.ts";
import { originalOf, unretracted } from "#lib/domain/orders/retraction.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

type Known = Pick<ShipmentFacts, "events" | "promises">;

const MINUTE_MS = 60_000;

/** How far along each step is: one that comes earlier must have happened earlier. */
const place: Record<StepKind, number> = {
  accepted: 0,
  picked: 1,
  dispatched: 2,
  arrived: 3,
  rescheduled: 3,
  paused: 0,
  resumed: 0,
  delivery_failed: 4,
  delivered: 4,
  returned: 5,
  cancelled: 5,
};

/**
 * Whether a step may stand where a form puts it: after the steps before it, and without making
 * anything illegal that stands already.
 * @returns the event; one that is known to the minute only comes after a step of the same minute
 */
export function checkStep(known: Known, event: ShipmentEvent, kind: StepKind) {
  const legal = stepsOf(known.events).filter(({ isLegal }) => isLegal);
  const before = legal
    .filter((step) => place[step.kind] < place[kind])
    .reduce<FoldedStep["event"] | null>(
      (a, { event: b }) => (a === null || b.occurredAtMs > a.occurredAtMs ? b : a),
      null,
    );
  const lastMs = Math.max(before?.occurredAtMs ?? -Infinity, acceptedAt(known) ?? -Infinity);
  const isSameMinute =
    event.precision === "minute" &&
    lastMs > event.occurredAtMs &&
    lastMs < event.occurredAtMs + MINUTE_MS;
  const placed = isSameMinute ? { ...event, occurredAtMs: lastMs } : event;
  const isDayOnly = before !== null && before.precision === "date";
  if (placed.occurredAtMs < lastMs && !isDayOnly) {
    const isBefore = before?.occurredAtMs === lastMs;
    return refuse("before_step", { step: isBefore ? before.kind : "accepted", atMs: lastMs });
  }
  return clash(known, placed, kind) ?? placed;
}

/**
 * Whether a step out of a queue may stand where it was put: the fold judges it by the other steps, but
 * before the acceptance nothing was to be done.
 * @returns the event; one that is known to the minute only comes after an acceptance of the same minute
 */
export function checkQueuedStep(known: Known, event: ShipmentEvent): ShipmentEvent | Refusal {
  const acceptedMs = acceptedAt(known);
  if (acceptedMs === null || event.occurredAtMs >= acceptedMs) return event;
  const isSameMinute = event.precision === "minute" && acceptedMs < event.occurredAtMs + MINUTE_MS;
  return isSameMinute
    ? { ...event, occurredAtMs: acceptedMs }
    : refuse("before_step", { step: "accepted", atMs: acceptedMs });
}

/**
 * What one more event makes illegal: itself, or something that stands already; null = nothing.
 * @param kind the step that the event puts somewhere
 */
export function clash(known: Known, event: ShipmentEvent, kind: StepKind): Refusal | null {
  const refusedBefore = new Set(
    stepsOf(known.events).flatMap((step) => (step.isLegal ? [] : step.event.id)),
  );
  const refused = stepsOf([...known.events, event]).filter(
    (step) => !step.isLegal && !refusedBefore.has(step.event.id),
  );
  const own = refused.find((step) => step.kind === kind);
  if (own) return refuse("illegal", { from: own.from, to: kind });
  const [first] = refused;
  if (first === undefined) return null;
  return refuse("before_step", { step: first.kind, atMs: first.event.occurredAtMs });
}

/** When it was accepted, as an event or the promise alone tells. */
export function acceptedAt({ events, promises }: Known): number | null {
  const accepted = stepsOf(events).find(({ kind }) => kind === "accepted");
  if (accepted) return accepted.event.occurredAtMs;
  return originalOf(unretracted(promises, events))?.acceptedAtMs ?? null;
}
