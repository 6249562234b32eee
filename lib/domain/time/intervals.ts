/** Half-open [from, to) in epoch milliseconds. */
export type Interval = { readonly from: number; readonly to: number };

/** Sorted and disjoint: overlapping and touching intervals are one, empty and reversed ones none. */
export function unionOf(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (!last || next.from > last.to) merged.push(next);
    else if (next.to > last.to) merged[merged.length - 1] = { from: last.from, to: next.to };
  }
  return merged;
}

/** What of the intervals lies in [from, to), in their order. */
export function clip(intervals: readonly Interval[], from: number, to: number): Interval[] {
  const clipped: Interval[] = [];
  for (const one of intervals) {
    const part = { from: Math.max(one.from, from), to: Math.min(one.to, to) };
    if (part.from < part.to) clipped.push(part);
  }
  return clipped;
}

/** The instants of `from` that are in none of `taken`; sorted and disjoint. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  let rest = unionOf(from);
  for (const hole of unionOf(taken)) {
    rest = rest.flatMap((one) =>
      [
        { from: one.from, to: Math.min(one.to, hole.from) },
        { from: Math.max(one.from, hole.to), to: one.to },
      ].filter((part) => part.from < part.to),
    );
  }
  return rest;
}
