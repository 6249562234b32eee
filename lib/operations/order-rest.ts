import type { Scope } from "#lib/auth/scope.ts";
import type { Quote } from "#lib/contracts/order.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import {
  type ChangingOrder,
  findOrder,
  lockOrder,
  updateWaiting,
} from "#lib/data/orders-changing.ts";
import { findOrderNumber, findShipmentIds, type OrderKey } from "#lib/data/orders-write.ts";
import { insertOutbox } from "#lib/data/outbox.ts";
import type { OrderDraft } from "#lib/domain/ordering/fulfilment.ts";
import type { QuoteTerms } from "#lib/domain/ordering/quote-terms.ts";
import { AppError } from "#lib/errors.ts";
import { makeQuote } from "#lib/operations/make-quote.ts";
import { shipParts, thawParts } from "#lib/operations/ship-parts.ts";

/**
 * The ways to have now what waits of an order; confirming one of them (placeOrder) makes further
 * shipments of the same order.
 * @throws AppError not_found; order_refused with the `reason` nothing_waits
 */
export async function quoteRest(scope: Scope, key: OrderKey, nowMs: number): Promise<Quote> {
  const order = await findOrder(scope, key);
  if (order === null) throw new AppError("not_found");
  const draft = draftOfWaiting(key, order);
  const wanted = { call: null, orderId: key.orderId, isRest: true };
  const quote = await makeQuote(scope, draft, wanted, nowMs);
  // To wait for all of it is how it stands already.
  return { ...quote, options: quote.options.filter(({ parts }) => parts.length > 0) };
}

function draftOfWaiting({ dealerId }: OrderKey, { siteId, lines }: ChangingOrder): OrderDraft {
  const waiting = lines.flatMap(({ productId, waiting: quantity }) =>
    productId === null || quantity === 0 ? [] : { productId, quantity },
  );
  if (siteId === null || waiting.length === 0) {
    throw new AppError("order_refused", { reason: "nothing_waits" });
  }
  return { dealerId, siteId, lines: waiting };
}

/** The number of the order, where the shipments of such a quote are there already; else null. */
export async function findRestNumber({ draft, orderId, parts }: QuoteTerms) {
  const { dealerId } = draft;
  const ids = parts.map(({ shipmentId }) => shipmentId);
  const known = await findShipmentIds(dealerId, ids);
  return known.length === 0 ? null : findOrderNumber({ dealerId, orderId });
}

/**
 * Makes the shipments of a quote for what waits. Two attempts wait for each other at the order.
 * @returns its number, or null where not as much waits any more
 * @throws AppError stock_short
 */
export async function placeRest(
  scope: Scope,
  { terms, now }: { readonly terms: QuoteTerms; readonly now: Date },
): Promise<string | null> {
  const { draft, orderId, parts } = terms;
  const key = { dealerId: draft.dealerId, orderId };
  const thawed = await thawParts(scope, terms);
  return inSqlTransaction(scope, async (tx) => {
    const order = await lockOrder(scope, tx, key);
    if (order === null) throw new AppError("not_found");
    const { number, shipments, lines } = order;
    if (shipments.some(({ id }) => parts.some(({ shipmentId }) => shipmentId === id))) {
      return number;
    }
    const left = waitingAfter(order, terms);
    if (left === null) return null;
    await updateWaiting(tx, key, left);
    const shipped = await shipParts(scope, tx, {
      terms,
      parts: thawed,
      number,
      firstNo: lastNo(order) + 1,
      lineNos: draft.lines.map(
        ({ productId }) => lines.find((line) => line.productId === productId)?.lineNo ?? 0,
      ),
      now,
    });
    const waiting = left.reduce((sum, line) => sum + line.waiting, 0);
    const said = { number, shipments: shipped, waiting };
    const data = { dealerId: draft.dealerId, ...said };
    await insertAudit(scope, tx, { action: "order.rest_placed", subject: orderId, data, at: now });
    const message = { dealerId: draft.dealerId, payload: { orderId, ...said }, at: now };
    await insertOutbox(tx, { topic: "order.rest_accepted", ...message });
    return number;
  });
}

/** What waits of each line once the quote is placed; null where it takes more than waits. */
function waitingAfter({ lines }: ChangingOrder, { draft, parts }: QuoteTerms) {
  const taken = new Map<string, number>();
  for (const [place, quantity] of parts.flatMap((part) => part.lines)) {
    const productId = draft.lines[place]?.productId ?? "";
    taken.set(productId, (taken.get(productId) ?? 0) + quantity);
  }
  const left = lines.map(({ lineNo, productId, waiting }) => ({
    lineNo,
    waiting: waiting - (taken.get(productId ?? "") ?? 0),
  }));
  return left.every(({ waiting }) => waiting >= 0) ? left : null;
}

/** Shipments are numbered on from the last one that was called after the order. */
function lastNo({ number, shipments }: ChangingOrder): number {
  const numbers = shipments.map((shipment) =>
    shipment.number?.startsWith(`${number}-`)
      ? Number.parseInt(shipment.number.slice(number.length + 1), 10) || 0
      : 0,
  );
  return Math.max(0, ...numbers);
}
