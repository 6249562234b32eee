import { describe, expect, test } from "vitest";
import {
  formatCount,
  formatInterval,
  formatPoints,
  formatProbability,
  formatRate,
  formatTarget,
} from "#lib/i18n/format.ts";

describe("formatRate", () => {
  test.each([
    [0, "0.0%"],
    [0.0001, "0.1%"],
    [0.9364, "93.6%"],
    [0.9996, "99.9%"],
    [1, "100.0%"],
  ])("%d reads %s: only all is 100, only none is 0", (rate, text) => {
    expect(formatRate(rate)).toBe(text);
  });

  test.each([
    [0.8996, 0.9, "89.96%"],
    [0.90004, 0.9, "90.004%"],
    [0.9, 0.9, "90.0%"],
    [0.94, 0.9, "94.0%"],
    [0.9249, 0.925, "92.49%"],
  ])("%d beside a target of %d reads %s, on its own side", (rate, target, text) => {
    expect(formatRate(rate, target)).toBe(text);
  });
});

test.each([
  [-1.1, "\u22121.10"],
  [0.6, "+0.60"],
  [-0.004, "0.00"],
])("%d points read %s", (points, text) => {
  expect(formatPoints(points)).toBe(text);
});

test.each([
  [0.99951, ">99.9%"],
  [0.995, "99.5%"],
  [0.0002, "<0.1%"],
  [1, ">99.9%"],
])("a probability of %d reads %s", (probability, text) => {
  expect(formatProbability(probability)).toBe(text);
});

test("counts take commas, targets only the decimals they have, intervals no sign", () => {
  expect(formatCount(1_234_567)).toBe("1,234,567");
  expect(formatTarget(0.9)).toBe("90%");
  expect(formatTarget(0.925)).toBe("92.5%");
  expect(formatInterval({ low: 0.933, high: 0.9394 })).toBe("93.3–93.9");
});
