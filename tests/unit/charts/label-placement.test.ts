import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelBox, overlap, placeLabels } from "#lib/charts/label-placement.ts";

const bounds = { left: 0, top: 0, right: 600, bottom: 400 };
const dot = (x: number, y: number) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 });

describe("a label stands", () => {
  test("right of its mark where there is room", () => {
    const [label] = placeLabels(
      [{ id: "a", x: 100, y: 100, width: 80 }],
      [dot(100, 100)],
      [],
      bounds,
    );
    expect(label).toMatchObject({ anchor: "start", x: 111, y: 100, leader: null });
  });

  test("left of it where the right is taken or outside", () => {
    const [label] = placeLabels(
      [{ id: "a", x: 560, y: 100, width: 80 }],
      [dot(560, 100)],
      [],
      bounds,
    );
    expect(label).toMatchObject({ anchor: "end", x: 549, leader: null });
  });

  test("away from it with a leader where both sides are taken", () => {
    const points = [dot(300, 200), dot(330, 200), dot(270, 200)];
    const [label] = placeLabels([{ id: "a", x: 300, y: 200, width: 80 }], points, [], bounds);
    expect(label?.leader).not.toBeNull();
  });

  test("nowhere rather than on a point", () => {
    const points = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 40 }, (__, j) => dot(i * 10, j * 10)),
    ).flat();
    expect(placeLabels([{ id: "a", x: 300, y: 200, width: 80 }], points, [], bounds)).toEqual([]);
  });
});

test("whatever the marks: no label covers a mark or another label, none leaves the frame", () => {
  const mark = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(
      fc.array(mark, { maxLength: 40 }),
      fc.integer({ min: 20, max: 200 }),
      (marks, width) => {
        const points = marks.map(({ x, y }) => dot(x, y));
        const wishes = marks.slice(0, 12).map((at, i) => ({ id: String(i), ...at, width }));
        const boxes = placeLabels(wishes, points, [], bounds).map((label) =>
          labelBox(label, width),
        );
        for (const [i, box] of boxes.entries()) {
          expect(points.some((point) => overlap(box, point))).toBe(false);
          expect(boxes.slice(i + 1).some((other) => overlap(box, other))).toBe(false);
          expect(box.left >= 0 && box.right <= 600 && box.top >= 0 && box.bottom <= 400).toBe(true);
        }
      },
    ),
  );
});
