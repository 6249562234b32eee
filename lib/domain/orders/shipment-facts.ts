/** Kinds of logistics event (domain.md §2), in the rank that decides between equal instants. */
export const eventKinds = [
  "accepted",
  "picked",
  "dispatched",
  "arrived",
  "rescheduled",
  "resumed",
  "paused",
  "delivery_failed",
  "delivered",
  "returned",
  "cancelled",
  "corrected",
  "supplemented",
  "retracted",
  "withdrawn",
  "explained",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** How exactly an instant is known: a date given alone says nothing of the time of day. */
export type Precision = "date" | "minute" | "second";

/** Fields of a shipment that a `corrected` event may change. */
export const correctableFields = [
  "pickedAt",
  "dispatchedAt",
  "arrivedAt",
  "deliveredAt",
  "cancelledAt",
] as const;
export type CorrectableField = (typeof correctableFields)[number];

/**
 * What an event says besides its kind and time. `corrected` names a field, its old and its new value;
 * with `cancelledBy` it also says anew who cancelled. `explained` gives a reason to whatever has
 * happened, also after the end. `retracted` takes an import back: nothing of what
 * that import said of the shipment stands.
 */
export type EventData = {
  readonly cancelledBy?: "dealer" | "distributor";
  readonly reason?: string;
  readonly correction?: {
    readonly field: CorrectableField;
    /** ISO instants; null = withdrawn. */
    readonly from: string | null;
    readonly to: string | null;
  };
  /** Of `supplemented`: what a later import filled in or added to a shipment that was known already. */
  readonly supplement?: {
    readonly orderNumber: string | null;
    readonly site: string | null;
    readonly lines: readonly {
      readonly lineNo: number;
      readonly product: string | null;
      readonly quantity: number | null;
    }[];
  };
  /** Of `withdrawn`: the event that is taken back, as by Undo; it has no effect, whichever comes first. */
  readonly withdrawal?: { readonly eventId: string };
  /** Of `dispatched`: who took it, by id, and in what. */
  readonly driverId?: string;
  readonly vehicle?: string;
  /** Of `picked`: into how many boxes it was packed. */
  readonly boxes?: number;
  /** Of `delivered`: who took it, and how many pieces were handed over. */
  readonly recipient?: string;
  readonly pieces?: number;
  /** Ids of photos and signatures; their files may come later than the event. */
  readonly files?: readonly string[];
  readonly note?: string;
  /** Why it was entered later than it happened. */
  readonly lateReason?: string;
  /**
   * Of what was logged: what the device's clock said of the event, how far it was off at the sending
   * (its clock less ours), and when it was entered; `occurredAt` and `enteredAtMs` are corrected by
   * that.
   */
  readonly clock?: {
    readonly deviceAtMs: number;
    readonly enteredAtMs: number;
    readonly skewMs: number;
  };
  /** Of `retracted`: the import that was undone, and who did it where that is known. */
  readonly retraction?: { readonly importId: string; readonly by: string | null };
};

/** An append-only fact about a shipment. Instants are epoch milliseconds. */
export type ShipmentEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly precision: Precision;
  readonly actorId: string | null;
  readonly device: string | null;
  readonly data: EventData;
  readonly importId: string | null;
  readonly rowNumber: number | null;
};

/** A promise as it was frozen; `steps` is the structured explanation of lib/domain/sla. */
export type PromiseFact = {
  readonly id: string;
  readonly kind: "original" | "dealer_asked";
  readonly acceptedAtMs: number | null;
  readonly startsAtMs: number | null;
  readonly dueAtMs: number;
  /** Civil date in the platform's zone of dueAt − 1 ms. */
  readonly dueOn: string;
  readonly duePrecision: "date" | "instant";
  readonly policyVersionId: string | null;
  readonly calendarVersionId: string | null;
  readonly transitMinutes: number | null;
  readonly steps: readonly unknown[];
  readonly madeAtMs: number;
  readonly importId: string | null;
};

/** A stretch for which the clock stands still. One that was logged has the id of its `paused` event. */
export type PauseFact = {
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly reason: string;
  readonly recordedAtMs: number;
};

export type ExcuseFact = {
  readonly id: string;
  readonly reason: string;
  readonly approvedAtMs: number;
};

/** All that is known of one shipment; its projection is computed from this and nothing else. */
export type ShipmentFacts = {
  readonly dealerId: string;
  readonly id: string;
  readonly orderId: string | null;
  readonly number: string | null;
  readonly sourceKey: string | null;
  readonly sourceOccurrence: number;
  readonly platformId: string;
  readonly serviceClass: string;
  readonly siteId: string | null;
  readonly promises: readonly PromiseFact[];
  readonly events: readonly ShipmentEvent[];
  readonly pauses: readonly PauseFact[];
  readonly excuses: readonly ExcuseFact[];
  readonly lines: readonly ShipmentLineFact[];
};

export type ShipmentLineFact = {
  readonly lineNo: number;
  readonly productId: string | null;
  readonly quantity: number | null;
};
