import { basketValues } from "#lib/contracts/basket.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import type { OrderDraftLine } from "#lib/domain/ordering/fulfilment.ts";

/** All that the address of the ordering page says. */
export type OrderAddress = {
  /** The id of the order that confirming makes: one basket makes one order. */
  readonly basketId: string;
  readonly dealerId: string | null;
  readonly siteId: string | null;
  readonly lines: readonly OrderDraftLine[];
  readonly search: string | null;
  readonly caller: string | null;
  readonly called: string | null;
};

/** Its parameters by name, for links and for the hidden fields of forms. */
export function orderParams(address: OrderAddress) {
  return {
    dealer: address.dealerId,
    site: address.siteId,
    caller: address.caller,
    called: address.called,
    b: address.basketId,
    line: basketValues(address.lines),
    q: address.search,
  };
}

export function orderHref(address: OrderAddress): string {
  return hrefTo("/order", orderParams(address));
}
