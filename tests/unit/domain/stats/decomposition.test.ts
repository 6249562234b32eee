import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decomposeAgainstAverage, decomposeChange } from "#lib/domain/stats/decomposition.ts";
import { sharedFixture } from "#tests/support/shared.ts";
import { counts } from "#tests/unit/domain/stats/arbitrary-counts.ts";

const effectsSchema = z.object({
  total: z.number(),
  rate_effect: z.number(),
  mix_effect: z.number(),
});
const fixtureSchema = z.object({
  alaska_amwest: z.object({
    rows: z.array(
      z.object({
        alaska_ontime: z.number(),
        alaska_delayed: z.number(),
        amwest_ontime: z.number(),
        amwest_delayed: z.number(),
      }),
    ),
    kitagawa: effectsSchema,
  }),
});

const none = { due: 0, onTime: 0 };

describe("what moved the total", () => {
  it("Alaska and America West: better at every airport, worse in total", () => {
    const fixture = sharedFixture("simpson_kitagawa.json");
    if (fixture === null) return;
    const { rows, kitagawa } = fixtureSchema.parse(fixture).alaska_amwest;
    const found = decomposeChange(
      rows.map((row) => ({
        before: { due: row.amwest_ontime + row.amwest_delayed, onTime: row.amwest_ontime },
        after: { due: row.alaska_ontime + row.alaska_delayed, onTime: row.alaska_ontime },
      })),
    );
    expect(found?.change).toBeCloseTo(kitagawa.total, 12);
    expect(found?.rateEffect).toBeCloseTo(kitagawa.rate_effect, 12);
    expect(found?.mixEffect).toBeCloseTo(kitagawa.mix_effect, 12);
  });

  it("who comes or goes changes the mix only", () => {
    const found = decomposeChange([
      { before: { due: 100, onTime: 90 }, after: { due: 100, onTime: 90 } },
      { before: none, after: { due: 100, onTime: 50 } },
    ]);
    expect(found?.rateEffect).toBe(0);
    expect(found?.change).toBeCloseTo(-0.2, 14);
  });

  it("a period with nothing due has no total to explain", () => {
    expect(decomposeChange([{ before: none, after: { due: 1, onTime: 1 } }])).toBeNull();
    expect(decomposeChange([])).toBeNull();
  });

  it("the effects add up to the change of the total, whatever the counts", () => {
    const unit = fc.record({ before: counts(0), after: counts(0) });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const found = decomposeChange(units);
        if (found === null) return;
        const rate = (side: "before" | "after") =>
          units.reduce((sum, each) => sum + each[side].onTime, 0) /
          units.reduce((sum, each) => sum + each[side].due, 0);
        expect(found.change).toBeCloseTo(rate("after") - rate("before"), 12);
      }),
    );
  });
});

describe("against the average of both totals", () => {
  it("a unit as good as the total does nothing by growing", () => {
    const units = [
      { before: { due: 100, onTime: 90 }, after: { due: 300, onTime: 270 } },
      { before: { due: 100, onTime: 80 }, after: { due: 100, onTime: 80 } },
      { before: { due: 100, onTime: 100 }, after: { due: 100, onTime: 100 } },
    ];
    const found = decomposeAgainstAverage(units);
    expect(found?.units[0]?.mixEffect).toBeCloseTo(0, 12);
    expect(found?.units[1]?.mixEffect).toBeGreaterThan(0);
  });

  it("moves no sum and no rate effect", () => {
    const unit = fc.record({ before: counts(0), after: counts(0) });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const [textbook, found] = [decomposeChange(units), decomposeAgainstAverage(units)];
        expect(found === null).toBe(textbook === null);
        const mix = found?.units.reduce((sum, { mixEffect }) => sum + mixEffect, 0) ?? 0;
        expect(mix).toBeCloseTo(textbook?.mixEffect ?? 0, 10);
        expect(found?.units.map(({ rateEffect }) => rateEffect)).toEqual(
          textbook?.units.map(({ rateEffect }) => rateEffect),
        );
      }),
    );
  });
});
