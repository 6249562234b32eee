import type { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import {
  orderDraftSchema,
  type PhoneCall,
  phoneCallSchema,
  QUOTE_MINUTES,
  type Quote,
} from "#lib/contracts/order.ts";
import { newId } from "#lib/data/new-id.ts";
import { type OrderPlaces, readOrderPlaces } from "#lib/data/quotes.ts";
import { type AvailableStock, listStockFor } from "#lib/data/stock.ts";
import { allocate } from "#lib/domain/ordering/allocation.ts";
import type { Fulfilment, OrderDraft, PlatformPromise } from "#lib/domain/ordering/fulfilment.ts";
import { platformPromises } from "#lib/domain/ordering/platform-promises.ts";
import { quotedParts, validUntil } from "#lib/domain/ordering/quote-terms.ts";
import { byDistance } from "#lib/domain/ordering/supply.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { sealQuote } from "#lib/operations/quote-token.ts";

const MINUTE_MS = 60_000;

/** A way whose places nobody would look at is not signed: a token may take some kilobytes. */
const MAX_OPTIONS = 20;

/** For which order a quote is made: a new one by phone or not, or the rest of one that is there. */
export type QuoteFor = {
  readonly call: PhoneCall | null;
  /** Of an earlier quote for the same thing, so that confirming both makes one order. */
  readonly orderId: string;
  readonly isRest: boolean;
};

/**
 * The ways to fulfil a draft as of now, each signed with the promise that confirming it freezes.
 * Writes nothing.
 *
 * @param call an order by phone: the moment of the call is that of the acceptance
 * @throws AppError bad_input for a draft or call that is none; not_found for a dealer or site that is not in reach; order_refused with the
 *   `reason` product_unknown, product_retired, call_needed, call_not_allowed, call_ahead or
 *   call_too_old
 */
export function quoteOptions(
  scope: Scope,
  draft: OrderDraft,
  nowMs: number,
  call: PhoneCall | null = null,
): Promise<Quote> {
  return makeQuote(scope, draft, { call, orderId: newId(), isRest: false }, nowMs);
}

/** The same for what an earlier quote was for. */
export async function makeQuote(
  scope: Scope,
  asked: OrderDraft,
  { call: said, orderId, isRest }: QuoteFor,
  nowMs: number,
): Promise<Quote> {
  const draft = sound(orderDraftSchema, asked);
  const call = said && sound(phoneCallSchema, said);
  refuseCall(scope, { call, isRest }, nowMs);
  const productIds = draft.lines.map(({ productId }) => productId);
  const [places, stock, book] = await Promise.all([
    readOrderPlaces(scope, draft),
    listStockFor(scope, productIds),
    currentPolicyBook(scope),
  ]);
  const site = siteOf(places, draft);
  const acceptedAtMs = call?.atMs ?? nowMs;
  const acceptance = { dealerId: draft.dealerId, site, acceptedAtMs, enteredAtMs: nowMs };
  const promises = platformPromises(book, acceptance, places.platforms);
  if (call && promises.every(({ promise }) => promise === null)) refuse("call_too_old");
  const ways = allocate({ lines: draft.lines, platforms: promises, stock }).slice(0, MAX_OPTIONS);
  const options = ways.map((way) => {
    const terms = {
      orderId,
      isRest,
      actorId: scope.actorId,
      draft,
      acceptedAtMs,
      validUntilMs: validUntil(way, nowMs, QUOTE_MINUTES * MINUTE_MS, call !== null),
      caller: call?.caller ?? null,
      parts: quotedParts(way, draft, newId),
    };
    return { ...way, validUntilMs: terms.validUntilMs, token: sealQuote(terms) };
  });
  return {
    draft,
    acceptedAtMs,
    quotedAtMs: nowMs,
    call,
    orderId: isRest ? orderId : null,
    options,
    platforms: quotedPlatforms(places, promises, stock, ways),
  };
}

function sound<T>(schema: z.ZodType<T>, input: T): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AppError("bad_input", {
    field: issue?.path.join(".") || "lines",
    value: issue?.message ?? "",
  });
}

/** Staff take orders by phone, and say whose call it was; dealers order for themselves. */
function refuseCall(
  { role }: Scope,
  { call, isRest }: Omit<QuoteFor, "orderId">,
  nowMs: number,
): void {
  const isStaff = role !== null && role !== "dealer";
  if (isStaff && call === null && !isRest) refuse("call_needed");
  if (role === "dealer" && call !== null) refuse("call_not_allowed");
  if (call !== null && call.atMs > nowMs) refuse("call_ahead");
}

function siteOf({ dealer, site, products }: OrderPlaces, { lines }: OrderDraft) {
  if (dealer === null || site === null) throw new AppError("not_found");
  const known = new Map(products.map((product) => [product.id, product]));
  for (const { productId } of lines) {
    const product = known.get(productId);
    if (!product) refuse("product_unknown", productId);
    if (product.retired) refuse("product_retired", productId);
  }
  return { ...site, city: site.city ?? dealer.city };
}

function refuse(reason: string, productId = ""): never {
  throw new AppError("order_refused", { reason, ...(productId && { productId }) });
}

function quotedPlatforms(
  { platforms }: OrderPlaces,
  promises: readonly PlatformPromise[],
  stock: readonly AvailableStock[],
  ways: readonly Fulfilment[],
): Quote["platforms"] {
  const byPlatform = Map.groupBy(stock, ({ platformId }) => platformId);
  const named = new Map(platforms.map((platform) => [platform.id, platform]));
  return promises.toSorted(byDistance).flatMap((promise) => {
    const [platform, levels] = [named.get(promise.platformId), byPlatform.get(promise.platformId)];
    if (!platform || !levels) return [];
    const { name, city, zone } = platform;
    const optionIndex = ways.findIndex((way) => isLedBy(way, promise.platformId, levels));
    return {
      ...promise,
      name,
      city,
      zone,
      stock: levels.map(({ productId, available, restockOn }) => ({
        productId,
        available,
        restockOn,
      })),
      optionIndex: optionIndex < 0 ? null : optionIndex,
    };
  });
}

/** Whether a way takes as much from a platform as can be had there. */
function isLedBy(
  { parts, waiting }: Fulfilment,
  platformId: string,
  levels: readonly AvailableStock[],
): boolean {
  const own = parts.find((part) => part.platformId === platformId);
  if (!own) return false;
  const wanted = new Map<string, number>();
  for (const { productId, quantity } of [...parts.flatMap(({ lines }) => lines), ...waiting]) {
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  const given = new Map(own.lines.map(({ productId, quantity }) => [productId, quantity]));
  return levels.every(
    ({ productId, available }) =>
      (given.get(productId) ?? 0) === Math.max(0, Math.min(available, wanted.get(productId) ?? 0)),
  );
}
