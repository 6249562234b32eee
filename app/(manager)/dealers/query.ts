import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import { resolveCohort } from "#app/cohort.ts";
import { cohortParams, parseAsId, parseAsText } from "#app/search-params.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { leagueSorts, prepareLeague } from "#lib/charts/prepare-league.ts";
import { pageSizes } from "#lib/contracts/filters.ts";
import { leagueColumns, usualColumns } from "#lib/contracts/league-columns.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readRepresentatives } from "#lib/data/representatives.ts";
import { narrowLeague } from "#lib/domain/league.ts";

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

const params = {
  ...cohortParams,
  standing: parseAsStringLiteral(standings),
  /** A dealer's class: A, B or C. `class` is the service class. */
  grade: parseAsText,
  rep: parseAsText,
  q: parseAsText,
  sort: parseAsSort.withDefault({ key: "rank", descending: false }),
  /** `none` beside others says that those not named are not wanted. */
  columns: parseAsNativeArrayOf(parseAsStringLiteral(["none", ...leagueColumns])),
  density: parseAsStringLiteral(["compact"]),
  view: parseAsId,
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(pageSizes[0]),
};

/** What the league table and its download are asked by their address. */
export const loadLeagueQuery = createLoader(params);

type LeagueQuery = inferParserType<typeof params>;

/**
 * The league that an address asks for: every dealer judged among all of the company, then those of
 * the region, class and representative asked for, filtered and in order; and the address in parts.
 */
export async function resolveLeague(scope: Scope, query: LeagueQuery, at: Date) {
  const cohort = await resolveCohort(query);
  const [company, representatives] = await Promise.all([
    readLeague(scope, cohort.filter, at),
    readRepresentatives(scope),
  ]);
  const league = narrowLeague(company, cohort.regionId);
  const entries = league.rows.map((row) => ({
    ...row,
    representative: representatives.get(row.dealerId) ?? null,
  }));
  const { key: sort, descending } = query.sort;
  const table = prepareLeague(
    entries.filter(
      (entry) =>
        (query.grade === null || entry.dealerClass === query.grade) &&
        (query.rep === null || entry.representative === query.rep),
    ),
    { standing: query.standing, search: query.q, sort, descending },
  );
  const offered = leagueColumns.filter(
    (column) =>
      (column !== "dock" || league.dock !== null) &&
      (column !== "felt" || league.felt !== null) &&
      (column !== "representative" || representatives.size > 0),
  );
  const wanted = query.columns.length === 0 ? usualColumns : query.columns;
  const columns = offered.filter((column) => wanted.includes(column));
  const kept = {
    ...cohort.params,
    standing: query.standing,
    grade: query.grade,
    rep: query.rep,
    q: query.q,
    sort: sort === "rank" && !descending ? null : `${descending ? "-" : ""}${sort}`,
    columns: query.columns,
    density: query.density,
    view: query.view,
    size: query.size === pageSizes[0] ? null : String(query.size),
  };
  return { cohort, league, entries, table, columns, offered, kept };
}
