export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** A text that wants to stand beside a mark at (x, y). */
export type LabelWish = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
};

/** Where a label goes: (x, y) is the middle of its height at its anchor; a leader joins it to its mark. */
export type PlacedLabel = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly leader: { readonly x: number; readonly y: number } | null;
};

const GAP = 11;
const HALF_HEIGHT = 10;
const FAR = [28, 48, 72, 100];
const RISES = [0, -14, 14, -26, 26, -40, 40, -56, 56];

/**
 * Places labels in the order given, the first having the best choice: right of its mark, left of it,
 * then farther away with a leader. A label never covers a point, another label or an obstacle, and
 * stays inside `bounds`; one that finds no place is left out.
 * @param points boxes of all marks, the wishes' own among them
 * @param obstacles boxes of other texts
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  points: readonly Box[],
  obstacles: readonly Box[],
  bounds: Box,
): PlacedLabel[] {
  const taken: Box[] = [...points, ...obstacles];
  return wishes.flatMap((wish) => {
    const placed = candidates(wish).find((label) => {
      const box = labelBox(label, wish.width);
      return inside(box, bounds) && !taken.some((other) => overlap(box, other));
    });
    if (!placed) return [];
    taken.push(labelBox(placed, wish.width));
    return [placed];
  });
}

function candidates({ id, x, y }: LabelWish): PlacedLabel[] {
  const at = (dx: number, dy: number, leader: PlacedLabel["leader"]): PlacedLabel => ({
    id,
    x: x + dx,
    y: y + dy,
    anchor: dx > 0 ? "start" : "end",
    leader,
  });
  const beside = [0, -4, 4].flatMap((dy) => [at(GAP, dy, null), at(-GAP, dy, null)]);
  const displaced = FAR.flatMap((far) =>
    RISES.flatMap((rise) =>
      [far, -far].map((dx) => at(dx, rise, { x: x + dx - Math.sign(dx) * 2, y: y + rise })),
    ),
  );
  return [...beside, ...displaced];
}

/** The box that a placed label of a width covers. */
export function labelBox({ x, y, anchor }: PlacedLabel, width: number): Box {
  const left = anchor === "start" ? x : x - width;
  return { left, right: left + width, top: y - HALF_HEIGHT, bottom: y + HALF_HEIGHT };
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside(box: Box, bounds: Box): boolean {
  return (
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom
  );
}
