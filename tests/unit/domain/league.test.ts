import fc from "fast-check";
import { expect, test } from "vitest";
import { isPart, judgeLeague, narrowLeague } from "#lib/domain/league.ts";
import { dealerTotals as dealer } from "#tests/support/dealer-totals.ts";

const healthy = Array.from({ length: 60 }, (_, i) => dealer(`h${i}`, 200, 188 + (i % 9)));

test("one of two does not outrank sixty of a hundred", () => {
  const { rows } = judgeLeague([...healthy, dealer("tiny", 2, 1), dealer("weak", 100, 60)], 0.9);
  expect(rows[0]).toMatchObject({ name: "weak", rank: 1, standing: "weak" });
  expect(rows.find(({ name }) => name === "tiny")).toMatchObject({ standing: "watch" });
});

test("an average above the target hides the weak no longer", () => {
  const { overall, hiddenWeak } = judgeLeague([...healthy, dealer("weak", 100, 60)], 0.9);
  expect(overall?.rate).toBeGreaterThan(0.9);
  expect(hiddenWeak).toMatchObject({ hidden: true, weak: [{ name: "weak" }] });
});

test("a region's own target judges its dealers", () => {
  const rows = judgeLeague(
    [...healthy, dealer("strict", 400, 376, { regionTarget: 0.98 })],
    0.9,
  ).rows;
  expect(rows.find(({ name }) => name === "strict")).toMatchObject({
    target: 0.98,
    standing: "weak",
  });
});

test("nothing due is no rate, no rank, and stands last", () => {
  const league = judgeLeague([dealer("none", 0, 0), dealer("some", 10, 9)], 0.9);
  expect(league.rows.map(({ name, rate, rank }) => [name, rate, rank])).toEqual([
    ["some", 0.9, 1],
    ["none", null, null],
  ]);
  expect(judgeLeague([], 0.9)).toMatchObject({ overall: null, hiddenWeak: null, prior: null });
});

test("the overall rate is sums over sums, and the order of dealers does not matter", () => {
  const counts = fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
    .map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 40 }), (list) => {
      const dealers = list.map(([due, onTime], i) => dealer(`d${i}`, due, onTime));
      const league = judgeLeague(dealers, 0.9);
      const due = list.reduce((sum, [n]) => sum + n, 0);
      const onTime = list.reduce((sum, [, x]) => sum + x, 0);
      expect(league.overall?.rate ?? null).toBe(due === 0 ? null : onTime / due);
      const turned = judgeLeague([...dealers].reverse(), 0.9).rows;
      const standings = (rows: typeof turned) =>
        Object.fromEntries(rows.map(({ name, standing }) => [name, standing]));
      expect(standings(turned)).toEqual(standings([...league.rows]));
    }),
    { numRuns: 40 },
  );
});

const mixed = [
  ...healthy.map((row, i) => ({ ...row, regionId: i % 2 === 0 ? "north" : "south" })),
  dealer("weak", 100, 60, { regionId: "north" }),
  dealer("strict", 400, 376, { regionId: "east", regionTarget: 0.98 }),
  dealer("idle", 0, 0, { regionId: "north" }),
];

test("narrowed to a region, a dealer keeps standing and rank, and sums are the region's", () => {
  const league = judgeLeague(mixed, 0.9);
  const north = narrowLeague(league, "north");
  expect(north.rows).toEqual(league.rows.filter(({ regionId }) => regionId === "north"));
  const due = mixed.reduce((sum, row) => sum + (row.regionId === "north" ? row.due : 0), 0);
  expect(north.overall?.due).toBe(due);
  expect(north).toMatchObject({ judged: 62, prior: league.prior, target: 0.9 });
  expect(north.standings).toMatchObject({ weak: 1, none: 1 });
  expect(north.hiddenWeak).toMatchObject({ hidden: true, weak: [{ name: "weak" }] });
});

test("the parts of all regions are the whole", () => {
  const league = judgeLeague(mixed, 0.9);
  const parts = ["north", "south", "east"].map((region) => narrowLeague(league, region));
  expect(parts.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(mixed.length);
  expect(parts.reduce((sum, { standings }) => sum + standings.weak, 0)).toBe(league.standings.weak);
  expect(narrowLeague(league, null)).toBe(league);
  expect([league, ...parts].map(isPart)).toEqual([false, true, true, true]);
});

test("a region with a target of its own is held to it as a whole", () => {
  expect(narrowLeague(judgeLeague(mixed, 0.9), "east")).toMatchObject({
    target: 0.98,
    hiddenWeak: { hidden: false },
  });
});

test("a region that nobody is in has no rate", () => {
  expect(narrowLeague(judgeLeague(mixed, 0.9), "west")).toMatchObject({
    rows: [],
    overall: null,
    hiddenWeak: null,
  });
});
