import { describe, expect, test } from "vitest";
import { preparePlatforms } from "#lib/charts/prepare-platforms.ts";
import {
  judgeAim,
  judgePlatformDealers,
  type PlatformDealer,
  summarizePlatforms,
} from "#lib/domain/platforms.ts";

function summarize(dealers: readonly PlatformDealer[], regionId: string | null) {
  return summarizePlatforms(judgePlatformDealers(dealers, 0.9), regionId);
}

function sums(
  platformId: string,
  dealerId: string,
  due: number,
  onTime: number,
  more: Partial<PlatformDealer> = {},
): PlatformDealer {
  return {
    platformId,
    dealerId,
    regionId: null,
    regionTarget: null,
    due,
    onTime,
    missed: due - onTime,
    void: 0,
    adjDue: due,
    adjOnTime: onTime,
    excused: 0,
    dockKnown: due,
    dockOnTime: due,
    feltAnswered: 0,
    feltOnTime: 0,
    minutesN: 0,
    minutesSum: 0,
    minutesSumSq: 0,
    ...more,
  };
}

describe("a platform", () => {
  test("its dealers are judged by its own shipments", () => {
    const [east, west] = summarize(
      [sums("east", "d", 100, 99), sums("east", "e", 50, 49), sums("west", "d", 50, 20)],
      null,
    );
    expect(east?.standings).toMatchObject({ weak: 0 });
    expect(west?.standings).toMatchObject({ weak: 1 });
    expect(east?.raw).toMatchObject({ due: 150, onTime: 148 });
    expect(east?.dealers).toBe(2);
  });

  test("a region cuts what is summed, not whom a dealer is judged among", () => {
    const others = Array.from({ length: 40 }, (_, i) => sums("east", `o${i}`, 10, 10));
    const own = sums("east", "d", 14, 9, { regionId: "north" });
    const alone = summarize([own], "north")[0];
    const among = summarize([own, ...others], "north")[0];
    expect(alone?.standings.weak).toBe(1);
    expect(among?.standings).toMatchObject({ weak: 0, watch: 1, strong: 0, meets: 0 });
    expect(among).toMatchObject({ due: 14, missed: 5, dealers: 1 });
  });

  test("without a shipment of the region it is left out", () => {
    expect(summarize([sums("east", "d", 5, 5)], "south")).toEqual([]);
  });
});

describe("a mean against the aim", () => {
  test.each([
    ["its interval beyond", { low: 90.1, high: 99 }, "beyond"],
    ["its lower bound on the aim", { low: 90, high: 99 }, "unsure"],
    ["its upper bound on the aim", { low: 70, high: 90 }, "within"],
    ["a value alone", null, "unsure"],
  ] as const)("%s: %s", (_name, interval, verdict) => {
    expect(judgeAim({ mean: 90, interval }, 90)).toBe(verdict);
  });
});

test("platforms in the order asked for; what is not known stands last either way", () => {
  const extras = { medianMinutes: null, weekend: null, lag: null, months: [] };
  const platforms = summarize(
    [
      sums("a", "d", 100, 80),
      sums("b", "d", 100, 99, { minutesN: 3, minutesSum: 330, minutesSumSq: 36400 }),
      sums("c", "d", 100, 95, { minutesN: 3, minutesSum: 210, minutesSumSq: 14710 }),
    ],
    null,
  ).map((summary) => ({ ...summary, ...extras, name: summary.platformId }));
  const goals = { target: 0.9, aimMinutes: 90 };
  const byMinutes = (descending: boolean) =>
    preparePlatforms(platforms, goals, { sort: "minutes", descending });
  expect(byMinutes(false).rows.map(({ name }) => name)).toEqual(["c", "b", "a"]);
  expect(byMinutes(true).rows.map(({ name }) => name)).toEqual(["b", "c", "a"]);
  expect(byMinutes(true)).toMatchObject({ below: 1, slow: 1, unsureSlow: 0 });
  expect(byMinutes(true).widestGap?.name).toBe("a");
});
