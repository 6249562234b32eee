import { describe, expect, test } from "vitest";
import { rngOf, weightedIndex } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

const many = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

describe("a named stream", () => {
  test("is the same for the same name and another for another", () => {
    const first = many(100, rngOf("a").bits);
    expect(many(100, rngOf("a").bits)).toEqual(first);
    expect(many(100, rngOf("b").bits)).not.toEqual(first);
  });

  test("is uniform, with mean 1/2 and variance 1/12", () => {
    const values = many(200_000, rngOf("uniform").next);
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(mean(values.map((x) => (x - 0.5) ** 2))).toBeCloseTo(1 / 12, 3);
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThanOrEqual(0);
  });

  test("is normal, with mean 0 and variance 1", () => {
    const values = many(200_000, rngOf("normal").normal);
    expect(mean(values)).toBeCloseTo(0, 2);
    expect(mean(values.map((x) => x * x))).toBeCloseTo(1, 1);
  });

  test("gives whole numbers with both ends", () => {
    const rng = rngOf("int");
    expect(new Set(many(500, () => rng.int(2, 5)))).toEqual(new Set([2, 3, 4, 5]));
  });
});

test("weighted draws follow the weights, and zero is never drawn", () => {
  const rng = rngOf("weights");
  const draw = weightedIndex([1, 0, 3]);
  const drawn = many(40_000, () => draw(rng));
  expect(drawn.filter((index) => index === 1)).toEqual([]);
  expect(drawn.filter((index) => index === 2).length / drawn.length).toBeCloseTo(0.75, 2);
});

test("an id begins with its moment, as RFC 9562 lays out version 7", () => {
  const id = uuidAt(Date.parse("2022-02-22T19:22:22Z"), rngOf("id"));
  expect(id).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
