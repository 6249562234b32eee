import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fisherUpperTail } from "#lib/domain/stats/fisher-exact.ts";
import { normalUpperTail } from "#lib/domain/stats/special/normal-tail.ts";
import { proportionTrend } from "#lib/domain/stats/trend-test.ts";

describe("Fisher's exact test", () => {
  test("the lady tasting tea: 3 of 4 by chance 17 in 70, all 4 one in 70", () => {
    expect(fisherUpperTail({ hits: 3, size: 4 }, { hits: 1, size: 4 })).toBeCloseTo(17 / 70, 14);
    expect(fisherUpperTail({ hits: 4, size: 4 }, { hits: 0, size: 4 })).toBeCloseTo(1 / 70, 15);
  });

  test("criminal twins (Fisher 1962, as R's fisher.test prints it): 0.0004652", () => {
    const tail = fisherUpperTail({ hits: 10, size: 13 }, { hits: 2, size: 17 });
    expect(tail).toBeCloseTo(0.0004651809, 9);
  });

  test("nothing to tell apart is 1", () => {
    expect(fisherUpperTail({ hits: 0, size: 5 }, { hits: 0, size: 5 })).toBe(1);
    expect(fisherUpperTail({ hits: 5, size: 5 }, { hits: 3, size: 3 })).toBe(1);
    expect(fisherUpperTail({ hits: 0, size: 0 }, { hits: 2, size: 5 })).toBe(1);
  });

  test("as many or more of the first, or fewer: together one and the chance of as many", () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, size, fc.nat(), fc.nat(), (a, b, x, y) => {
        const first = { hits: x % (a + 1), size: a };
        const second = { hits: y % (b + 1), size: b };
        const up = fisherUpperTail(first, second);
        // The other tail is the upper one of what missed.
        const down = fisherUpperTail(
          { hits: a - first.hits, size: a },
          { hits: b - second.hits, size: b },
        );
        expect(up).toBeGreaterThan(0);
        expect(up + down).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
    );
  });
});

describe("a trend in proportions", () => {
  test("smokers among patients of four groups (Fleiss 1981, R's prop.trend.test): 8.2249", () => {
    const trend = proportionTrend([
      { hits: 83, size: 86 },
      { hits: 90, size: 93 },
      { hits: 129, size: 136 },
      { hits: 70, size: 82 },
    ]);
    expect((trend?.z ?? 0) ** 2).toBeCloseTo(8.2249, 4);
    expect(2 * (1 - (trend?.pRising ?? 0))).toBeCloseTo(0.004132, 6);
    expect(trend?.z).toBeLessThan(0);
  });

  test("an even rise is found with its slope, gaps kept", () => {
    const trend = proportionTrend([
      { hits: 10, size: 100 },
      { hits: 0, size: 0 },
      { hits: 30, size: 100 },
    ]);
    expect(trend?.slope).toBeCloseTo(0.1, 12);
  });

  test("one period, or one outcome alone, has no trend", () => {
    expect(proportionTrend([])).toBeNull();
    expect(proportionTrend([{ hits: 3, size: 9 }])).toBeNull();
    expect(
      proportionTrend([
        { hits: 0, size: 9 },
        { hits: 0, size: 4 },
      ]),
    ).toBeNull();
  });
});

test("the normal's tail (Abramowitz & Stegun, table 26.1 and 26.2)", () => {
  expect(normalUpperTail(0)).toBe(0.5);
  expect(normalUpperTail(1)).toBeCloseTo(0.158655253931457, 15);
  expect(normalUpperTail(1.959963984540054)).toBeCloseTo(0.025, 15);
  expect(normalUpperTail(-1)).toBeCloseTo(0.841344746068543, 14);
  expect(normalUpperTail(5) / 2.866515718791939e-7).toBeCloseTo(1, 12);
  expect(normalUpperTail(10) / 7.61985302416047e-24).toBeCloseTo(1, 12);
});
