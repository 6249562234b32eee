import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hypergeometricUpperTail } from "#lib/domain/stats/hypergeometric.ts";

/** The same probability in whole numbers. */
function exactTail(size: number, marked: number, wholeSize: number, wholeMarked: number): number {
  let above = 0n;
  for (let k = marked; k <= Math.min(size, wholeMarked); k += 1) {
    above += choose(wholeMarked, k) * choose(wholeSize - wholeMarked, size - k);
  }
  return Number((above * 10n ** 30n) / choose(wholeSize, size)) / 1e30;
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let i = 1; i <= k; i += 1) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

describe("the upper tail of a sample without putting back", () => {
  it.each([
    [4, 1 / 70],
    [3, 17 / 70],
    [0, 1],
  ])("the lady tasting tea: at least %d of 4 cups right (Fisher 1935)", (marked, probability) => {
    const tail = hypergeometricUpperTail({ size: 4, marked, wholeSize: 8, wholeMarked: 4 });
    expect(tail).toBeCloseTo(probability, 14);
  });

  it("equals the sum in whole numbers", () => {
    const samples = fc
      .record({
        wholeSize: fc.integer({ min: 1, max: 300 }),
        a: fc.nat(),
        b: fc.nat(),
        c: fc.nat(),
      })
      .map(({ wholeSize, a, b, c }) => {
        const [size, wholeMarked] = [a % (wholeSize + 1), b % (wholeSize + 1)];
        const least = Math.max(0, size + wholeMarked - wholeSize);
        const marked = least + (c % (Math.min(size, wholeMarked) - least + 1));
        return { size, marked, wholeSize, wholeMarked };
      });
    fc.assert(
      fc.property(samples, (sample) => {
        const { size, marked, wholeSize, wholeMarked } = sample;
        const exact = exactTail(size, marked, wholeSize, wholeMarked);
        expect(Math.abs(hypergeometricUpperTail(sample) - exact)).toBeLessThan(1e-11);
      }),
    );
  });

  it("refuses counts that no sample can have", () => {
    const of = (size: number, marked: number) => () =>
      hypergeometricUpperTail({ size, marked, wholeSize: 10, wholeMarked: 8 });
    expect(of(5, 6)).toThrow(RangeError);
    expect(of(5, 2)).toThrow(RangeError);
    expect(of(11, 3)).toThrow(RangeError);
  });
});
