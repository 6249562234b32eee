import fc from "fast-check";
import { expect, test } from "vitest";
import { measureOverdispersion, peerLimits } from "#lib/domain/stats/overdispersion.ts";
import { counts } from "#tests/unit/domain/stats/arbitrary-counts.ts";

const alike = Array.from({ length: 40 }, () => ({ due: 100, onTime: 94 }));

test("peers that are all alike show no spread, and the funnel is that of chance", () => {
  const measured = measureOverdispersion(alike);
  expect(measured).toMatchObject({ phi: 0, tauSquared: 0, peers: 40 });
  const limits = measured && peerLimits(measured, 400);
  expect(limits?.within95.low).toBeCloseTo(0.94 - 1.96 * Math.sqrt((0.94 * 0.06) / 400), 2);
});

test("a few far-off peers do not widen the funnel that they are to be seen in", () => {
  const few = [...alike, { due: 100, onTime: 60 }, { due: 100, onTime: 65 }];
  expect(measureOverdispersion(few)?.phi).toBeLessThan(1);
  const many = [...alike, ...Array.from({ length: 20 }, () => ({ due: 100, onTime: 70 }))];
  expect(measureOverdispersion(many)?.tauSquared).toBeGreaterThan(0);
});

test("nothing to compare: no peers, one peer, none missed", () => {
  expect(measureOverdispersion([])).toBeNull();
  expect(measureOverdispersion([{ due: 10, onTime: 5 }])).toBeNull();
  expect(
    measureOverdispersion([
      { due: 10, onTime: 10 },
      { due: 20, onTime: 20 },
    ]),
  ).toBeNull();
});

test("limits hold the centre, stay rates, and only widen with spread and narrow with n", () => {
  fc.assert(
    fc.property(fc.array(counts(1), { minLength: 2, maxLength: 30 }), (peers) => {
      const measured = measureOverdispersion(peers);
      if (measured === null) return;
      const [small, large] = [peerLimits(measured, 10), peerLimits(measured, 1000)];
      const chance = peerLimits({ ...measured, tauSquared: 0 }, 10);
      if (!small || !large || !chance) throw new Error("no limits");
      for (const { within95, within998 } of [small, large]) {
        expect(within998.low).toBeLessThanOrEqual(within95.low);
        expect(within95.low).toBeLessThanOrEqual(measured.centre + 1e-12);
        expect(within95.high).toBeGreaterThanOrEqual(measured.centre - 1e-12);
        expect(within998.high).toBeLessThanOrEqual(1);
      }
      expect(large.within95.low).toBeGreaterThanOrEqual(small.within95.low);
      expect(chance.within95.low).toBeGreaterThanOrEqual(small.within95.low);
    }),
  );
  expect(peerLimits({ centre: 0.9, phi: 1, tauSquared: 0, peers: 2 }, 0)).toBeNull();
});
