import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { cohortParams, parseAsId, parseAsText } from "#app/search-params.ts";
import { reasonUnits } from "#lib/domain/reasons.ts";

/** What the page of reasons and its download are asked by their address. */
export const loadReasonsQuery = createLoader({
  ...cohortParams,
  by: parseAsStringLiteral(reasonUnits).withDefault("dealer"),
  reason: parseAsText,
  view: parseAsId,
});
