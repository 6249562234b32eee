import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareMovedUnits } from "#lib/charts/prepare-moved-units.ts";
import { prepareWhatMoved } from "#lib/charts/prepare-what-moved.ts";
import { judgeLeague } from "#lib/domain/league.ts";
import { dealerTotals } from "#tests/support/dealer-totals.ts";

type Counts = { readonly due: number; readonly onTime: number; readonly region?: string | null };

function league(dealers: readonly Counts[]) {
  const totals = dealers.map(({ due, onTime, region = null }, i) =>
    dealerTotals(`d${i}`, due, onTime, { regionId: region }),
  );
  return judgeLeague(totals, 0.9);
}

/** Twelve steady dealers in the regions given, in turn. */
const steady = (regions: readonly (string | null)[]) =>
  Array.from({ length: 12 }, (_, i) => ({
    due: 100,
    onTime: 95,
    region: regions[i % regions.length] ?? null,
  }));
const north = ["north", "south"];

test("a dealer that turned weak is a step of its own, and the rest stand still", () => {
  const before = league([...steady(north), { due: 100, onTime: 95, region: "north" }]);
  const after = league([...steady(north), { due: 100, onTime: 50, region: "north" }]);
  const moved = prepareWhatMoved(before, after);
  expect(moved?.steps.map(({ group, points, sure }) => [group.kind, points, sure])).toEqual([
    ["weak", -3.46, true],
    ["region", 0, false],
    ["region", 0, false],
    ["mix", 0, false],
  ]);
  expect(moved?.changePoints).toBe(-3.46);
  expect(moved?.movers[0]).toMatchObject({ dealerId: "d12", standing: "weak" });
});

test("who only ships more moves the mix, not the rates", () => {
  const before = league([
    { due: 100, onTime: 99 },
    { due: 100, onTime: 91 },
  ]);
  const after = league([
    { due: 100, onTime: 99 },
    { due: 300, onTime: 273 },
  ]);
  const moved = prepareWhatMoved(before, after);
  const mix = moved?.steps.find(({ group }) => group.kind === "mix");
  expect(mix?.points).toBe(moved?.changePoints);
});

test("a dealer's effects are those of the screen that compares two sides", () => {
  const counts = (pairs: [number, number][]) => pairs.map(([due, onTime]) => ({ due, onTime }));
  const before = counts([
    [530, 431],
    [390, 365],
    [670, 583],
  ]);
  const after = counts([
    [200, 173],
    [230, 221],
    [770, 639],
  ]);
  const moved = prepareWhatMoved(league(before), league(after));
  const pairs = (moved?.movers ?? []).map((mover) => ({
    ...mover,
    key: mover.dealerId,
    label: "",
  }));
  const compared = prepareMovedUnits(pairs, 3)?.units ?? [];
  expect(compared).toHaveLength(3);
  for (const { dealerId, ratePoints, mixPoints } of moved?.movers ?? []) {
    const unit = compared.find(({ key }) => key === dealerId);
    expect(Math.abs((unit?.ratePoints ?? 9) - ratePoints)).toBeLessThan(0.01);
    expect(Math.abs((unit?.mixPoints ?? 9) - mixPoints)).toBeLessThan(0.01);
  }
});

test("four regions are named, of five three, and those without a region are one of them", () => {
  const kinds = (regions: readonly (string | null)[]) =>
    prepareWhatMoved(league(steady(regions)), league(steady(regions)))?.steps.map(
      ({ group }) => group.kind,
    );
  expect(kinds(["a", "b", "c", "d"])).toEqual(["region", "region", "region", "region", "mix"]);
  expect(kinds(["a", "b", "c", "d", null])).toEqual([
    "region",
    "region",
    "region",
    "regions",
    "mix",
  ]);
});

test("with one region, or none, the dealers that moved most are named", () => {
  const after = [...steady(["north"])];
  after[5] = { due: 100, onTime: 92, region: "north" };
  const moved = prepareWhatMoved(league(steady(["north"])), league(after));
  expect(moved?.steps.map(({ group }) => group.kind)).toEqual([
    "dealer",
    "dealer",
    "dealer",
    "others",
    "mix",
  ]);
  expect(moved?.steps[0]).toMatchObject({ group: { movers: [{ dealerId: "d5" }] }, points: -0.25 });
});

test("nothing due in one of the periods leaves nothing to compare", () => {
  const nothing = league([{ due: 0, onTime: 0 }]);
  const something = league([{ due: 10, onTime: 9 }]);
  expect(prepareWhatMoved(nothing, something)).toBeNull();
  expect(prepareWhatMoved(something, nothing)).toBeNull();
});

const counts = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 40 }))
  .map(([due, missed]) => ({ due, onTime: Math.max(0, due - missed) }));
const pair = fc.record({
  before: counts,
  after: counts,
  region: fc.constantFrom("a", "b", "c", "d", "e", null),
});

test("the steps shown add up to the change shown, to the last digit, and each joins the next", () => {
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => {
      const moved = prepareWhatMoved(
        league(pairs.map(({ before, region }) => ({ ...before, region }))),
        league(pairs.map(({ after, region }) => ({ ...after, region }))),
      );
      if (moved === null) return;
      const { steps, before, after, changePoints, axis } = moved;
      const hundredths = steps.reduce((sum, { points }) => sum + Math.round(points * 100), 0);
      expect(hundredths).toBe(Math.round(changePoints * 100));
      let at = 100 * before.rate;
      for (const { from, to, interval, points } of steps) {
        expect(from).toBeCloseTo(at, 9);
        expect(Math.abs(to - from - points)).toBeLessThan(0.011);
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        at = to;
      }
      expect(at).toBeCloseTo(100 * after.rate, 9);
      expect(Math.min(...steps.map(({ to }) => to))).toBeGreaterThanOrEqual(axis.from);
      const dealers = steps.flatMap(({ group }) => (group.kind === "mix" ? [] : group.movers));
      expect(dealers).toHaveLength(moved.movers.length);
    }),
    { numRuns: 60 },
  );
});
