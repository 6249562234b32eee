import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeFamily, withVerdicts } from "#lib/charts/against-target.ts";

const cell = (due: number, onTime: number) => ({ due, onTime });
const good = (cells: number) => Array.from({ length: cells }, () => cell(20, 19));

describe("cells judged together", () => {
  test("one missed shipment alone is never below 90 %, nor is nothing due", () => {
    expect(judgeFamily([cell(1, 0), cell(0, 0)], 0.9)).toEqual(["unsure", "unsure"]);
  });

  test("2 of 2 missed are below by themselves, among seventy cells they are not", () => {
    expect(judgeFamily([cell(2, 0)], 0.9)).toEqual(["below"]);
    expect(judgeFamily([cell(2, 0), ...good(69)], 0.9)[0]).toBe("unsure");
  });

  test("what is far below stays so among seventy", () => {
    expect(judgeFamily([cell(74, 42), ...good(69)], 0.9)[0]).toBe("below");
  });

  test("surely kept where Wilson's lower bound is at the target or above", () => {
    expect(judgeFamily([cell(100, 100), cell(20, 20)], 0.9)).toEqual(["above", "unsure"]);
  });

  test("with every cell at the target, hardly one family in twenty calls anything below", () => {
    // A fixed stream of numbers: the share must not depend on the run.
    let state = 1;
    const next = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const families = Array.from({ length: 300 }, () =>
      Array.from({ length: 70 }, () => {
        const due = 1 + Math.floor(next() * 30);
        return cell(due, Array.from({ length: due }, next).filter((at) => at < 0.9).length);
      }),
    );
    const alarmed = families.filter((family) => judgeFamily(family, 0.9).includes("below"));
    expect(alarmed.length / families.length).toBeLessThanOrEqual(0.07);
  });
});

test("verdicts come in the order given, whatever that is", () => {
  const counts = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => cell(Math.max(a, b), Math.min(a, b)));
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 30 }), (cells) => {
      const verdicts = judgeFamily(cells, 0.9);
      expect(judgeFamily(cells.toReversed(), 0.9).toReversed()).toEqual(verdicts);
      expect(withVerdicts(cells, 0.9)).toEqual(
        cells.map((one, index) => ({ ...one, verdict: verdicts[index] })),
      );
    }),
  );
});
