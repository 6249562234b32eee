import { describe, expect, test } from "vitest";
import { prepareAttention } from "#lib/charts/prepare-attention.ts";
import { prepareHeadline } from "#lib/charts/prepare-headline.ts";
import { judgeLeague } from "#lib/domain/league.ts";
import { dealerTotals } from "#tests/support/dealer-totals.ts";

function league(...counts: (readonly [due: number, onTime: number])[]) {
  return judgeLeague(
    counts.map(([due, onTime], i) => dealerTotals(`d${i}`, due, onTime, { name: `经销商${i}` })),
    0.9,
  );
}

describe("which sentence is true", () => {
  test("nothing due: no rate", () => {
    expect(prepareHeadline(league([0, 0], [0, 0]))).toEqual({ kind: "nothing" });
  });

  test("one dealer only, the others having nothing due", () => {
    const headline = prepareHeadline(league([0, 0], [48, 45]));
    expect(headline).toMatchObject({ kind: "single", relation: "above", rate: 0.9375 });
  });

  test("above the target with a weak one: hidden, with its share and cost", () => {
    const headline = prepareHeadline(league([1000, 970], [20, 8]));
    expect(headline).toMatchObject({ kind: "hidden", relation: "above", dealers: 2 });
    if (headline.kind !== "hidden") throw new Error(headline.kind);
    expect(headline.weak.due).toBe(20);
    expect(headline.weak.dueShare).toBeCloseTo(20 / 1020, 12);
    expect(headline.weak.missShare).toBeCloseTo(12 / 42, 12);
    expect(headline.weak.costPoints).toBeCloseTo(100 * (0.97 - 978 / 1020), 10);
  });

  test("exactly at the target counts as met", () => {
    const headline = prepareHeadline(league([100, 100], [100, 80]));
    expect(headline).toMatchObject({ kind: "hidden", relation: "equal" });
  });

  test("below the target with a weak one: nothing is hidden", () => {
    expect(prepareHeadline(league([100, 95], [100, 60]))).toMatchObject({
      kind: "weak",
      relation: "below",
    });
  });

  test("nobody surely weak, somebody low", () => {
    expect(prepareHeadline(league([100, 95], [5, 4]))).toMatchObject({ kind: "watch" });
    expect(prepareHeadline(league([5, 4], [5, 4]))).toMatchObject({
      kind: "watch",
      relation: "below",
    });
  });

  test("everybody meets the target", () => {
    expect(prepareHeadline(league([30, 30], [40, 40]))).toMatchObject({ kind: "kept" });
  });
});

describe("who is to be seen first", () => {
  test("the weak, ten of them, with the misses of all", () => {
    const counts = Array.from({ length: 14 }, () => [50, 20] as const);
    const attention = prepareAttention(league(...counts, [5000, 4990]));
    expect(attention).toMatchObject({ kind: "weak", of: 14, missed: 14 * 30 });
    expect(attention.rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("without weak ones the low; without those nobody", () => {
    expect(prepareAttention(league([100, 95], [5, 4]))).toMatchObject({ kind: "watch", of: 1 });
    expect(prepareAttention(league([30, 30]))).toMatchObject({ kind: "none", rows: [] });
  });

  test("the scale holds the lowest end of an interval", () => {
    const { scale, rows } = prepareAttention(league([50, 20], [5000, 4990]));
    expect(scale.from).toBeLessThanOrEqual(rows[0]?.interval?.low ?? 0);
  });
});
