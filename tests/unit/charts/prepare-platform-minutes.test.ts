import { expect, test } from "vitest";
import { preparePlatformMinutes } from "#lib/charts/prepare-platform-minutes.ts";

function platform(name: string, minutes: readonly number[], due = minutes.length) {
  return {
    platformId: name,
    name,
    due,
    count: minutes.length,
    sum: minutes.reduce((sum, one) => sum + one, 0),
    sumOfSquares: minutes.reduce((sum, one) => sum + one * one, 0),
  };
}

const around = (mean: number) =>
  Array.from({ length: 40 }, (_, i) => mean + (i % 2 === 0 ? 5 : -5));

test("the slowest stands first, and an interval across 90 minutes is neither", () => {
  const means = preparePlatformMinutes([
    platform("fast", around(70)),
    platform("slow", around(110)),
    platform("near", around(90.5)),
  ]);
  expect(means?.rows.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["slow", "beyond"],
    ["near", "unsure"],
    ["fast", "within"],
  ]);
  expect(means?.counts).toEqual({ beyond: 1, unsure: 1, within: 1 });
  expect(means?.network.mean).toBeCloseTo((70 + 110 + 90.5) / 3, 9);
});

test("one delivery has a mean and no interval: it says nothing of the aim", () => {
  const means = preparePlatformMinutes([platform("one", [200])]);
  expect(means?.rows[0]).toMatchObject({ mean: 200, interval: null, verdict: "unsure", n: 1 });
});

test("platforms of which no minutes are known are counted, and all of them are none", () => {
  expect(preparePlatformMinutes([platform("a", [80, 82]), platform("b", [], 7)])).toMatchObject({
    unknown: 1,
  });
  expect(preparePlatformMinutes([platform("b", [], 7)])).toBeNull();
  expect(preparePlatformMinutes([])).toBeNull();
});

test("an interval as wide as a day does not flatten the others", () => {
  const means = preparePlatformMinutes([platform("wild", [30, 900]), platform("calm", around(80))]);
  expect(means?.axis.to).toBeLessThanOrEqual(600);
});
