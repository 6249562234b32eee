import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { parseAsId, parseAsPage, parseAsText } from "#app/search-params.ts";
import { orderStates } from "#lib/contracts/filters.ts";

/** What the list of orders is asked by its address. */
export const loadOrderQuery = createLoader({
  state: parseAsStringLiteral(orderStates).withDefault("open"),
  q: parseAsText,
  dealer: parseAsId,
  page: parseAsPage.withDefault(1),
});
