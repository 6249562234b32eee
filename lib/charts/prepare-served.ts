import { type AgainstTarget, withVerdicts } from "#lib/charts/against-target.ts";
import { type RateScale, rateScale } from "#lib/charts/rate-scale.ts";
import { type Attainment, attainment } from "#lib/domain/league.ts";

const servedKinds = ["platform", "site", "line", "product", "class"] as const;
export type ServedKind = (typeof servedKinds)[number];

type ServedGroup = {
  /** Null where it is not known. */
  readonly key: string | null;
  readonly name: string | null;
  readonly due: number;
  readonly missed: number;
};

/** One platform, site, product, … with its rate. */
export type ServedLine = ServedGroup &
  Attainment & { readonly kind: ServedKind; readonly verdict: AgainstTarget };

/** Those of one kind with most due. */
type ServedSection = {
  readonly kind: ServedKind;
  readonly lines: readonly ServedLine[];
  /** How many there are, shown or not. */
  readonly all: number;
};

export type Served = {
  readonly sections: readonly ServedSection[];
  /**
   * Of all that are surely under the target, shown or not, the one with most misses beyond what the
   * target leaves room for. Products are left out: their lines hold them.
   */
  readonly worst: ServedLine | null;
  /** How many others surely are under it; kinds cut the same shipments, so they are not added up. */
  readonly others: readonly { readonly kind: ServedKind; readonly count: number }[];
  readonly scale: RateScale;
};

/**
 * Who ships to a dealer, where to and what, all lines of all kinds judged together; null when nothing
 * was due. A kind with one line is the whole: it is left out, and a lone platform is no finding.
 *
 * @param groups of each kind, those with most due first
 * @param most how many of a kind there is room for
 */
export function prepareServed(
  groups: (kind: ServedKind) => readonly ServedGroup[],
  target: number,
  most: number,
): Served | null {
  const found = servedKinds.flatMap((kind) => {
    const lines = groups(kind).flatMap((group) => {
      const rate = attainment(group.due, group.due - group.missed);
      return rate === null ? [] : [{ ...group, ...rate, kind }];
    });
    return lines.length > 1 || kind === "platform" ? lines : [];
  });
  if (found.length === 0) return null;
  const byKind = Map.groupBy(withVerdicts(found, target), ({ kind }) => kind);
  const sections = [...byKind].map(([kind, lines]) => ({
    kind,
    lines: lines.slice(0, most),
    all: lines.length,
  }));
  const below = [...byKind.values()]
    .flatMap((lines) => (lines.length > 1 ? lines : []))
    .filter(({ kind, verdict }) => kind !== "product" && verdict === "below")
    .sort((a, b) => excess(b) - excess(a));
  const [worst = null, ...rest] = below;
  return {
    sections,
    worst,
    others: [...Map.groupBy(rest, ({ kind }) => kind)]
      .map(([kind, lines]) => ({ kind, count: lines.length }))
      .sort((a, b) => servedKinds.indexOf(a.kind) - servedKinds.indexOf(b.kind)),
    scale: rateScale(
      sections.flatMap(({ lines }) => lines.map(({ interval }) => interval.low)),
      target,
    ),
  };

  function excess({ due, missed }: ServedLine): number {
    return missed - (1 - target) * due;
  }
}
