import { expect, test } from "vitest";
import { cardsOfCode, matchesFilter, noFilter } from "#lib/domain/board/match-card.ts";
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
  ["93826-1-02", true],
  ["93826-2-02", false],
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

test("a scan is the whole code of the shipment, of one of its boxes, or of its order", () => {
  const second = boardCard({ shipmentId: "s2", number: "93826-2" });
  const unnumbered = boardCard({ shipmentId: "s3", number: null, orderNumber: null });
  const found = (code: string) =>
    cardsOfCode(code, [card, second, unnumbered]).map(({ shipmentId }) => shipmentId);
  expect(found("93826-1 ")).toEqual(["s1"]);
  expect(found("93826-2-01")).toEqual(["s2"]);
  expect(found("93826")).toEqual(["s1", "s2"]);
  expect(found("9382")).toEqual([]);
  expect(found("")).toEqual([]);
});
