import type {
  CauseCounts,
  CauseMonth,
  Counted,
  Dimension,
} from "#lib/domain/causes/cause-counts.ts";
import { sumCounted, without } from "#lib/domain/causes/contrast.ts";

/** A part of the shipments: those with one of some values of a dimension. */
export type Split = { readonly dimension: Dimension; readonly keys: readonly string[] };

type Parts<Named> = {
  readonly split: Named;
  readonly inside: Counted;
  readonly outside: Counted;
};

/** Longer bands of hours are most of a day's window. */
const LONGEST_BAND = 6;
const weekend = ["6", "7"];

/**
 * Every part of a dimension that is worth a look: the weekend and each weekday, each band of hours,
 * each single value of the others. Those not known on the dimension stand on neither side; product
 * lines overlap, so the rest is what has none of the line.
 */
export function splitsOf(counts: CauseCounts, dimension: Dimension): Parts<Split>[] {
  const levels = counts.levels[dimension];
  const all = dimension === "line" ? counts : sumCounted(levels);
  return keysOf(
    dimension,
    levels.map(({ key }) => key),
  ).map((keys) => {
    const inside = sumCounted(levels.filter(({ key }) => keys.includes(key)));
    return { split: { dimension, keys }, inside, outside: without(all, inside) };
  });
}

function keysOf(dimension: Dimension, known: readonly string[]): string[][] {
  const single = known.map((key) => [key]);
  if (dimension === "weekday") return [weekend, ...single];
  if (dimension !== "hour") return single;
  const hours = known.map(Number).sort((a, b) => a - b);
  return hours.flatMap((from) =>
    Array.from({ length: LONGEST_BAND }, (_, more) =>
      hours.filter((hour) => hour >= from && hour <= from + more),
    )
      .filter((band, more) => band.at(-1) === from + more)
      .map((band) => band.map(String)),
  );
}

/** Every run of months against the months around it, the first and last of which have something due. */
export function monthSplitsOf(
  months: readonly CauseMonth[],
): Parts<{ readonly from: string; readonly to: string }>[] {
  const all = sumCounted(months);
  return months.flatMap((first, start) =>
    months.slice(start).flatMap((last, length) => {
      if (first.due === 0 || last.due === 0) return [];
      const inside = sumCounted(months.slice(start, start + length + 1));
      const split = { from: first.month, to: last.month };
      return [{ split, inside, outside: without(all, inside) }];
    }),
  );
}
