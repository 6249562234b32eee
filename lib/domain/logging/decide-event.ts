import { correctionAsOf, correctionRefusal } from "#lib/domain/logging/check-correction.ts";
import { loggedPauseRefusal } from "#lib/domain/logging/check-pause.ts";
import { checkQueuedStep, checkStep } from "#lib/domain/logging/check-step.ts";
import { withdrawalRefusal } from "#lib/domain/logging/check-withdrawal.ts";
import {
  type ClockFacts,
  type LogTimes,
  timeRefusal,
  timesOf,
} from "#lib/domain/logging/log-times.ts";
import {
  type Refusal,
  refuse,
  type SaidEvent,
  type SaidOfShipment,
} from "#lib/domain/logging/said-event.ts";
import { sameContent } from "#lib/domain/logging/same-content.ts";
import { foldShipment, hasEnded } from "#lib/domain/orders/fold-shipment.ts";
import { unretracted } from "#lib/domain/orders/retraction.ts";
import type { EventData, ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/** Who says it, and what holds where the shipment is. */
export type LogContext = ClockFacts & {
  readonly actorId: string | null;
  readonly device: string | null;
  readonly isDriver: boolean;
  readonly mayCorrect: boolean;
  /** How long ago something may have happened that is entered now, at its platform. */
  readonly lateEntryMinutes: number;
  /** Whether the driver whom it names may sign in and serves its platform. */
  readonly isDriverFit: boolean;
};

/**
 * What becomes of something said. `known` was taken before. A conflict is kept, but the other events
 * leave it no effect.
 */
export type Decision =
  | { readonly kind: "take" | "known"; readonly event: ShipmentEvent; readonly isConflict: boolean }
  | Refusal;

/**
 * Decides what something said of a shipment becomes (domain.md §2). A form runs the fold beforehand
 * and is refused what is illegal in it, with the reason. Out of a queue nothing is refused for what
 * else is known of the shipment, so that the order of arrivals cannot matter: the fold decides, and
 * what is illegal in it is kept as a conflict.
 *
 * Refused in either mode is what speaks against the item itself: who says it, its own times, and that
 * it was before there was anything to do. Corrections are made by a form only.
 */
export function decideEvent(
  facts: ShipmentFacts,
  logged: SaidOfShipment,
  context: LogContext,
): Decision {
  const before = facts.events.find(({ id }) => id === logged.id);
  if (before) {
    return isSame(before, logged, context)
      ? { kind: "known", event: before, isConflict: isConflict(facts.events, before) }
      : refuse("id_taken");
  }
  const refused = personRefusal(logged.said, facts, context) ?? piecesRefusal(logged.said, facts);
  if (refused) return refused;
  const times = timesOf(logged, context);
  const event = eventOf(logged, times, context);
  const taken = check(facts, logged, event, times, context);
  if (taken.kind === "refuse") return taken;
  const isKept = isConflict([...facts.events, taken], taken);
  return { kind: "take", event: taken, isConflict: isKept };
}

/**
 * Whether it is the same again, by the same person and with the same content; its device says the same
 * time however its clock is judged.
 */
function isSame(
  { kind, occurredAtMs, recordedAtMs, actorId, data }: ShipmentEvent,
  logged: SaidOfShipment,
  context: LogContext,
): boolean {
  const { clock, ...content } = data;
  const saidAtMs = clock?.deviceAtMs ?? occurredAtMs;
  if (kind !== logged.said.kind || saidAtMs !== logged.occurredAtMs) return false;
  const again = contentOf(logged, clock?.enteredAtMs ?? recordedAtMs, context);
  return actorId === context.actorId && sameContent(content, again);
}

function isConflict(events: readonly ShipmentEvent[], { id }: ShipmentEvent): boolean {
  return foldShipment(events).conflicts.includes(id);
}

/** Who drives delivers; who ends a promise otherwise answers for it at a desk. */
function personRefusal(
  said: SaidEvent,
  { events }: ShipmentFacts,
  context: LogContext,
): Refusal | null {
  const { mode, isDriver, actorId, mayCorrect, isDriverFit } = context;
  switch (said.kind) {
    case "corrected":
      return mayCorrect && mode === "form" ? null : refuse("not_permitted");
    case "explained": {
      // What is over and explained is not explained away by who drove it.
      const { state, reason } = foldShipment(events);
      const isClosed = isDriver && hasEnded(state) && reason !== null;
      return isClosed ? refuse("not_permitted") : null;
    }
    case "returned":
    case "cancelled":
      return isDriver ? refuse("not_permitted") : null;
    case "dispatched": {
      if (said.driverId === undefined) return null;
      const isFit = isDriver ? said.driverId === actorId : isDriverFit;
      return isFit ? null : refuse("bad_driver");
    }
    default:
      return null;
  }
}

/** More than was ordered cannot have been handed over; fewer can, and is shown. */
function piecesRefusal(said: SaidEvent, { lines }: ShipmentFacts): Refusal | null {
  if (said.kind !== "delivered" || said.pieces === undefined || lines.length === 0) return null;
  const ordered = lines.reduce<number | null>(
    (sum, { quantity }) => (sum === null || quantity === null ? null : sum + quantity),
    0,
  );
  const isMore = ordered !== null && said.pieces > ordered;
  return isMore ? refuse("bad_pieces", { ordered }) : null;
}

function check(
  facts: ShipmentFacts,
  { said, lateReason }: SaidOfShipment,
  event: ShipmentEvent,
  times: LogTimes,
  { mode, nowMs, actorId, lateEntryMinutes }: LogContext,
): ShipmentEvent | Refusal {
  const standing = { ...facts, events: unretracted(facts.events, facts.events) };
  const { enteredAtMs } = times;
  switch (said.kind) {
    case "explained":
      return event;
    case "withdrawn": {
      const undoing = { id: event.id, mode, actorId, enteredAtMs, nowMs };
      return withdrawalRefusal(facts.events, said.eventId, undoing) ?? event;
    }
    case "corrected": {
      const correction = correctionAsOf(said, enteredAtMs);
      if (correction.toMs !== null && correction.toMs > enteredAtMs) return refuse("in_future");
      const folded = foldShipment(facts.events);
      return correctionRefusal(standing, folded, correction, event) ?? event;
    }
    default: {
      const refused = timeRefusal(times, lateEntryMinutes, lateReason);
      if (refused) return refused;
      if (mode === "queue") return checkQueuedStep(standing, event);
      const stands =
        said.kind === "paused" || said.kind === "resumed"
          ? loggedPauseRefusal(standing, event.occurredAtMs, said.kind)
          : null;
      return stands ?? checkStep(standing, event, said.kind);
    }
  }
}

function eventOf(
  logged: SaidOfShipment,
  { occurredAtMs, enteredAtMs }: LogTimes,
  context: LogContext,
): ShipmentEvent {
  return {
    id: logged.id,
    kind: logged.said.kind,
    occurredAtMs,
    recordedAtMs: context.nowMs,
    precision: logged.precision,
    actorId: context.actorId,
    device: context.device,
    data: {
      ...contentOf(logged, enteredAtMs, context),
      clock: { deviceAtMs: logged.occurredAtMs, enteredAtMs, skewMs: context.skewMs },
    },
    importId: null,
    rowNumber: null,
  };
}

/** What an event says, without what its device's clock said. */
function contentOf(
  { said, lateReason, note }: SaidOfShipment,
  enteredAtMs: number,
  context: LogContext,
): EventData {
  return {
    ...dataOf(said, enteredAtMs, context),
    ...(lateReason === undefined ? {} : { lateReason }),
    ...(note === undefined ? {} : { note }),
  };
}

function dataOf(said: SaidEvent, enteredAtMs: number, context: LogContext): EventData {
  switch (said.kind) {
    case "withdrawn":
      return { withdrawal: { eventId: said.eventId } };
    case "corrected": {
      const { field, fromMs, toMs } = correctionAsOf(said, enteredAtMs);
      return { reason: said.reason, correction: { field, from: isoOf(fromMs), to: isoOf(toMs) } };
    }
    case "dispatched": {
      const { kind: _, ...data } = said;
      // A driver who leaves with it has it.
      return context.isDriver && context.actorId !== null
        ? { ...data, driverId: context.actorId }
        : data;
    }
    default: {
      const { kind: _, ...data } = said;
      return data;
    }
  }
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
