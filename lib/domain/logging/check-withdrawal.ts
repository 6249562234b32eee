import { type LogMode, type Refusal, refuse } from "#lib/domain/logging/said-event.ts";
import type { ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";

/** For how long a tap may be undone, and mail and webhooks wait. */
export const UNDO_MS = 8_000;
/** How long the way may take that an Undo in the last moment goes. */
const GRACE_MS = 10_000;
/**
 * For how long what the server has may be taken back out of a queue: a phone says itself when it was
 * asked to, and nobody may set back a clock to take back what others have seen for long.
 */
const KNOWN_MS = 10 * 60_000;

/** Who takes something back, how, and when. */
export type Undoing = {
  /** Of the withdrawal itself. */
  readonly id: string;
  readonly mode: LogMode;
  readonly actorId: string | null;
  readonly enteredAtMs: number;
  readonly nowMs: number;
};

/**
 * Whether an event may be taken back: only what was logged here, by whoever logged it, and at once.
 * What waits in a queue is judged by when both were entered, and may be taken back before it comes.
 */
export function withdrawalRefusal(
  events: readonly ShipmentEvent[],
  eventId: string,
  { id: ownId, mode, actorId, enteredAtMs, nowMs }: Undoing,
): Refusal | null {
  if (eventId === ownId) return refuse("not_permitted");
  const event = events.find(({ id }) => id === eventId);
  if (event === undefined) return mode === "queue" ? null : refuse("not_logged");
  const { clock } = event.data;
  if (clock === undefined || event.kind === "withdrawn" || event.actorId !== actorId) {
    return refuse("not_permitted");
  }
  const loggedAtMs = mode === "queue" ? clock.enteredAtMs : event.recordedAtMs;
  const isOver =
    enteredAtMs - loggedAtMs > UNDO_MS + GRACE_MS || nowMs - event.recordedAtMs > KNOWN_MS;
  return isOver ? refuse("undo_over") : null;
}
