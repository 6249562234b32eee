import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeStandings } from "#lib/domain/stats/standing.ts";
import { counts, targets } from "#tests/unit/domain/stats/arbitrary-counts.ts";

function standingOf(onTime: number, due: number, target = 0.9) {
  return judgeStandings([{ due, onTime, target }])[0]?.standing;
}

describe("the standing of a lone dealer against 90 %", () => {
  it.each([
    ["nothing due", 0, 0, "none"],
    ["exactly at the target", 9, 10, "meets"],
    ["exactly at the target, many", 900_000, 1_000_000, "meets"],
    ["one below the target, few", 8, 10, "watch"],
    ["none of one", 0, 1, "watch"],
    ["none of two: p = 0.01", 0, 2, "weak"],
    ["1 of 2 is not yet proof", 1, 2, "watch"],
    ["60 of 100 is", 60, 100, "weak"],
    ["84 of 100: p = 0.0399", 84, 100, "weak"],
    ["85 of 100: p = 0.0726", 85, 100, "watch"],
    ["all of 34: the interval still reaches below", 34, 34, "meets"],
    ["all of 35: the whole interval is above", 35, 35, "strong"],
  ])("%s", (_what, onTime, due, standing) => {
    expect(standingOf(onTime, due)).toBe(standing);
  });

  it("a rate equal to a decimal target meets it, whatever the number of shipments", () => {
    for (let due = 100; due <= 100_000; due += 100) {
      expect(standingOf((due / 100) * 93, due, 0.93)).toBe("meets");
    }
  });
});

describe("the standings of a cohort", () => {
  it("a p-value that convinces alone does not among many", () => {
    const doubtful = { due: 100, onTime: 84, target: 0.9 };
    const fine = Array.from({ length: 50 }, () => ({ due: 100, onTime: 92, target: 0.9 }));
    expect(judgeStandings([doubtful])[0]?.standing).toBe("weak");
    expect(judgeStandings([doubtful, ...fine])[0]?.standing).toBe("watch");
  });

  it("dealers without shipments are not counted among the tested", () => {
    const doubtful = { due: 100, onTime: 84, target: 0.9 };
    const idle = Array.from({ length: 50 }, () => ({ due: 0, onTime: 0, target: 0.9 }));
    const judged = judgeStandings([...idle, doubtful, ...idle]);
    expect(judged[50]?.standing).toBe("weak");
    expect(judged[51]).toEqual({
      standing: "none",
      rate: null,
      interval: null,
      pValue: null,
      qValue: null,
    });
  });

  it("each dealer is held to its own target", () => {
    const judged = judgeStandings([
      { due: 100, onTime: 85, target: 0.8 },
      { due: 100, onTime: 85, target: 0.95 },
    ]);
    expect(judged.map(({ standing }) => standing)).toEqual(["meets", "weak"]);
  });

  it("follows the definitions whatever the counts, and not the order of the dealers", () => {
    const dealer = fc
      .tuple(counts(0), targets)
      .map(([dealerCounts, target]) => ({ ...dealerCounts, target }));
    fc.assert(
      fc.property(fc.array(dealer, { maxLength: 12 }), (dealers) => {
        const judged = judgeStandings(dealers);
        expect(judgeStandings(dealers.toReversed())).toEqual(judged.toReversed());
        judged.forEach(({ standing, rate, qValue, interval }, index) => {
          const { due, target } = dealers[index] ?? { due: -1, target: -1 };
          if (rate === null || qValue === null || interval === null) {
            expect([standing, due]).toEqual(["none", 0]);
            return;
          }
          expect(standing === "weak").toBe(qValue <= 0.05);
          expect(rate < target).toBe(standing === "weak" || standing === "watch");
          expect(standing === "strong").toBe(interval.low >= target);
        });
      }),
    );
  });

  it("refuses counts and targets that cannot be", () => {
    expect(() => judgeStandings([{ due: 1, onTime: 2, target: 0.9 }])).toThrow("successes");
    expect(() => judgeStandings([{ due: 1, onTime: 1, target: 90 }])).toThrow("target");
    expect(() => judgeStandings([], 5)).toThrow("falseDiscoveryRate");
  });
});
