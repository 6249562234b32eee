import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import type { OrderingQuery } from "#app/(dealer)/order/query.ts";
import type { OrderAddress } from "#components/ordering/order-href.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { readBasket, withQuantity } from "#lib/contracts/basket.ts";
import { MAX_CALLER_CHARACTERS, type PhoneCall, type Quote } from "#lib/contracts/order.ts";
import { type DealerItem, findDealer } from "#lib/data/dealers.ts";
import { findOrderNumber } from "#lib/data/orders-write.ts";
import { findProducts, listProducts, type ProductItem } from "#lib/data/products.ts";
import { listDealerNames } from "#lib/data/search.ts";
import { listSites, type SiteItem } from "#lib/data/sites.ts";
import { listStockFor } from "#lib/data/stock.ts";
import { MAX_LINE_QUANTITY } from "#lib/domain/catalogue/quantity.ts";
import type { OrderDraftLine } from "#lib/domain/ordering/fulfilment.ts";
import { findNamed } from "#lib/domain/search/match-name.ts";
import { instantOfLocalText } from "#lib/domain/time/local-text.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { draftOfOrder } from "#lib/operations/draft-of-order.ts";
import { makeQuote } from "#lib/operations/make-quote.ts";
import { quoteRest } from "#lib/operations/order-rest.ts";

/** As many products as a search shows. */
export const FOUND_LIMIT = 20;
/** As many dealers as staff choose from at once. */
export const DEALERS_SHOWN = 12;

/** What the ordering page shows, as far as its address goes. */
export type Ordering = {
  readonly address: OrderAddress;
  /** Null until somebody who orders for others has said for whom. */
  readonly dealer: DealerItem | null;
  readonly isStaff: boolean;
  readonly dealers: readonly {
    readonly id: string;
    readonly name: string;
    readonly city: string | null;
  }[];
  readonly sites: readonly SiteItem[];
  readonly products: readonly ProductItem[];
  readonly found: readonly ProductItem[] | null;
  readonly stock: Awaited<ReturnType<typeof listStockFor>>;
  readonly quote: Quote | null;
  /** Why there is no quote for what is in the basket; null where there is one, or nothing to quote. */
  readonly refusal: string | null;
  /** The order that this very basket has become. */
  readonly placed: { readonly orderId: string; readonly number: string } | null;
  /** What of a repeated order can no longer be had. */
  readonly leftOut: readonly string[];
};

/** Reads all of it; writes nothing. */
export async function readOrdering(
  scope: Scope,
  query: OrderingQuery,
  now: Date,
): Promise<Ordering> {
  const isStaff = scope.role !== "dealer";
  const own =
    scope.reach.kind === "dealers" && scope.reach.ids.length === 1 ? scope.reach.ids[0] : null;
  const dealerId = query.dealer ?? (isStaff ? null : (own ?? null));
  const dealer = dealerId === null ? null : await findDealer(scope, dealerId);
  if (dealerId !== null && dealer === null) notFound();
  const dealers = dealer ? [] : await findDealers(scope, query.find);
  const [sites, start] = await Promise.all([
    dealer ? listSites(scope, dealer.id) : [],
    readStart(scope, query, dealer?.id ?? null),
  ]);
  const siteId = [query.site, start.siteId, sites[0]?.id].find((id) =>
    sites.some((one) => one.id === id),
  );
  const address: OrderAddress = {
    basketId: query.rest ?? query.b ?? uuidv7(),
    dealerId: isStaff || own === null ? (dealer?.id ?? null) : null,
    siteId: siteId ?? null,
    lines: start.lines,
    search: query.q,
    caller: isStaff ? (query.caller?.slice(0, MAX_CALLER_CHARACTERS) ?? null) : null,
    called: isStaff ? query.called : null,
  };
  const found =
    query.q === null ? null : await findProducts(scope, query.q, { limit: FOUND_LIMIT });
  const ids = address.lines.map(({ productId }) => productId);
  const [products, stock, placed] = await Promise.all([
    listProducts(scope, ids),
    listStockFor(scope, found?.map(({ id }) => id) ?? []),
    dealer ? findPlaced(dealer.id, address.basketId, query) : null,
  ]);
  const known = {
    ...start,
    address,
    dealer,
    dealers,
    isStaff,
    sites,
    products,
    found,
    stock,
    placed,
  };
  // What waits of an order says itself where it goes and what it is.
  const isNamed = query.rest !== null || (siteId !== undefined && ids.length > 0);
  const asks = found === null && dealer !== null && isNamed;
  if (!asks || placed) return { ...known, quote: null, refusal: null };
  return { ...known, ...(await readQuote(scope, query, address, dealer.id, now)) };
}

async function findDealers(scope: Scope, text: string | null) {
  const all = await listDealerNames(scope);
  return (text === null ? all : findNamed(text, all)).slice(0, DEALERS_SHOWN);
}

type Start = {
  readonly siteId: string | null;
  readonly lines: readonly OrderDraftLine[];
  readonly leftOut: readonly string[];
};

/** The basket that the address says, or that of an earlier order. */
async function readStart(
  scope: Scope,
  query: OrderingQuery,
  dealerId: string | null,
): Promise<Start> {
  const lines = readBasket(query.line);
  if (query.repeat !== null && dealerId !== null && lines.length === 0) {
    return draftOfOrder(scope, { dealerId, orderId: query.repeat }).catch(hideForeign);
  }
  const changed =
    query.product === null ? lines : withQuantity(lines, query.product, piecesOf(query.quantity));
  return { siteId: null, lines: changed, leftOut: [] };
}

/** What a field of a quantity was filled in with; what is no number leaves one piece. */
function piecesOf(text: string | null): number {
  const number = Number((text ?? "").normalize("NFKC").trim());
  return Number.isInteger(number) && number >= 0 ? Math.min(number, MAX_LINE_QUANTITY) : 1;
}

async function findPlaced(dealerId: string, orderId: string, query: OrderingQuery) {
  if (query.rest !== null || query.b === null) return null;
  const number = await findOrderNumber({ dealerId, orderId });
  return number === null ? null : { orderId, number };
}

async function readQuote(
  scope: Scope,
  query: OrderingQuery,
  address: OrderAddress,
  dealerId: string,
  now: Date,
): Promise<Pick<Ordering, "quote" | "refusal">> {
  const { basketId, siteId, lines } = address;
  try {
    if (query.rest !== null) {
      const key = { dealerId, orderId: query.rest };
      return { quote: await quoteRest(scope, key, now.getTime()), refusal: null };
    }
    const draft = { dealerId, siteId: siteId ?? "", lines: [...lines] };
    const wanted = { call: callOf(address), orderId: basketId, isRest: false };
    return { quote: await makeQuote(scope, draft, wanted, now.getTime()), refusal: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "order_refused") return hideForeign(error);
    return { quote: null, refusal: String(error.params.reason) };
  }
}

/** What is not in reach is not there. */
function hideForeign(error: unknown): never {
  if (error instanceof AppError && error.code === "not_found") notFound();
  throw error;
}

/** The zone in which staff say when somebody called. */
export const CALL_ZONE = "Asia/Shanghai";

/** Whose call it was and when, once both are said. */
function callOf({ caller, called }: OrderAddress): PhoneCall | null {
  const zone = findZone(CALL_ZONE);
  const atMs = called === null || zone === null ? null : instantOfLocalText(called, zone);
  return caller === null || atMs === null ? null : { caller, atMs };
}
