import {
  createLoader,
  createParser,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import { cohortParams, parseAsText } from "#app/search-params.ts";
import { leagueSorts } from "#lib/charts/prepare-league.ts";
import { pageSizes } from "#lib/contracts/filters.ts";

const standings = ["weak", "watch", "meets", "strong", "none"] as const;

/** `due` or, the other way round, `-due`. */
const parseAsSort = createParser({
  parse: (text) => {
    const key = leagueSorts.find((sort) => sort === text.replace(/^-/, ""));
    return key === undefined ? null : { key, descending: text.startsWith("-") };
  },
  serialize: ({ key, descending }) => `${descending ? "-" : ""}${key}`,
  eq: (a, b) => a.key === b.key && a.descending === b.descending,
});

/** What the league table and its download are asked by their address. */
export const loadLeagueQuery = createLoader({
  ...cohortParams,
  standing: parseAsStringLiteral(standings),
  q: parseAsText,
  sort: parseAsSort.withDefault({ key: "rank", descending: false }),
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(pageSizes[0]),
});
