import { expect, it } from "vitest";
import { findStandingOut } from "#lib/domain/stats/standing-out.ts";

it("a cell stands out when it has surely more than its share, with all cells looked at", () => {
  const cells = [
    { size: 100, observed: 20, eventTotal: 40 },
    { size: 900, observed: 20, eventTotal: 40 },
    { size: 100, observed: 3, eventTotal: 20 },
    { size: 900, observed: 17, eventTotal: 20 },
  ];
  const found = findStandingOut(cells, 1000);
  expect(found.map(({ standsOut }) => standsOut)).toEqual([true, false, false, false]);
  expect(found.map(({ expected }) => expected)).toEqual([4, 36, 2, 18]);
});

it("what would stand out alone does not among many that were looked at", () => {
  const cell = { size: 100, observed: 6, eventTotal: 20 };
  expect(findStandingOut([cell], 1000)[0]?.standsOut).toBe(true);
  const nothing = { size: 100, observed: 0, eventTotal: 20 };
  const many = [cell, ...Array.from({ length: 40 }, () => nothing)];
  expect(findStandingOut(many, 1000)[0]?.standsOut).toBe(false);
});

it("nothing at all finds nothing", () => {
  expect(findStandingOut([], 0)).toEqual([]);
});
