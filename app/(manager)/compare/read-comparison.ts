import type { Scope } from "#lib/auth/scope.ts";
import { prepareCompare } from "#lib/charts/prepare-compare.ts";
import { prepareComparedReasons } from "#lib/charts/prepare-compared-reasons.ts";
import { prepareMovedUnits, type UnitPair } from "#lib/charts/prepare-moved-units.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readPlatformClasses } from "#lib/data/metrics/platform-classes.ts";
import { readPlatformDealers } from "#lib/data/metrics/platform-dealers.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { type League, narrowLeague } from "#lib/domain/league.ts";
import { minuteMoments } from "#lib/domain/platforms.ts";
import { sumReasons } from "#lib/domain/reasons.ts";

const MOST_UNITS = 10;

/** Both sides of a comparison, and everything said of their difference. */
export async function readComparison(
  scope: Scope,
  sides: { readonly first: CohortFilter; readonly second: CohortFilter },
  {
    regionId,
    overlaps,
    classNames,
  }: {
    readonly regionId: string | null;
    /** Whether both sides can hold the same shipment. */
    readonly overlaps: boolean;
    readonly classNames: ReadonlyMap<string, string>;
  },
  at: Date,
) {
  const [first, second] = await Promise.all([
    readSide(scope, sides.first, regionId, at),
    readSide(scope, sides.second, regionId, at),
  ]);
  // Dealers explain a change in time; two platforms serve different ones.
  const byDealer = sides.first.platformId === sides.second.platformId;
  const pairs = byDealer
    ? dealerPairs(first.league, second.league)
    : classPairs(first.classes, second.classes, classNames);
  return {
    first,
    second,
    comparison: prepareCompare(first, second, overlaps),
    movedBy: byDealer ? ("dealer" as const) : ("class" as const),
    moved: prepareMovedUnits(pairs, MOST_UNITS),
    reasons: prepareComparedReasons(first.reasons, second.reasons, overlaps),
  };
}

async function readSide(scope: Scope, filter: CohortFilter, regionId: string | null, at: Date) {
  const [league, dealers, classes, reasons] = await Promise.all([
    readLeague(scope, filter, at),
    readPlatformDealers(scope, filter, at),
    readPlatformClasses(scope, filter, regionId, at),
    readReasonUnits(scope, "dealer", filter, regionId, at),
  ]);
  return {
    league: narrowLeague(league, regionId),
    minutes: minuteMoments(
      dealers.filter((dealer) => regionId === null || dealer.regionId === regionId),
    ),
    classes,
    reasons: sumReasons(reasons),
  };
}

function dealerPairs(before: League, after: League): UnitPair[] {
  const earlier = new Map(before.rows.map((row) => [row.dealerId, row]));
  return after.rows.map((row) => ({
    key: row.dealerId,
    label: row.name,
    before: countsOf(earlier.get(row.dealerId)),
    after: countsOf(row),
  }));
}

type ClassSums = Awaited<ReturnType<typeof readPlatformClasses>>;

function classPairs(
  before: ClassSums,
  after: ClassSums,
  names: ReadonlyMap<string, string>,
): UnitPair[] {
  const classes = [...new Set([...before, ...after].map(({ serviceClass }) => serviceClass))];
  const of = (sums: ClassSums, code: string) =>
    countsOf(sums.find(({ serviceClass }) => serviceClass === code));
  return classes.map((code) => ({
    key: code,
    label: names.get(code) ?? code,
    before: of(before, code),
    after: of(after, code),
  }));
}

function countsOf(sums: { readonly due: number; readonly onTime: number } | undefined) {
  return { due: sums?.due ?? 0, onTime: sums?.onTime ?? 0 };
}
