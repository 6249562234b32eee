/** How many misses have one cause, and how many of them are excused. */
export type ParetoItem = {
  readonly key: string;
  readonly n: number;
  readonly excused: number;
};

export type ParetoBar<Item> = {
  readonly item: Item;
  /** Of the total, 0..1. */
  readonly share: number;
  /** Share of this bar and all before it; null where items overlap, whose shares do not add up. */
  readonly cumulative: number | null;
};

export type Pareto<Item> = {
  readonly bars: readonly ParetoBar<Item>[];
  /** What there was no room for: how many items and what they hold together. */
  readonly rest: ParetoItem & { readonly items: number };
  /** What shares are taken of. */
  readonly total: number;
  /** How many bars from the first hold at least four fifths of the total; null where items overlap. */
  readonly vital: number | null;
};

const VITAL_SHARE = 0.8;
/** Sums of shares reach 0.8 only up to rounding. */
const ROUNDING = 1e-9;

/**
 * Items in the order of how much they hold, `last` behind all others whatever it holds ("no reason
 * stated" is no reason). Null when the total is 0. Items of 0 are left out.
 *
 * @param total what was counted in all; where the items' sum differs, one thing counts in several
 *   items, and nothing is accumulated
 * @param most how many bars there is room for; the others go into `rest`
 */
export function preparePareto<Item extends ParetoItem>(
  items: readonly Item[],
  total: number,
  { most, last }: { readonly most: number; readonly last: string | null },
): Pareto<Item> | null {
  if (total === 0) return null;
  const order = items
    .filter(({ n }) => n > 0)
    .sort(
      (a, b) =>
        Number(a.key === last) - Number(b.key === last) || b.n - a.n || (a.key < b.key ? -1 : 1),
    );
  const unstated = order.at(-1)?.key === last ? order.slice(-1) : [];
  const stated = order.slice(0, order.length - unstated.length);
  const shown = [...stated.slice(0, most - unstated.length), ...unstated];
  const hidden = stated.slice(most - unstated.length);
  const overlaps = sumOf(order) !== total;
  let before = 0;
  const bars = shown.map((item): ParetoBar<Item> => {
    before += item.n;
    return { item, share: item.n / total, cumulative: overlaps ? null : before / total };
  });
  const vital = bars.findIndex(({ cumulative }) => (cumulative ?? 0) >= VITAL_SHARE - ROUNDING);
  const excused = hidden.reduce((sum, item) => sum + item.excused, 0);
  return {
    bars,
    rest: { key: "rest", n: sumOf(hidden), excused, items: hidden.length },
    total,
    vital: overlaps || vital < 0 ? null : vital + 1,
  };
}

function sumOf(items: readonly ParetoItem[]): number {
  return items.reduce((sum, { n }) => sum + n, 0);
}
