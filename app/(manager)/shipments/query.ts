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
import { outcomes, pageSizes, type ShipmentFilter, shipmentSorts } from "#lib/contracts/filters.ts";
import { readLeague } from "#lib/data/metrics/league.ts";

const standings = ["weak", "watch", "meets", "strong", "none"] as const;

/** Whole minutes up to nineteen years; anything else counts as not given. */
const parseAsMinutes = createParser({
  parse: (text) => (/^\d{1,7}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** A whole number of a small range; anything else counts as not given. */
function parseAsWholeUpTo(from: number, to: number) {
  return createParser({
    parse: (text) =>
      /^\d{1,2}$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : null,
    serialize: String,
  });
}

const params = {
  ...cohortParams,
  outcome: parseAsStringLiteral(outcomes).withDefault("due"),
  dealer: parseAsNativeArrayOf(parseAsId),
  standing: parseAsStringLiteral(standings),
  weekday: parseAsNativeArrayOf(parseAsWholeUpTo(1, 7)),
  hour: parseAsNativeArrayOf(parseAsWholeUpTo(0, 23)),
  reason: parseAsText,
  line: parseAsText,
  product: parseAsId,
  site: parseAsId,
  lateFrom: parseAsMinutes,
  lateTo: parseAsMinutes,
  q: parseAsText,
  view: parseAsId,
  sort: parseAsStringLiteral(shipmentSorts).withDefault("-due"),
  page: parseAsInteger.withDefault(1),
  size: parseAsNumberLiteral(pageSizes).withDefault(pageSizes[0]),
};

/** What the list of shipments and its download are asked by their address. */
export const loadShipmentQuery = createLoader(params);

type ShipmentQuery = inferParserType<typeof params>;

/**
 * The shipments that an address asks for, and the address again in parts. A standing stands for the
 * dealers that have it in that very cohort; named beside dealers, it leaves those of them that have it.
 */
export async function resolveShipments(scope: Scope, query: ShipmentQuery, at: Date) {
  const cohort = await resolveCohort(query);
  const { standing, dealer } = query;
  const named = dealer.length === 0 ? null : dealer;
  const league = standing === null ? null : await readLeague(scope, cohort.filter, at);
  const dealerIds =
    league === null
      ? named
      : league.rows
          .filter((row) => row.standing === standing && (named?.includes(row.dealerId) ?? true))
          .map(({ dealerId }) => dealerId);
  const filter: ShipmentFilter = {
    ...cohort.filter,
    cut: {
      weekdays: ofList(query.weekday),
      hours: ofList(query.hour),
      reason: query.reason,
      productLine: query.line,
      productId: query.product,
      siteId: query.site,
      regionId: query.region,
    },
    outcome: query.outcome,
    dealerIds,
    lateFromMinutes: query.lateFrom,
    lateToMinutes: query.lateTo,
    search: query.q,
  };
  const kept = {
    ...cohort.params,
    outcome: query.outcome,
    dealer: named,
    standing,
    weekday: query.weekday.map(String),
    hour: query.hour.map(String),
    reason: query.reason,
    line: query.line,
    product: query.product,
    site: query.site,
    region: query.region,
    lateFrom: query.lateFrom === null ? null : String(query.lateFrom),
    lateTo: query.lateTo === null ? null : String(query.lateTo),
    q: query.q,
    view: query.view,
    sort: query.sort === "-due" ? null : query.sort,
    size: query.size === pageSizes[0] ? null : String(query.size),
  };
  return { cohort, filter, kept };
}

function ofList(values: readonly number[]): readonly number[] | null {
  return values.length === 0 ? null : values;
}
