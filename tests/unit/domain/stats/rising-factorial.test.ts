import { expect, it } from "vitest";
import { risingFactorial } from "#lib/domain/stats/special/rising-factorial.ts";

it.each([
  [1e-6, 3],
  [0.3, 1],
  [0.3, 15],
  [0.3, 40],
  [15.9, 16],
  [16, 17],
  [100.5, 100],
  [2.5, 100_000],
  [1e6, 0],
  [1e6, 7],
  [1e6, 100_000],
])(
  "the rising factorial of %d over %d factors equals the product taken factor by factor",
  (a, count) => {
    let [log, slope, curvature] = [0, 0, 0];
    for (let step = 0; step < count; step += 1) {
      log += Math.log(a + step);
      slope += 1 / (a + step);
      curvature -= 1 / (a + step) ** 2;
    }
    const found = risingFactorial(a, count);
    expect(Math.abs(found.log - log)).toBeLessThanOrEqual(1e-11 * Math.abs(log));
    expect(Math.abs(found.slope - slope)).toBeLessThanOrEqual(1e-11 * slope);
    expect(Math.abs(found.curvature - curvature)).toBeLessThanOrEqual(-1e-11 * curvature);
  },
);
