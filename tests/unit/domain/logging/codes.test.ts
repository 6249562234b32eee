import { expect, test } from "vitest";
import { boxCode, findCode, normalCode } from "#lib/domain/logging/codes.ts";

const first = { number: "93763-1", orderNumber: "93763" };
const second = { number: "93763-2", orderNumber: "93763" };
const other = { number: "93801-1", orderNumber: "93801" };
const imported = { number: "SY-10-7", orderNumber: null };
const unnumbered = { number: null, orderNumber: null };
const among = [unnumbered, first, second, other, imported];

test.each([
  ["a shipment's number", "93763-1", first, null],
  ["a shipment's number with a line end from the scanner", "93763-1\r\n", first, null],
  ["a GS1 separator in front", "\x1d93763-1", first, null],
  ["full-width digits", "９３７６３－１", first, null],
  ["small letters of an imported number", "sy-10-7", imported, null],
  ["a box, with its zero", "93763-2-02", second, 2],
  ["a box, without its zero", "93763-2-2", second, 2],
  ["the hundredth box", "SY-10-7-100", imported, 100],
  ["an order of one shipment", "93801", other, null],
])("%s finds its shipment", (_, code, shipment, box) => {
  expect(findCode(code, among)).toEqual({ kind: "one", shipment, box });
});

test("an order of two shipments finds both", () => {
  expect(findCode("93763", among)).toEqual({ kind: "several", shipments: [first, second] });
});

test.each([
  ["nothing", ""],
  ["blanks", " \n"],
  ["a box 0", "93763-1-0"],
  ["another's number", "93764-1"],
  ["part of a number", "9376"],
])("%s finds none", (_, code) => {
  expect(findCode(code, among)).toEqual({ kind: "none" });
});

test("a box's code is read back", () => {
  expect(boxCode("93763-1", 2)).toBe("93763-1-02");
  expect(findCode(boxCode("93763-1", 12), among)).toEqual({
    kind: "one",
    shipment: first,
    box: 12,
  });
});

test("a code of a million characters is cut, not compared", () => {
  expect(normalCode("9".repeat(1_000_000))).toHaveLength(80);
});
