import { describe, expect, test } from "vitest";
import { cohortsOverlap, conclude, prepareCompare } from "#lib/charts/prepare-compare.ts";
import { judgeLeague } from "#lib/domain/league.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { dealerTotals as dealer } from "#tests/support/dealer-totals.ts";

function period(key: string) {
  const found = parsePeriod(key);
  if (!found) throw new Error(`no period: ${key}`);
  return found;
}

const noMinutes = { count: 0, sum: 0, sumOfSquares: 0 };

describe("what a difference allows to say", () => {
  test.each([
    ["an interval above 0", 0.02, { low: 0.01, high: 0.03 }, "better"],
    ["an interval below 0", -0.02, { low: -0.03, high: -0.01 }, "worse"],
    ["0 inside", 0.02, { low: -0.01, high: 0.05 }, "unsure"],
    ["0 on its bound", 0.02, { low: 0, high: 0.04 }, "unsure"],
    ["no interval", 0.02, null, "unsure"],
  ] as const)("%s: of rates %s", (_name, difference, interval, conclusion) => {
    expect(conclude(difference, interval, false, "high").conclusion).toBe(conclusion);
  });

  test("more minutes are worse", () => {
    expect(conclude(5, { low: 1, high: 9 }, false, "low").conclusion).toBe("worse");
  });

  test("cohorts that share shipments get no interval and no conclusion", () => {
    const found = conclude(0.02, { low: 0.01, high: 0.03 }, true, "high");
    expect(found).toEqual({ difference: 0.02, interval: null, conclusion: "overlap" });
  });
});

describe("two cohorts can share a shipment", () => {
  const of = (key: string, platformId: string | null) => ({ period: period(key), platformId });
  test.each([
    ["months beside each other do not", of("2026-09", null), of("2026-10", null), false],
    ["a month and its quarter do", of("2026-10", null), of("2026-Q4", null), true],
    ["a month and all time do", of("all", null), of("2026-10", null), true],
    ["two platforms do not", of("2026-10", "x"), of("2026-10", "y"), false],
    ["a platform and all platforms do", of("2026-10", "x"), of("2026-10", null), true],
  ])("%s", (_name, first, second, overlap) => {
    expect(cohortsOverlap(first, second)).toBe(overlap);
    expect(cohortsOverlap(second, first)).toBe(overlap);
  });
});

test("who turned weak stands first, then who ceased to be; others by how far they moved", () => {
  const first = judgeLeague(
    [dealer("a", 100, 98), dealer("b", 100, 60), dealer("c", 20, 20), dealer("d", 0, 0)],
    0.9,
  );
  const second = judgeLeague(
    [dealer("a", 100, 97), dealer("b", 100, 99), dealer("c", 40, 20), dealer("d", 9, 9)],
    0.9,
  );
  const found = prepareCompare(
    { league: first, minutes: noMinutes },
    { league: second, minutes: noMinutes },
    false,
  );
  expect(found.changes.map(({ second: { dealerId } }) => dealerId)).toEqual(["c", "b"]);
  expect([found.turnedWeak, found.ceasedWeak, found.both]).toEqual([1, 1, 3]);
  expect(found.minutes.compared).toBeNull();
  expect(found.rates.find(({ ruler }) => ruler === "dock")?.compared).toBeNull();
  const raw = found.rates.find(({ ruler }) => ruler === "raw")?.compared;
  expect(raw?.difference).toBeCloseTo(225 / 249 - 178 / 220, 12);
});
