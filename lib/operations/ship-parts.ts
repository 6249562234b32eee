import type { Scope } from "#lib/auth/scope.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import { newId } from "#lib/data/new-id.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { reserveStock } from "#lib/data/stock.ts";
import { promisedShipment } from "#lib/domain/ordering/promised-shipment.ts";
import { type QuotedPart, type QuoteTerms, thawed } from "#lib/domain/ordering/quote-terms.ts";
import type { BookedPromise } from "#lib/domain/sla/policy-book.ts";
import { policyBookOf } from "#lib/operations/kept-policy-book.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";

/** A part of a quote with its promise as it will be stored. */
export type ThawedPart = QuotedPart & { readonly booked: BookedPromise };

/**
 * The parts with their explained promises. A quote freezes them: what was signed must come out again.
 * @throws Error where it does not, for then the clock itself has changed since
 */
export async function thawParts(
  scope: Scope,
  { parts, acceptedAtMs }: Pick<QuoteTerms, "parts" | "acceptedAtMs">,
): Promise<ThawedPart[]> {
  const book = await policyBookOf(
    scope,
    parts.map(({ promise }) => promise),
  );
  return parts.map((part) => {
    const booked = thawed(book, part.promise, acceptedAtMs);
    if (booked === null) throw new Error(`the promise of part ${part.shipmentId} does not hold`);
    return { ...part, booked };
  });
}

export type Shipping = {
  readonly terms: QuoteTerms;
  readonly parts: readonly ThawedPart[];
  /** The order's number, after which shipments are called. */
  readonly number: string;
  readonly firstNo: number;
  /** Line numbers of the order by the draft's places. */
  readonly lineNos: readonly number[];
  readonly now: Date;
};

/** What others are told of a new shipment. */
type Shipped = {
  id: string;
  number: string;
  platformId: string;
  serviceClass: string;
  dueAt: string;
};

/**
 * Makes the shipments of a quote and reserves their goods, in the caller's transaction. The goods, over
 * which orders contend, are locked as late as can be.
 * @throws AppError stock_short
 */
export async function shipParts(
  scope: Scope,
  tx: SqlTx,
  { terms, parts, number, firstNo, lineNos, now }: Shipping,
): Promise<Shipped[]> {
  const facts = parts.map((part, index) =>
    promisedShipment({
      terms,
      part,
      promise: part.booked,
      number: `${number}-${firstNo + index}`,
      lines: part.lines.map(([place, quantity]) => ({
        lineNo: lineNos[place] ?? place + 1,
        productId: terms.draft.lines[place]?.productId ?? null,
        quantity,
      })),
      nowMs: now.getTime(),
      newId,
    }),
  );
  // Nothing has paused a new shipment, so no projection needs its policy.
  const cells = await recordShipments(tx, facts, () => null);
  const reservations = facts.flatMap(({ id, dealerId, platformId, lines }) =>
    lines.flatMap(({ productId, quantity }) =>
      productId === null || quantity === null
        ? []
        : { platformId, productId, quantity, dealerId, shipmentId: id },
    ),
  );
  await tellShipments(tx, "shipment.placed", facts, { orderId: terms.orderId }, now);
  await reserveStock(tx, reservations, scope.actorId, now);
  await refreshRollup(tx, cells);
  return facts.map((one, index) => ({
    id: one.id,
    number: one.number ?? "",
    platformId: one.platformId,
    serviceClass: one.serviceClass,
    dueAt: new Date(parts[index]?.booked.dueAtMs ?? 0).toISOString(),
  }));
}
