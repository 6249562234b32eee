import { type LogMode, type Refusal, refuse } from "#lib/domain/logging/said-event.ts";
import type { ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";

/** For how long a tap may be undone, and mail and webhooks wait. */
export const UNDO_MS = 8_000;
/** How long the way may take that an Undo in the last moment goes. */
const GRACE_MS = 10_000;

/** Who takes something back, how, and when. */
export type Undoing = {
  readonly mode: LogMode;
  readonly actorId: string | null;
  readonly enteredAtMs: number;
};

/**
 * Whether an event may be taken back: only what was logged here, by whoever logged it, and at once.
 * What waits in a queue is judged by when both were entered, and may be taken back before it comes.
 */
export function withdrawalRefusal(
  events: readonly ShipmentEvent[],
  eventId: string,
  { mode, actorId, enteredAtMs }: Undoing,
): Refusal | null {
  const event = events.find(({ id }) => id === eventId);
  if (event === undefined) return mode === "queue" ? null : refuse("not_logged");
  const { clock } = event.data;
  if (clock === undefined || event.kind === "withdrawn" || event.actorId !== actorId) {
    return refuse("not_permitted");
  }
  const loggedAtMs = mode === "queue" ? clock.enteredAtMs : event.recordedAtMs;
  return enteredAtMs - loggedAtMs > UNDO_MS + GRACE_MS ? refuse("undo_over") : null;
}
