import type { RateCounts } from "#lib/domain/stats/counts.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** One dealer in two periods and what it did to the total, in percentage points. */
export type Mover = {
  readonly dealerId: string;
  readonly name: string;
  readonly regionId: string | null;
  /** In the later period. */
  readonly standing: Standing;
  readonly before: RateCounts;
  readonly after: RateCounts;
  /** Its part of all shipments due. */
  readonly share: { readonly before: number; readonly after: number };
  readonly ratePoints: number;
  readonly mixPoints: number;
};

/**
 * Dealers whose effects are shown together: the weak; a region's others; several regions' others; one
 * dealer; all remaining ones. `regions` counts those of `regions`' others.
 */
export type MoverGroup = {
  readonly kind: "weak" | "region" | "regions" | "dealer" | "others";
  /** Of `region`; null = the dealers without one. */
  readonly regionId: string | null;
  readonly regions: number;
  readonly movers: readonly Mover[];
};

const MOST_NAMED = 3;

/**
 * The weak first, then the others by region, the three largest effects named and the rest as one.
 * Where all others are of one region, the three dealers with the largest effects take their place.
 */
export function groupMovers(movers: readonly Mover[]): MoverGroup[] {
  const weak = movers.filter(({ standing }) => standing === "weak");
  const others = movers.filter(({ standing }) => standing !== "weak");
  const regions = [...new Set(others.map(({ regionId }) => regionId))];
  const group = (kind: MoverGroup["kind"], list: readonly Mover[], about = {}): MoverGroup[] =>
    list.length === 0 ? [] : [{ kind, regionId: null, regions: 0, movers: list, ...about }];
  if (regions.length < 2) {
    const ranked = [...others].sort((a, b) => Math.abs(b.ratePoints) - Math.abs(a.ratePoints));
    return [
      ...group("weak", weak),
      ...ranked.slice(0, MOST_NAMED).flatMap((mover) => group("dealer", [mover])),
      ...group("others", ranked.slice(MOST_NAMED)),
    ];
  }
  const parts = regions
    .map((regionId) => ({ regionId, list: others.filter((mover) => mover.regionId === regionId) }))
    .sort((a, b) => Math.abs(effect(b.list)) - Math.abs(effect(a.list)));
  // "One further region" says less than its name.
  const named = parts.length <= MOST_NAMED + 1 ? parts.length : MOST_NAMED;
  const rest = parts.slice(named);
  return [
    ...group("weak", weak),
    ...parts.slice(0, named).flatMap(({ regionId, list }) => group("region", list, { regionId })),
    ...group(
      "regions",
      rest.flatMap(({ list }) => list),
      { regions: rest.length },
    ),
  ];
}

function effect(movers: readonly Mover[]): number {
  return movers.reduce((sum, { ratePoints }) => sum + ratePoints, 0);
}
