import type { Fulfilment, OrderDraft } from "#lib/domain/ordering/fulfilment.ts";
import { explainPromise } from "#lib/domain/sla/explain.ts";
import type { BookedPromise, PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";

/** A promise as a quote freezes it; its explanation follows from the versions and the acceptance. */
export type FrozenPromise = Omit<BookedPromise, "steps">;

/** What a quote says of one shipment: `lines` are places in the draft's lines, and pieces of them. */
export type QuotedPart = {
  readonly shipmentId: string;
  readonly platformId: string;
  readonly serviceClass: string;
  readonly promise: FrozenPromise;
  readonly lines: readonly (readonly [place: number, quantity: number])[];
};

/** All that is settled by confirming a quote. Instants are epoch milliseconds. */
export type QuoteTerms = {
  readonly orderId: string;
  /** Whether the order is there already, and these are lines of it that had to wait. */
  readonly isRest: boolean;
  /** Whom it was made for: nobody else may confirm it. */
  readonly actorId: string | null;
  readonly draft: OrderDraft;
  readonly acceptedAtMs: number;
  /** From this instant on it is not taken. */
  readonly validUntilMs: number;
  readonly caller: string | null;
  readonly parts: readonly QuotedPart[];
};

/** The parts of a way to fulfil a draft, as a quote says them. */
export function quotedParts(
  { parts }: Fulfilment,
  draft: OrderDraft,
  newId: () => string,
): QuotedPart[] {
  const places = new Map(draft.lines.map(({ productId }, place) => [productId, place]));
  return parts.map(({ platformId, serviceClass, promise: { steps: _, ...promise }, lines }) => ({
    shipmentId: newId(),
    platformId,
    serviceClass,
    promise,
    lines: lines
      .map(({ productId, quantity }) => [places.get(productId) ?? 0, quantity] as const)
      .sort(([a], [b]) => a - b),
  }));
}

/**
 * The instant at which a quote ceases to hold: after so long, and never past a cut-off or close at
 * which one of its promises would be another one. The promises of a call stay those of its moment.
 */
export function validUntil(
  { parts }: Pick<Fulfilment, "parts">,
  quotedAtMs: number,
  lastingMs: number,
  isCall: boolean,
): number {
  const changes = isCall ? [] : parts.flatMap(({ orderByMs }) => orderByMs ?? []);
  return Math.min(quotedAtMs + lastingMs, ...changes);
}

/**
 * A frozen promise with its explanation, computed anew from its versions.
 * @returns null where the book does not hold them, or they say otherwise
 */
export function thawed(
  book: PolicyBook,
  frozen: FrozenPromise,
  acceptedAtMs: number,
): BookedPromise | null {
  const policy = book.policyOf(frozen.policyVersionId, frozen.calendarVersionId);
  if (policy === null) return null;
  const promise = computePromise(policy, acceptedAtMs);
  if (!promise.ok) return null;
  const { startsAt, dueAt, dueOn } = promise.value;
  const isSame =
    startsAt === frozen.startsAtMs && dueAt === frozen.dueAtMs && dueOn === frozen.dueOn;
  return isSame ? { ...frozen, steps: explainPromise(policy, acceptedAtMs, promise.value) } : null;
}

/** Pieces of each of the draft's lines that no part has. */
export function waitingPieces({ draft, parts }: Pick<QuoteTerms, "draft" | "parts">): number[] {
  const waiting = draft.lines.map(({ quantity }) => quantity);
  for (const { lines } of parts) {
    for (const [place, quantity] of lines) waiting[place] = (waiting[place] ?? 0) - quantity;
  }
  return waiting;
}
