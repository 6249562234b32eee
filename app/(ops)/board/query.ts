import { createLoader, createParser, parseAsStringLiteral } from "nuqs/server";
import { parseAsId, parseAsText } from "#app/search-params.ts";

/** A driver's id, or "none": what nobody has. */
const parseAsDriver = createParser<string>({
  parse: (text) => (text === "none" ? text : parseAsId.parse(text)),
  serialize: (text) => text,
});

/** What a board is asked by its address; `show` = every card at once, for who has no JavaScript. */
export const loadBoardQuery = createLoader({
  platform: parseAsId,
  class: parseAsText,
  driver: parseAsDriver,
  q: parseAsText,
  density: parseAsStringLiteral(["compact"]),
  show: parseAsStringLiteral(["all"]),
});
