import fc from "fast-check";
import { expect, test } from "vitest";
import { clip, type Interval, subtract, unionOf } from "#lib/domain/time/intervals.ts";

const SPAN = 40;
const interval = fc
  .tuple(fc.nat({ max: SPAN }), fc.nat({ max: SPAN }))
  .map(([from, to]): Interval => ({ from, to }));
const intervals = fc.array(interval, { maxLength: 8 });

/** Which unit cells are covered: the plain meaning of a set of half-open intervals. */
function cells(list: readonly Interval[]): boolean[] {
  return Array.from({ length: SPAN }, (_, at) =>
    list.some(({ from, to }) => from <= at && at < to),
  );
}

function expectSortedAndDisjoint(list: readonly Interval[]) {
  for (const [i, { from, to }] of list.entries()) {
    expect(from).toBeLessThan(to);
    const next = list[i + 1];
    if (next) expect(to).toBeLessThan(next.from);
  }
}

test("a union covers what any covers, touching ones joined", () => {
  fc.assert(
    fc.property(intervals, (list) => {
      const union = unionOf(list);
      expect(cells(union)).toEqual(cells(list));
      expectSortedAndDisjoint(union);
    }),
  );
  expect(
    unionOf([
      { from: 2, to: 3 },
      { from: 1, to: 2 },
    ]),
  ).toEqual([{ from: 1, to: 3 }]);
});

test("a subtraction leaves what none takes", () => {
  fc.assert(
    fc.property(intervals, intervals, (list, taken) => {
      const rest = subtract(list, taken);
      const gone = cells(taken);
      expect(cells(rest)).toEqual(cells(list).map((covered, at) => covered && !gone[at]));
      expectSortedAndDisjoint(rest);
    }),
  );
});

test("clipping keeps what lies inside", () => {
  fc.assert(
    fc.property(intervals, interval, (list, { from, to }) => {
      const inside = cells([{ from, to }]);
      expect(cells(clip(unionOf(list), from, to))).toEqual(
        cells(list).map((covered, at) => covered && inside[at]),
      );
    }),
  );
});
