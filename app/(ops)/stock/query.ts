import {
  createLoader,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsId, parseAsText } from "#app/search-params.ts";
import { pageSizes } from "#lib/contracts/filters.ts";
import { stockShows } from "#lib/contracts/stock-filter.ts";

/** What the list of stock is asked by its address. */
export const loadStockQuery = createLoader({
  platform: parseAsId,
  show: parseAsStringLiteral(stockShows).withDefault("all"),
  q: parseAsText,
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(pageSizes[0]),
});

const said = ["receive", "adjust", "expect"] as const;

/** What a product's page is asked by its address; `said` = what was just done there. */
export const loadStockProductQuery = createLoader({
  platform: parseAsId,
  page: parseAsInteger.withDefault(1),
  said: parseAsStringLiteral(said),
});
