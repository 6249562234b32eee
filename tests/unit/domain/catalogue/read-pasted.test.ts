import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxPastedLines, readPasted } from "#lib/domain/catalogue/read-pasted.ts";

const first = (text: string) => {
  const reading = readPasted(text).lines[0]?.readings[0];
  return reading && { wanted: reading.wanted, quantity: reading.quantity };
};

describe("a line is read", () => {
  test.each([
    ["by a tab", "P52560-B21\t2"],
    ["by a comma", "P52560-B21,2"],
    ["by a full-width comma", "P52560-B21，２"],
    ["by ×", "P52560-B21 × 2"],
    ["by x at the number", "P52560-B21 x2"],
    ["by *", "P52560-B21*2台"],
    ["by a colon", "P52560-B21：2"],
    ["in brackets", "P52560-B21（2 件）"],
    ["with a word", "P52560-B21 数量：2"],
    ["with a unit", "P52560-B21 2台"],
    ["by a blank", "P52560-B21 2"],
    ["with the quantity first", "2台 P52560-B21"],
    ["with the quantity first and ×", "2 x P52560-B21"],
    ["after its number", "1. P52560-B21 × 2"],
    ["after a bullet", "• P52560-B21 2pcs"],
    ["in quotes of a CSV", '"P52560-B21";"2"'],
    ["in the letters of a wide keyboard", "Ｐ５２５６０－Ｂ２１　×　２"],
  ])("%s", (_, text) => {
    expect(first(text)).toEqual({ wanted: "P52560-B21", quantity: 2 });
  });

  test.each([
    ["a name with a number and a unit of measure", "显示器 24 寸", "显示器 24 寸", null],
    ["a SKU alone", "NET-SW-24", "NET-SW-24", null],
    ["a SKU that ends with x", "MAX 2", "MAX", 2],
    ["a thousand with a comma", "UPS-1K\t1,200", "UPS-1K", 1200],
    ["a fraction", "UPS-1K × 1.5", "UPS-1K", 1.5],
    ["nought", "UPS-1K × 0", "UPS-1K", 0],
    ["less than nothing", "UPS-1K\t-3", "UPS-1K", -3],
    ["a row of a sheet", "UPS-1K\tUPS 1 kVA\t3\t台", "UPS-1K UPS 1 kVA", 3],
  ])("%s", (_, text, wanted, quantity) => {
    expect(first(text)).toEqual({ wanted, quantity });
  });

  test("a number behind a name may belong to it", () => {
    const [line] = readPasted("交换机 24").lines;
    expect(line?.readings.map(({ wanted, quantity }) => [wanted, quantity])).toEqual([
      ["交换机", 24],
      ["交换机 24", null],
    ]);
  });
});

test("headings and blank lines are passed over, and lines keep their numbers", () => {
  const { lines } = readPasted("SKU\t数量\r\n\r\nA1\t2\n  \nB2\t3");
  expect(lines.map(({ lineNo, text }) => [lineNo, text])).toEqual([
    [3, "A1 2"],
    [5, "B2 3"],
  ]);
});

test("more than an order may have are counted, not read", () => {
  const { lines, leftOut } = readPasted("A1 2\n".repeat(maxPastedLines + 7));
  expect([lines.length, leftOut]).toEqual([maxPastedLines, 7]);
});

const sku = fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}(-[A-Z0-9]{1,6}){0,3}$/);
const form = fc.constantFrom<(sku: string, quantity: number) => string>(
  (one, n) => `${one}\t${n}`,
  (one, n) => `${one},${n}`,
  (one, n) => `${one} × ${n}`,
  (one, n) => `${one} x ${n}`,
  (one, n) => `${one}*${n}`,
  (one, n) => `${one} ${n}台`,
  (one, n) => `${one} ${n}`,
  (one, n) => `${n} × ${one}`,
  (one, n) => `${n}件 ${one}`,
  (one, n) => `${one}（${n}）`,
);

test("whatever the SKU and the form, one of the readings is what was meant", () => {
  fc.assert(
    fc.property(sku, fc.integer({ min: 1, max: 9999 }), form, (wanted, quantity, written) => {
      const readings = readPasted(written(wanted, quantity)).lines[0]?.readings ?? [];
      expect(readings).toContainEqual(expect.objectContaining({ wanted, quantity }));
    }),
    { numRuns: 1000 },
  );
});

test("nothing that is pasted breaks it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      for (const { readings, text: shown } of readPasted(text).lines) {
        expect(shown).not.toContain("\0");
        for (const { wanted, quantity } of readings) {
          expect(wanted).not.toBe("");
          expect(quantity === null || Number.isFinite(quantity)).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
