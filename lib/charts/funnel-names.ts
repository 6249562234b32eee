import {
  type Box,
  labelBox,
  overlap,
  type PlacedLabel,
  placeLabels,
} from "#lib/charts/label-placement.ts";
import { textWidth } from "#lib/charts/text-width.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** One dealer's mark; `whisker` = top and bottom of its 95 % interval inside the frame, of the first weak only. */
export type FunnelPoint = {
  readonly dealerId: string;
  readonly name: string;
  readonly due: number;
  readonly rate: number;
  readonly rank: number | null;
  readonly standing: Standing;
  readonly x: number;
  readonly y: number;
  readonly whisker: readonly [number, number] | null;
};

/** Rank, name (null = by its rank alone) and rate of a weak dealer beside its mark. */
export type FunnelName = PlacedLabel & {
  readonly rank: number;
  readonly name: string | null;
  readonly rate: number;
};

const NAME_LETTERS = 16;
const TEXT_PX = 12;

/** The box that a dealer's mark covers. */
export function markBox({ x, y, standing }: FunnelPoint): Box {
  const half = standing === "weak" ? 7 : 4.5;
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

/**
 * Names the weak, the first rank first, as far as there is room. Long names are cut; the list
 * beside and the mark's own title have them whole.
 */
export function nameWeak(
  weak: readonly FunnelPoint[],
  points: readonly FunnelPoint[],
  texts: readonly Box[],
  frame: Box,
  ranksOnly = false,
): FunnelName[] {
  const wishes = weak.map(({ dealerId, x, y, rank, name, rate }) => {
    const said = { rank: rank ?? 0, name: ranksOnly ? null : shorten(name), rate };
    return { id: dealerId, x, y, width: nameWidth(said), ...said };
  });
  return placeLabels(wishes, points.map(markBox), texts, frame).flatMap((label) => {
    const wish = wishes.find(({ id }) => id === label.id);
    return wish ? [{ ...label, rank: wish.rank, name: wish.name, rate: wish.rate }] : [];
  });
}

/**
 * Top left of a free place of a size, low and to the right where few dealers are; null when every
 * place would cover a mark, a whisker or a text.
 */
export function freeCorner(
  size: { readonly width: number; readonly height: number },
  points: readonly FunnelPoint[],
  names: readonly FunnelName[],
  texts: readonly Box[],
  frame: Box,
): { readonly x: number; readonly y: number } | null {
  const taken = [
    ...texts,
    ...points.map(markBox),
    ...points.flatMap(({ x, whisker }) =>
      whisker ? [{ left: x - 4, right: x + 4, top: whisker[0], bottom: whisker[1] }] : [],
    ),
    ...names.map((name) => labelBox(name, nameWidth(name))),
  ];
  const x = frame.right - size.width - 8;
  const lowest = frame.bottom - size.height - 12;
  for (let y = lowest; y > frame.top + (frame.bottom - frame.top) / 3; y -= 10) {
    const box = { left: x - 12, right: frame.right, top: y - 8, bottom: y + size.height + 8 };
    if (!taken.some((other) => overlap(box, other))) return { x, y };
  }
  return null;
}

function nameWidth({ rank, name, rate }: Pick<FunnelName, "rank" | "name" | "rate">): number {
  const text = name === null ? String(rank) : `${rank} ${name} ${(rate * 100).toFixed(1)}%`;
  return textWidth(text, TEXT_PX);
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length <= NAME_LETTERS ? name : `${letters.slice(0, NAME_LETTERS - 1).join("")}…`;
}
