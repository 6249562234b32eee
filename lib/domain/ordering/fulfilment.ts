import type { Rule } from "#lib/domain/sla/policy.ts";
import type { BookedPromise } from "#lib/domain/sla/policy-book.ts";

/** Pieces of a product. */
export type OrderDraftLine = { readonly productId: string; readonly quantity: number };

/** What somebody would like to have, and where: 1 to 100 lines, each of another product. */
export type OrderDraft = {
  readonly dealerId: string;
  readonly siteId: string;
  readonly lines: readonly OrderDraftLine[];
};

/** What a platform would promise an order that is accepted at an instant. */
export type PlatformPromise = {
  readonly platformId: string;
  readonly serviceClass: string;
  /** Great circle to the site; null = one of the two places is not known. */
  readonly distanceKm: number | null;
  /** Null = this platform cannot promise anything to this dealer. */
  readonly promise: BookedPromise | null;
  /** What it is promised by; null where nothing is. The due of other rules than `by` moves with the clock. */
  readonly rule: Rule | null;
  /** The first instant at which an acceptance is promised otherwise: cut-off or close; null = none. */
  readonly orderByMs: number | null;
  /** What would be promised from then on. */
  readonly laterDueAtMs: number | null;
};

/** What one platform sends: a shipment, once it is ordered. */
export type FulfilmentPart = Omit<PlatformPromise, "promise"> & {
  readonly promise: BookedPromise;
  readonly lines: readonly OrderDraftLine[];
};

/** What cannot be had now, and when more is expected first; `restockOn` null = nobody knows. */
export type WaitingLine = OrderDraftLine & {
  readonly restockOn: string | null;
  readonly restockPlatformId: string | null;
};

/**
 * A way to fulfil an order: what goes from where, and what waits. `one` platform sends everything,
 * several do in a `split`, of a `partial` one something waits, and everything `waits` where nothing is
 * in stock.
 */
export type Fulfilment = {
  readonly kind: "one" | "split" | "partial" | "waits";
  readonly parts: readonly FulfilmentPart[];
  readonly waiting: readonly WaitingLine[];
  /** The latest due of its parts; null = nothing is promised. */
  readonly arrivesAtMs: number | null;
  readonly why: FulfilmentReasons;
};

/** How a way compares with the one that is offered first. */
type FulfilmentReasons = {
  /** No way that is offered brings as much at an earlier instant. */
  readonly earliest: boolean;
  /** No way that is as early and brings as much has fewer shipments. */
  readonly fewest: boolean;
  /** How much later it arrives than the first one; null = one of the two promises nothing. */
  readonly laterByMs: number | null;
  /** How many shipments it has more than the first one; less than 0 = fewer. */
  readonly moreShipments: number;
  /** How many pieces wait. */
  readonly piecesWaiting: number;
};
