import {
  createLoader,
  createParser,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsId, parseAsText } from "#app/search-params.ts";

const parseAsInstant = createParser<number>({
  parse: (text) => (/^\d{1,14}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** Why a quote has to be confirmed once more, as the page says it. */
const againReasons = ["expired", "stock_gone", "waiting_changed"] as const;

/**
 * What the ordering page is asked by its address: the basket (`line`, and `b`, the id of the order that
 * confirming it makes), whom and where it is for, what is searched for, whose call it is.
 */
export const loadOrderingQuery = createLoader({
  b: parseAsId,
  dealer: parseAsId,
  site: parseAsId,
  line: parseAsNativeArrayOf(parseAsString),
  /** A new quantity of a product in it, as its field was filled in. */
  product: parseAsId,
  quantity: parseAsString,
  q: parseAsText,
  find: parseAsText,
  caller: parseAsText,
  called: parseAsText,
  repeat: parseAsId,
  rest: parseAsId,
  /** After a quote that no longer held: what it had promised, and why it did not. */
  was: parseAsInstant,
  again: parseAsStringLiteral(againReasons),
});

export type OrderingQuery = Awaited<ReturnType<typeof loadOrderingQuery>>;
