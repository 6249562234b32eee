import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FunnelDealer, prepareFunnel } from "#lib/charts/prepare-funnel.ts";
import { judgeStandings } from "#lib/domain/stats/standing.ts";

const size = { width: 640, height: 412, names: 12, inset: { width: 232, height: 84 } };

/** Dealers as the league gives them, from counts due and on time. */
function dealers(counts: readonly (readonly [due: number, onTime: number])[]): FunnelDealer[] {
  const target = 0.9;
  const judged = judgeStandings(counts.map(([due, onTime]) => ({ due, onTime, target })));
  return counts.map(([due], i) => ({
    dealerId: `d${i}`,
    name: `经销商${i}`,
    due,
    rate: judged[i]?.rate ?? null,
    interval: judged[i]?.interval ?? null,
    standing: judged[i]?.standing ?? "none",
    rank: i + 1,
  }));
}

describe("prepareFunnel", () => {
  test("nothing due is no picture, and a dealer without anything due is no point", () => {
    expect(prepareFunnel(dealers([]), 0.9, size)).toBeNull();
    expect(prepareFunnel(dealers([[0, 0]]), 0.9, size)).toBeNull();
    const points = prepareFunnel(
      dealers([
        [0, 0],
        [10, 9],
      ]),
      0.9,
      size,
    )?.points;
    expect(points?.map(({ dealerId }) => dealerId)).toEqual(["d1"]);
  });

  test("one dealer with one shipment still has an axis around it", () => {
    const model = prepareFunnel(dealers([[1, 1]]), 0.9, size);
    expect(model?.xTicks.map(({ n }) => n)).toEqual([1, 3]);
    expect(model?.yTicks.at(-1)?.rate).toBe(1);
  });

  test("from 1 to 1,000,000 the axis marks what it has room for", () => {
    const counts = Array.from({ length: 7 }, (_, i) => [10 ** i, 10 ** i] as const);
    const wide = prepareFunnel(dealers(counts), 0.9, size);
    expect(wide?.xTicks.map(({ n }) => n)).toEqual([1, 10, 100, 1000, 10_000, 100_000, 1_000_000]);
    const narrow = prepareFunnel(dealers(counts), 0.9, { ...size, width: 358 });
    expect(narrow?.xTicks.map(({ n }) => n)).toEqual([1, 100, 10_000, 1_000_000]);
  });

  test("the y axis begins just below the lowest rate or interval, and as far below the target as 1 is above", () => {
    const high = prepareFunnel(
      dealers([
        [2000, 1960],
        [3000, 2970],
      ]),
      0.9,
      size,
    );
    expect(high?.yTicks[0]?.rate).toBe(0.8);
    const low = prepareFunnel(
      dealers([
        [100, 40],
        [50, 48],
      ]),
      0.9,
      size,
    );
    expect(low?.yTicks[0]?.rate).toBe(0.3);
  });

  test("where there is no room for names the weak stand by their rank alone", () => {
    const model = prepareFunnel(
      dealers([
        [52, 21],
        [35, 14],
      ]),
      0.9,
      { ...size, ranksOnly: true },
    );
    expect(model?.names.map(({ rank, name }) => [rank, name])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  test("the weak come last, with whiskers and names; nobody else has them", () => {
    const model = prepareFunnel(
      dealers([
        [100, 50],
        [100, 99],
        [10, 8],
      ]),
      0.9,
      size,
    );
    expect(model?.points.map(({ standing }) => standing)).toEqual(["strong", "watch", "weak"]);
    expect(model?.points.map(({ whisker }) => whisker !== null)).toEqual([false, false, true]);
    expect(model?.names.map(({ id, rank }) => [id, rank])).toEqual([["d0", 1]]);
  });

  test("a weak dealer left without a name is counted", () => {
    const weak = Array.from({ length: 20 }, () => [100, 50] as const);
    const model = prepareFunnel(dealers(weak), 0.9, size);
    expect((model?.names.length ?? 0) + (model?.unnamed ?? 0)).toBe(20);
  });

  test("the 99.8 % funnel contains the 95 % one and both close around the target", () => {
    const [outer, inner] =
      prepareFunnel(
        dealers([
          [10, 9],
          [5000, 4600],
        ]),
        0.9,
        size,
      )?.bands ?? [];
    expect([outer?.level, inner?.level]).toEqual(["99.8", "95"]);
    const heights = (d = "") => {
      const ys = d
        .slice(1, -1)
        .split("L")
        .map((pair) => Number(pair.split(" ")[1]));
      const half = ys.length / 2;
      return ys.slice(0, half).map((y, i) => (ys[ys.length - 1 - i] ?? 0) - y);
    };
    const [wide, narrow] = [heights(outer?.d), heights(inner?.d)];
    expect(wide.every((height, i) => height >= (narrow[i] ?? 0))).toBe(true);
    expect(wide.at(-1)).toBeLessThan(wide[0] ?? 0);
  });

  test("whatever the dealers, every mark and whisker is inside the frame", () => {
    const count = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((due) => fc.tuple(fc.constant(due), fc.integer({ min: 0, max: due })));
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 30 }), (counts) => {
        const model = prepareFunnel(dealers(counts), 0.9, size);
        if (!model) throw new Error("no picture");
        const { left, right, top, bottom } = model.frame;
        for (const { x, y, whisker } of model.points) {
          expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true);
          for (const end of whisker ?? []) expect(end >= top && end <= bottom).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});
