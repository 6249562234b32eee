import { expect, test } from "vitest";
import { platformPromises } from "#lib/domain/ordering/platform-promises.ts";
import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";

const acceptedAtMs = Date.parse("2026-11-21T18:18:07+08:00");
const nowhere = { latitude: null, longitude: null };
const platforms = [
  { id: "沈阳", city: "沈阳", ...nowhere, lateEntryMinutes: 240 },
  { id: "北京", city: "北京", ...nowhere, lateEntryMinutes: 60 },
  { id: "仓", city: "月球", ...nowhere, lateEntryMinutes: 240 },
];
const ownRule = { kind: "by", days: 0, dayKind: "calendar", time: "23:00" } as const;
const book = new PolicyBook(
  platforms.map(({ id }) => ({ id, zone: "Asia/Shanghai" })),
  platforms.map(({ id }) => ({
    id: `calendar ${id}`,
    platformId: id,
    effectiveFromMs: 0,
    windows: DEFAULT_WINDOWS,
    exceptions: {},
  })),
  platforms.flatMap(({ id }) => [
    ...DEFAULT_RULES.map((one) => ({
      ...one,
      id: `${id} ${one.serviceClass}`,
      platformId: id,
      dealerId: null,
      effectiveFromMs: 0,
      cutoffMinutes: 0,
    })),
    {
      id: `${id} own`,
      platformId: id,
      serviceClass: "intercity",
      dealerId: "特",
      effectiveFromMs: 0,
      rule: ownRule,
      cutoffMinutes: 0,
      transitMinutes: null,
    },
  ]),
);

function promisesTo(city: string | null, dealerId = "甲", enteredAtMs = acceptedAtMs) {
  const site = { city, ...nowhere };
  return platformPromises(book, { dealerId, site, acceptedAtMs, enteredAtMs }, platforms);
}

test("local in the platform's own city, 市 or not; intercity elsewhere and where no city is known", () => {
  const classes = (city: string | null) => promisesTo(city).map(({ serviceClass }) => serviceClass);
  expect(classes("沈阳市")).toEqual(["local", "intercity", "intercity"]);
  expect(classes(null)).toEqual(["intercity", "intercity", "intercity"]);
  expect(classes("")).toEqual(["intercity", "intercity", "intercity"]);
});

test("by which rule: the local due moves with the clock, the others are at a time of day", () => {
  const kinds = promisesTo("沈阳").map(({ rule }) => rule?.kind);
  expect(kinds).toEqual(["run", "by", "by"]);
});

test("whole kilometres to the site; null where one of the places is not known", () => {
  expect(promisesTo("沈阳").map(({ distanceKm }) => distanceKm)).toEqual([0, 627, null]);
  expect(promisesTo(null).map(({ distanceKm }) => distanceKm)).toEqual([null, null, null]);
});

test("a dealer's own policy goes before the platform's", () => {
  const due = (dealerId: string) => promisesTo("沈阳", dealerId)[1]?.promise?.policyVersionId;
  expect([due("甲"), due("特")]).toEqual(["北京 intercity", "北京 own"]);
});

test("a call is taken for as long as the platform enters things late, to the millisecond", () => {
  const promised = (minutes: number, ms = 0) =>
    promisesTo("沈阳", "甲", acceptedAtMs + minutes * 60_000 + ms).map(
      ({ promise }) => promise !== null,
    );
  expect(promised(60)).toEqual([true, true, true]);
  expect(promised(60, 1)).toEqual([true, false, true]);
  expect(promised(240, 1)).toEqual([false, false, false]);
});
