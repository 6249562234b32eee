import { expect, test } from "vitest";
import { hasNumber, matchesFilter, noFilter } from "#lib/domain/board/match-card.ts";
import { boardCard } from "#tests/support/board-card.ts";

const card = boardCard({ driverId: "w1" });
const matches = (changes: Partial<typeof noFilter>) =>
  matchesFilter(card, { ...noFilter, ...changes });

test.each([
  ["826", true],
  ["93826-1", true],
  ["房山", true],
  ["９３８２６", true],
  [" 93826 ", true],
  ["93827", false],
])("a search for %j finds it: %s", (search, found) => {
  expect(matches({ search })).toBe(found);
});

test("class and driver narrow, and 'none' is what nobody has", () => {
  expect(matches({ serviceClass: "intercity" })).toBe(false);
  expect(matches({ driverId: "w1" })).toBe(true);
  expect(matches({ driverId: "none" })).toBe(false);
  expect(matchesFilter(boardCard(), { ...noFilter, driverId: "none" })).toBe(true);
});

test("a scan is the whole number of the shipment or its order", () => {
  expect(hasNumber(card, "93826")).toBe(true);
  expect(hasNumber(card, "93826-1 ")).toBe(true);
  expect(hasNumber(card, "9382")).toBe(false);
  expect(hasNumber(boardCard({ number: null, orderNumber: null }), "")).toBe(false);
});
