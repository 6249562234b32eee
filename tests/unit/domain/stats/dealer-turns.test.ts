import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DealerDays, findDealerTurns } from "#lib/domain/stats/dealer-turns.ts";
import { judgeStandings } from "#lib/domain/stats/standing.ts";

const days = (from: number, to: number, due: number, onTime: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ day: from + index, due, onTime }));
const dealer = (dealerId: string, own: DealerDays["days"]): DealerDays => ({
  dealerId,
  target: 0.9,
  days: own,
});

describe("turns", () => {
  test("a dealer that always keeps its promise never turns", () => {
    expect(findDealerTurns([dealer("a", days(100, 200, 2, 2))], 200)).toEqual([]);
  });

  test("misses day after day turn it weak, and it is at its target again once most are 28 days past", () => {
    const own = [...days(100, 139, 1, 1), ...days(140, 149, 1, 0), ...days(150, 260, 1, 1)];
    const turns = findDealerTurns([dealer("a", own)], 260);
    expect(turns.map(({ weak }) => weak)).toEqual([true, false]);
    const [turned, recovered] = turns;
    expect(turned?.day).toBeGreaterThan(140);
    expect(turned?.day).toBeLessThan(150);
    expect(turned).toMatchObject({ due: 28 });
    // On day 175 two of the ten misses are left in the window of 28: 26 of 28 are above 90 %.
    expect(recovered).toMatchObject({ day: 175, due: 28, onTime: 26 });
  });

  test("days without anything due leave it what it was", () => {
    const turns = findDealerTurns([dealer("a", days(100, 110, 2, 0))], 400);
    expect(turns).toHaveLength(1);
    expect(turns[0]?.weak).toBe(true);
  });

  test("nothing at all is nothing", () => {
    expect(findDealerTurns([], 10)).toEqual([]);
    expect(findDealerTurns([dealer("a", [])], 10)).toEqual([]);
  });
});

test("each day is judged as all dealers' trailing 28 days are", () => {
  const cell = fc.record({
    day: fc.integer({ min: 0, max: 60 }),
    misses: fc.integer({ max: 6, min: 0 }),
  });
  const world = fc.array(fc.array(cell, { maxLength: 40 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(world, (cells) => {
      const dealers = cells.map((own, index) =>
        dealer(
          String(index),
          own.map(({ day, misses }) => ({ day, due: 6, onTime: 6 - misses })),
        ),
      );
      const turns = findDealerTurns(dealers, 60);
      const state = new Map<string, boolean>();
      for (let day = 0; day <= 60; day += 1) {
        const sums = dealers.map(({ days: own }) => {
          const inside = own.filter((one) => one.day > day - 28 && one.day <= day);
          return {
            due: inside.reduce((sum, { due }) => sum + due, 0),
            onTime: inside.reduce((sum, { onTime }) => sum + onTime, 0),
            target: 0.9,
          };
        });
        const before = new Map(state);
        for (const turn of turns.filter((one) => one.day === day)) {
          state.set(turn.dealerId, turn.weak);
        }
        for (const [index, { standing }] of judgeStandings(sums).entries()) {
          const isWeak = state.get(String(index)) ?? false;
          if (standing === "weak") expect(isWeak).toBe(true);
          if (standing === "meets" || standing === "strong") expect(isWeak).toBe(false);
          if (standing === "watch") expect(isWeak).toBe(before.get(String(index)) ?? false);
        }
      }
    }),
    { numRuns: 60 },
  );
});
