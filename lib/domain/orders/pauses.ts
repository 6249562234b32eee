import { type StepKind, stepsOf } from "#lib/domain/orders/fold-shipment.ts";
import type { PauseFact, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/**
 * What lets the clock go on: somebody says so, the dealer agrees on a new time, the goods move again, or
 * there is nothing left to wait for.
 */
const ending: ReadonlySet<StepKind> = new Set([
  "resumed",
  "rescheduled",
  "dispatched",
  "arrived",
  "delivery_failed",
  "delivered",
  "returned",
  "cancelled",
]);

/**
 * The pauses of a shipment, by its events: whatever order they arrive in, and with what was taken back
 * or corrected left out. Who pauses what is paused already changes nothing, nor does resuming what
 * runs. Pauses that no event speaks of stand as they are stored; an open one ends by being resumed.
 */
export function pausesOf({
  events,
  pauses,
}: Pick<ShipmentFacts, "events" | "pauses">): PauseFact[] {
  const told = new Set(events.flatMap(({ id, kind }) => (kind === "paused" ? [id] : [])));
  const legal = stepsOf(events).filter(({ isLegal }) => isLegal);
  const stored = pauses
    .filter(({ id }) => !told.has(id))
    .map((pause) => {
      if (pause.toMs !== null) return pause;
      const end = legal.find(
        ({ kind, event }) => kind === "resumed" && event.occurredAtMs >= pause.fromMs,
      );
      return end === undefined ? pause : { ...pause, toMs: end.event.occurredAtMs };
    });
  const logged: PauseFact[] = [];
  let open: PauseFact | null = null;
  for (const { kind, event } of legal) {
    const { id, occurredAtMs, recordedAtMs, data } = event;
    if (kind === "paused") {
      const reason = data.reason ?? "";
      open ??= { id, fromMs: occurredAtMs, toMs: null, reason, recordedAtMs };
    } else if (open !== null && ending.has(kind)) {
      if (occurredAtMs > open.fromMs) logged.push({ ...open, toMs: occurredAtMs });
      open = null;
    }
  }
  return [...stored, ...logged, ...(open === null ? [] : [open])];
}

/** The pause that lasts, if there is one. */
export function openPauseOf(facts: Pick<ShipmentFacts, "events" | "pauses">): PauseFact | null {
  return pausesOf(facts).find(({ toMs }) => toMs === null) ?? null;
}
