import {
  createLoader,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsText } from "#app/search-params.ts";
import { pageSizes } from "#lib/contracts/filters.ts";

/** What the catalogue is asked by its address. */
export const loadCatalogueQuery = createLoader({
  q: parseAsText,
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(pageSizes[0]),
});

/** Whether a product's page says that it was just saved. */
export const loadProductQuery = createLoader({ said: parseAsStringLiteral(["saved"]) });
