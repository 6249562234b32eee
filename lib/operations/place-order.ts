import type { Scope } from "#lib/auth/scope.ts";
import {
  type PlaceOrderAnswer,
  type PlaceOrderInput,
  placeOrderSchema,
  type RequoteReason,
} from "#lib/contracts/order.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { findPlacedOrder, insertOrder, insertOrderLines } from "#lib/data/orders-write.ts";
import { insertOutbox } from "#lib/data/outbox.ts";
import { reachesDealer } from "#lib/data/quotes.ts";
import { type QuoteTerms, waitingPieces } from "#lib/domain/ordering/quote-terms.ts";
import { AppError } from "#lib/errors.ts";
import { makeQuote } from "#lib/operations/make-quote.ts";
import { findRestNumber, placeRest, quoteRest } from "#lib/operations/order-rest.ts";
import { openQuote } from "#lib/operations/quote-token.ts";
import { shipParts, thawParts } from "#lib/operations/ship-parts.ts";

/**
 * Places the order that a quote offered, exactly as it was shown: one transaction makes the order, its
 * lines, shipments, promises and events, the reservation, rollup cells, audit and outbox rows. The
 * order's id is part of the quote, so one quote makes one order, however often and from wherever it is
 * confirmed, and the answer is the same, also after the quote has expired.
 *
 * @returns the order, or a new quote to be asked again where this one has expired or the goods went
 *   meanwhile; then nothing was written
 * @throws AppError order_refused with the `reason` token_invalid, token_foreign or placed_otherwise;
 *   bad_input for the note; not_found where the dealer is no longer in reach
 */
export async function placeOrder(
  scope: Scope,
  input: PlaceOrderInput,
  now: Date,
): Promise<PlaceOrderAnswer> {
  const read = placeOrderSchema.safeParse(input);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new AppError("bad_input", {
      field: String(issue?.path[0] ?? ""),
      value: issue?.message ?? "",
    });
  }
  const terms = openQuote(read.data.token);
  if (terms.actorId !== scope.actorId) {
    throw new AppError("order_refused", { reason: "token_foreign" });
  }
  if (!(await reachesDealer(scope, terms.draft.dealerId))) throw new AppError("not_found");
  const place = { terms, note: read.data.note || null, now };
  if (now.getTime() >= terms.validUntilMs) {
    const number = await (terms.isRest ? findRestNumber(terms) : numberBefore(terms));
    return number === null ? requote(scope, terms, "expired", now) : placed(terms, number);
  }
  try {
    const number = await (terms.isRest ? placeRest(scope, place) : placeNew(scope, place));
    return number === null ? requote(scope, terms, "waiting_changed", now) : placed(terms, number);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "stock_short") throw error;
    return requote(scope, terms, "stock_gone", now);
  }
}

function placed(terms: QuoteTerms, number: string): PlaceOrderAnswer {
  return { kind: "placed", ...keyOf(terms), number };
}

function keyOf({ draft: { dealerId }, orderId }: QuoteTerms) {
  return { dealerId, orderId };
}

/** A new quote for the same thing: confirming both makes one order. */
async function requote(
  scope: Scope,
  terms: QuoteTerms,
  reason: RequoteReason,
  now: Date,
): Promise<PlaceOrderAnswer> {
  const { draft, orderId, caller, acceptedAtMs, isRest } = terms;
  const call = caller === null ? null : { caller, atMs: acceptedAtMs };
  const quote = isRest
    ? await quoteRest(scope, keyOf(terms), now.getTime())
    : await makeQuote(scope, draft, { call, orderId, isRest }, now.getTime());
  return { kind: "requote", reason, quote };
}

type Placing = { readonly terms: QuoteTerms; readonly note: string | null; readonly now: Date };

async function placeNew(scope: Scope, { terms, note, now }: Placing): Promise<string> {
  const { draft, acceptedAtMs, caller, parts } = terms;
  const thawed = await thawParts(scope, terms);
  return inSqlTransaction(scope, async (tx: SqlTx) => {
    const key = keyOf(terms);
    const channel = caller === null ? "web" : "phone";
    const order = {
      dealerId: key.dealerId,
      id: key.orderId,
      siteId: draft.siteId,
      orderedAtMs: acceptedAtMs,
      channel,
      placedBy: scope.actorId,
      caller,
      note,
      createdAt: now,
    } as const;
    const number = await insertOrder(tx, order, parts.length);
    if (number === null) {
      const known = await numberBefore(terms, tx);
      if (known === null) throw new Error(`order ${key.orderId} is there and is not`);
      return known;
    }
    const waiting = waitingPieces(terms);
    const lines = draft.lines.map((line, place) => ({
      ...line,
      lineNo: place + 1,
      waiting: waiting[place] ?? 0,
    }));
    await insertOrderLines(tx, key, lines);
    const shipments = await shipParts(scope, tx, {
      terms,
      parts: thawed,
      number,
      firstNo: 1,
      lineNos: lines.map(({ lineNo }) => lineNo),
      now,
    });
    const said = { number, channel, shipments, waiting: waiting.reduce((a, b) => a + b, 0) };
    await insertAudit(scope, tx, {
      action: "order.placed",
      subject: key.orderId,
      data: { dealerId: key.dealerId, acceptedAt: new Date(acceptedAtMs).toISOString(), ...said },
      at: now,
    });
    await insertOutbox(tx, {
      topic: "order.accepted",
      dealerId: key.dealerId,
      payload: { orderId: key.orderId, ...said },
      at: now,
    });
    return number;
  });
}

/**
 * The number of the order that this quote, or an earlier one for the same goods, has made already.
 * @throws AppError order_refused with the `reason` placed_otherwise where the same basket was ordered
 *   with other goods or for another site, for instance in another tab: nobody may take that for this
 */
async function numberBefore(
  terms: QuoteTerms,
  tx?: Pick<SqlTx, "$queryRaw">,
): Promise<string | null> {
  const known = await findPlacedOrder(keyOf(terms), tx);
  if (known === null) return null;
  const { siteId, lines } = terms.draft;
  const ordered = new Map(known.lines.map(({ productId, quantity }) => [productId, quantity]));
  const isSame =
    known.siteId === siteId &&
    known.lines.length === lines.length &&
    lines.every(({ productId, quantity }) => ordered.get(productId) === quantity);
  if (!isSame) throw new AppError("order_refused", { reason: "placed_otherwise" });
  return known.number;
}
