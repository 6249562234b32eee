import { expect, test } from "vitest";
import { judgedCounts } from "#lib/data/metrics/judged-counts.ts";
import { judgeCounts } from "#lib/domain/stats/judge-counts.ts";

const dealers = (onTime: number, target = 0.9) =>
  [40, 60, 100, 0].map((due, index) => ({
    due,
    onTime: Math.max(0, index === 0 ? onTime : due - 3 * index),
    target,
  }));

test("the same counts are judged once, whoever asks", () => {
  expect(judgedCounts(dealers(30))).toBe(judgedCounts(dealers(30)));
});

test.each([
  ["one delivery more", dealers(31)],
  ["another target", dealers(30, 0.92)],
  ["another order", dealers(30).toReversed()],
  ["one dealer less", dealers(30).slice(0, 3)],
])("%s is judged anew", (_, inputs) => {
  const before = judgedCounts(dealers(30));
  expect(judgedCounts(inputs)).not.toBe(before);
  expect(judgedCounts(inputs)).toEqual(judgeCounts(inputs));
});

test("what was asked for longest ago goes first", () => {
  const first = judgedCounts(dealers(5));
  const second = judgedCounts(dealers(6));
  for (let onTime = 7; onTime < 37; onTime += 1) {
    judgedCounts(dealers(onTime));
    expect(judgedCounts(dealers(5))).toBe(first);
  }
  judgedCounts(dealers(37));
  expect(judgedCounts(dealers(5))).toBe(first);
  expect(judgedCounts(dealers(6))).not.toBe(second);
  expect(judgedCounts(dealers(6))).toEqual(second);
});
