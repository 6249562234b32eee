import { createLoader, createParser, parseAsStringLiteral } from "nuqs/server";
import { parseAsId, parseAsText } from "#app/search-params.ts";
import { orderStates } from "#lib/contracts/filters.ts";

/** A page of a list that nobody counts. */
const parseAsPage = createParser({
  parse: (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** What the list of orders is asked by its address. */
export const loadOrderQuery = createLoader({
  state: parseAsStringLiteral(orderStates).withDefault("open"),
  q: parseAsText,
  dealer: parseAsId,
  page: parseAsPage.withDefault(1),
});
