import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf } from "#lib/domain/geo/cities.ts";
import { cityPlaces } from "#lib/domain/geo/city-places.ts";
import { distanceKm, type Place } from "#lib/domain/geo/distance.ts";
import { makeDealers } from "#prisma/seed/demo/dealers.ts";
import { platformCities } from "#prisma/seed/demo/network.ts";

const place = (latitude: number, longitude: number): Place => ({ latitude, longitude });
const between = (one: string, other: string): number => {
  const [from, to] = [placeOf(one), placeOf(other)];
  if (!from || !to) throw new Error(`${one} or ${other} is not known`);
  return distanceKm(from, to);
};

describe("the great circle", () => {
  test.each([
    ["a quarter of the equator", place(0, 0), place(0, 90), 10_007.56],
    ["from pole to pole", place(90, 0), place(-90, 120), 20_015.11],
    ["over the date line", place(0, 179.5), place(0, -179.5), 111.19],
    ["to itself", place(39.9, 116.41), place(39.9, 116.41), 0],
  ])("%s", (_, from, to, km) => {
    expect(distanceKm(from, to)).toBeCloseTo(km, 1);
  });

  test("is the same both ways, and no detour is shorter (to a metre, opposite points being ill-conditioned)", () => {
    const anywhere = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, via) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 3);
        expect(distanceKm(a, via) + distanceKm(via, b)).toBeGreaterThanOrEqual(
          distanceKm(a, b) - 0.001,
        );
      }),
    );
  });
});

describe("cities", () => {
  // Published distances of the airports' cities as the crow flies, rounded.
  test.each([
    ["北京", "沈阳", 625],
    ["北京", "上海", 1068],
    ["广州", "成都", 1236],
    ["西安", "乌鲁木齐", 2120],
  ])("%s to %s", (one, other, km) => {
    expect(Math.abs(between(one, other) - km)).toBeLessThan(25);
  });

  test("of the demo are all known, and so is each spelling", () => {
    const dealers = makeDealers().map(({ dealer }) => dealer);
    const cities = [
      ...platformCities,
      ...dealers.flatMap(({ city, sites }) => [city, ...sites.map((site) => site.city)]),
    ];
    expect(cities.filter((city) => placeOf(city) === null)).toEqual([]);
    for (const spelling of ["西安市", "Xi'an", "xian", " XIAN City"]) {
      expect(placeOf(spelling)).toEqual(placeOf("西安"));
    }
    expect(placeOf("Taizhou")).toBeNull();
    expect(placeOf("某地")).toBeNull();
    expect(placeOf("constructor")).toBeNull();
  });

  test("each stands once, inside the country's corners", () => {
    expect(new Set(cityPlaces.map(([name]) => name)).size).toBe(cityPlaces.length);
    for (const [name, , latitude, longitude] of cityPlaces) {
      expect([name, latitude > 18 && latitude < 54, longitude > 73 && longitude < 136]).toEqual([
        name,
        true,
        true,
      ]);
    }
  });
});
