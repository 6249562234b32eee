import { unretracted } from "#lib/domain/orders/retraction.ts";
import {
  type CorrectableField,
  type EventKind,
  eventKinds,
  type Precision,
  type ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";

export type ShipmentState =
  | "promised"
  | "accepted"
  | "picked"
  | "dispatched"
  | "arrived"
  | "delivery_failed"
  | "delivered"
  | "returned"
  | "cancelled";

/** What a shipment's events say it is. Instants are epoch milliseconds; null = not known. */
export type FoldedShipment = {
  readonly state: ShipmentState;
  readonly acceptedAtMs: number | null;
  /** The last time that it was picked, and that it came to the door. */
  readonly pickedAtMs: number | null;
  readonly arrivedAtMs: number | null;
  /** The first dispatch: a second attempt does not make the first leave later. */
  readonly dispatchedAtMs: number | null;
  readonly dispatchedPrecision: Precision | null;
  readonly deliveredAtMs: number | null;
  readonly deliveredPrecision: Precision | null;
  readonly cancelledAtMs: number | null;
  readonly cancelledBy: "dealer" | "distributor" | null;
  /** Why it did not go as promised, as the latest step that gives a reason says it. */
  readonly reason: string | null;
  /** Ids of events that were illegal where they stand: kept, shown, and without effect. */
  readonly conflicts: readonly string[];
};

const DAY_MS = 86_400_000;

const rank = new Map<EventKind, number>(eventKinds.map((kind, index) => [kind, index]));

/** The kind of event whose time each correctable field is. */
export const kindOfField = {
  pickedAt: "picked",
  dispatchedAt: "dispatched",
  arrivedAt: "arrived",
  deliveredAt: "delivered",
  cancelledAt: "cancelled",
} as const satisfies Record<CorrectableField, EventKind>;

/** Kinds that move a shipment; the others speak of its facts. */
export type StepKind = Exclude<
  EventKind,
  "corrected" | "supplemented" | "retracted" | "withdrawn" | "explained"
>;

/** The states from which each kind may follow. Steps may be skipped: people log what they saw. */
const legalFrom: Record<StepKind, readonly ShipmentState[]> = {
  accepted: ["promised", "picked", "dispatched", "arrived", "delivery_failed"],
  picked: ["promised", "accepted", "delivery_failed"],
  dispatched: ["promised", "accepted", "picked", "delivery_failed"],
  arrived: ["promised", "accepted", "picked", "dispatched", "delivery_failed"],
  rescheduled: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  paused: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  resumed: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  delivery_failed: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  delivered: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
  returned: [
    "promised",
    "accepted",
    "picked",
    "dispatched",
    "arrived",
    "delivery_failed",
    "delivered",
  ],
  cancelled: ["promised", "accepted", "picked", "dispatched", "arrived", "delivery_failed"],
};

/**
 * Folds events into a state by (occurredAt, kind rank, id), what undone imports said left out and all
 * corrections applied beforehand, so that neither order nor repetition of arrivals matters
 * (domain.md §2).
 */
export function foldShipment(events: readonly ShipmentEvent[]): FoldedShipment {
  return walk(events).folded;
}

/** Whether nothing is to be done any more of a shipment in a state. */
export function hasEnded(state: ShipmentState): boolean {
  return state === "delivered" || state === "cancelled" || state === "returned";
}

/** An event that moves a shipment, as corrections have left it, and the state in which it found it. */
export type FoldedStep = {
  readonly event: ShipmentEvent;
  readonly kind: StepKind;
  readonly from: ShipmentState;
  readonly isLegal: boolean;
};

/** The steps of a shipment in their order, those without effect among them. See foldShipment. */
export function stepsOf(events: readonly ShipmentEvent[]): readonly FoldedStep[] {
  return walk(events).steps;
}

function walk(events: readonly ShipmentEvent[]): { folded: FoldedShipment; steps: FoldedStep[] } {
  const unique = [
    ...new Map(
      notWithdrawn(unretracted(events, events)).map((event) => [event.id, event]),
    ).values(),
  ];
  const folded: Writable<FoldedShipment> = {
    state: "promised",
    acceptedAtMs: null,
    pickedAtMs: null,
    arrivedAtMs: null,
    dispatchedAtMs: null,
    dispatchedPrecision: null,
    deliveredAtMs: null,
    deliveredPrecision: null,
    cancelledAtMs: null,
    cancelledBy: null,
    reason: null,
    conflicts: [],
  };
  const steps: FoldedStep[] = [];
  for (const event of corrected(unique).sort(inOrder)) {
    const { kind } = event;
    if (kind === "explained") folded.reason = event.data.reason ?? folded.reason;
    if (!isStep(kind)) continue;
    const isLegal = legalFrom[kind].includes(folded.state);
    steps.push({ event, kind, from: folded.state, isLegal });
    if (isLegal) apply(folded, event, kind);
  }
  const conflicts = steps.flatMap(({ event, isLegal }) => (isLegal ? [] : event.id));
  return { folded: { ...folded, conflicts }, steps };
}

/**
 * The ids of events that whoever logged them has taken back. Another's withdrawal, which may have come
 * before what it means, has no effect; and what takes back cannot be taken back itself.
 */
export function withdrawnIds(
  events: readonly Pick<ShipmentEvent, "id" | "kind" | "actorId" | "data">[],
): ReadonlySet<string> {
  const takenBack = new Set(
    events.flatMap(({ data: { withdrawal }, actorId }) =>
      withdrawal === undefined ? [] : `${withdrawal.eventId} ${actorId}`,
    ),
  );
  const theirs = events.filter(
    ({ id, kind, actorId }) => kind !== "withdrawn" && takenBack.has(`${id} ${actorId}`),
  );
  return new Set(theirs.map(({ id }) => id));
}

function notWithdrawn(events: readonly ShipmentEvent[]): readonly ShipmentEvent[] {
  const withdrawn = withdrawnIds(events);
  return withdrawn.size === 0 ? events : events.filter(({ id }) => !withdrawn.has(id));
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function isStep(kind: EventKind): kind is StepKind {
  return kind in legalFrom;
}

function apply(folded: Writable<FoldedShipment>, event: ShipmentEvent, kind: StepKind): void {
  const at = event.occurredAtMs;
  // What is wrong with goods that come back says nothing of when they had come.
  if (folded.state !== "delivered") folded.reason = event.data.reason ?? folded.reason;
  switch (kind) {
    case "accepted":
      folded.acceptedAtMs = at;
      // Learned of late, an acceptance does not take a shipment back.
      if (folded.state !== "promised") return;
      break;
    case "picked":
      folded.pickedAtMs = at;
      break;
    case "arrived":
      folded.arrivedAtMs = at;
      break;
    case "dispatched":
      folded.dispatchedAtMs ??= at;
      folded.dispatchedPrecision ??= event.precision;
      break;
    case "delivered":
      folded.deliveredAtMs = at;
      folded.deliveredPrecision = event.precision;
      break;
    case "returned":
      // After a delivery a return changes nothing; before it, it is a cancellation.
      if (folded.state !== "delivered") cancel(folded, event);
      break;
    case "cancelled":
      cancel(folded, event);
      break;
    case "rescheduled":
    case "paused":
    case "resumed":
      return;
  }
  folded.state = kind;
}

function cancel(folded: Writable<FoldedShipment>, event: ShipmentEvent): void {
  folded.cancelledAtMs = event.occurredAtMs;
  folded.cancelledBy = event.data.cancelledBy ?? "distributor";
}

/** An event as corrections have left it, with every value its time has had; null = withdrawn. */
type Standing = {
  event: ShipmentEvent;
  readonly saidAtMs: number;
  readonly valuesMs: (number | null)[];
};

/**
 * The events as corrections have them: moved, withdrawn, or added. Corrections apply one after the
 * other by (said, id); what was said after a correction stands untouched by it.
 */
function corrected(events: readonly ShipmentEvent[]): ShipmentEvent[] {
  const standing: Standing[] = events
    .filter(({ kind }) => kind !== "corrected")
    .sort(inOrder)
    .map((event) => ({
      event,
      saidAtMs: saidAtMs(event),
      valuesMs: [event.occurredAtMs],
    }));
  const byArrival = events
    .filter(({ kind }) => kind === "corrected")
    .sort((a, b) => saidAtMs(a) - saidAtMs(b) || compare(a.id, b.id));
  for (const event of byArrival) correct(standing, event);
  return standing.filter(({ valuesMs }) => valuesMs.at(-1) !== null).map(({ event }) => event);
}

/**
 * When somebody said so: what waited in a phone was said when it was entered, so that it does not
 * matter when its turn to arrive came.
 */
export function saidAtMs({ data, recordedAtMs }: ShipmentEvent): number {
  return data.clock?.enteredAtMs ?? recordedAtMs;
}

function correct(standing: Standing[], correcting: ShipmentEvent): void {
  const { correction, cancelledBy } = correcting.data;
  if (!correction) return;
  const said = saidAtMs(correcting);
  const kind = kindOfField[correction.field];
  const toMs = correction.to === null ? null : Date.parse(correction.to);
  const concerned = concernedBy(
    correction.from,
    standing.filter((one) => one.event.kind === kind && one.saidAtMs <= said),
  );
  const anew = cancelledBy === undefined ? {} : { cancelledBy };
  if (concerned === undefined) {
    if (toMs === null) return;
    const event = { ...correcting, kind, occurredAtMs: toMs, data: anew };
    standing.push({ event, saidAtMs: said, valuesMs: [toMs] });
    return;
  }
  const { event, valuesMs } = concerned;
  if (toMs !== null) {
    // What leaves the time where it was says nothing of how exactly it is known.
    const { precision } = toMs === valuesMs.at(-1) ? event : correcting;
    concerned.event = {
      ...event,
      occurredAtMs: toMs,
      precision,
      data: { ...event.data, ...anew },
    };
  }
  valuesMs.push(toMs);
}

/**
 * The event a correction means, of those of its kind that were known when it was made: the one whose
 * time is `from`, else one whose time was, else (`from` null or a value nobody knows) the first.
 */
function concernedBy(from: string | null, known: readonly Standing[]): Standing | undefined {
  const fromMs = from === null ? Number.NaN : Date.parse(from);
  return (
    known.find(({ valuesMs }) => valuesMs.at(-1) === fromMs) ??
    known.find(({ valuesMs }) => valuesMs.includes(fromMs)) ??
    known.find(({ valuesMs }) => valuesMs.at(-1) !== null) ??
    known[0]
  );
}

/** An end that is known to the day only comes after all else that happened on that day. */
function orderMs({ kind, precision, occurredAtMs }: ShipmentEvent): number {
  const isEnd = kind === "delivered" || kind === "cancelled" || kind === "returned";
  return precision === "date" && isEnd ? occurredAtMs + DAY_MS - 1 : occurredAtMs;
}

function inOrder(a: ShipmentEvent, b: ShipmentEvent): number {
  return (
    orderMs(a) - orderMs(b) ||
    (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
