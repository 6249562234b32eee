import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHeaderRow } from "#lib/domain/importing/find-header-row.ts";
import { parseQuantity } from "#lib/domain/importing/parse-quantity.ts";
import {
  parseCancelledBy,
  parseServiceClass,
  parseText,
} from "#lib/domain/importing/parse-word.ts";

describe("parseQuantity", () => {
  it.each([
    ["1", 1],
    ["+12", 12],
    ["1,234", 1234],
    ["1,234,567", 1_234_567],
    ["１，２３４", 1234],
    ["1 234", 1234],
    ["12.00", 12],
    ["2 台", 2],
    ["3pcs", 3],
    ["1000000000", 1_000_000_000],
    ["007", 7],
  ])("%s is %d", (cell, quantity) => {
    expect(parseQuantity(cell)).toEqual({ kind: "quantity", quantity });
  });

  it.each([
    ["0", "quantity_not_positive"],
    ["-3", "quantity_not_positive"],
    ["−3", "quantity_not_positive"],
    ["-0.5", "quantity_not_positive"],
    ["0.5", "quantity_fractional"],
    ["1.25", "quantity_fractional"],
    ["1000000001", "quantity_too_large"],
    ["9".repeat(39), "quantity_too_large"],
    ["1,23", "quantity_unreadable"],
    ["12,34,56", "quantity_unreadable"],
    ["1e3", "quantity_unreadable"],
    ["two", "quantity_unreadable"],
    ["1 2", "quantity_unreadable"],
    ["5 km", "quantity_unreadable"],
    ["9".repeat(41), "quantity_unreadable"],
    ["Infinity", "quantity_unreadable"],
    ["1/2", "quantity_unreadable"],
  ])("%s is refused: %s", (cell, code) => {
    expect(parseQuantity(cell)).toMatchObject({ kind: "refused", refusal: { code } });
  });

  it("is empty for no text and never throws", () => {
    expect(parseQuantity(" ")).toEqual({ kind: "empty" });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom("1", "０", ",", ".", "-", " ", "e") }),
        ),
        (cell) => {
          const reading = parseQuantity(cell);
          if (reading.kind === "quantity")
            expect(Number.isSafeInteger(reading.quantity)).toBe(true);
        },
      ),
    );
  });

  it("reads back any whole number as people group it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (quantity) => {
        expect(parseQuantity(quantity.toLocaleString("en-US"))).toEqual({
          kind: "quantity",
          quantity,
        });
        expect(parseQuantity(String(quantity))).toEqual({ kind: "quantity", quantity });
      }),
    );
  });
});

describe("words", () => {
  it.each([
    ["Dealer", "dealer"],
    ["经销商", "dealer"],
    ["客户", "dealer"],
    ["我方", "distributor"],
    ["公司", "distributor"],
    ["ＤＩＳＴＲＩＢＵＴＯＲ", "distributor"],
  ])("cancelled by %s: %s", (cell, word) => {
    expect(parseCancelledBy(cell)).toEqual({ kind: "word", word });
  });

  it("does not guess who cancelled", () => {
    expect(parseCancelledBy("张三")).toEqual({
      kind: "refused",
      refusal: { code: "cancelled_by_unknown", params: { text: "张三" } },
    });
    expect(parseCancelledBy("无")).toEqual({ kind: "empty" });
  });

  it.each([
    ["同城", "local"],
    ["LOCAL", "local"],
    ["异地", "intercity"],
    ["外埠", "intercity"],
    ["Inter-City", "intercity"],
    [" 次日达 ", "次日达"],
    ["x".repeat(40), "x".repeat(40)],
  ])("service class %s: %s", (cell, word) => {
    expect(parseServiceClass(cell)).toEqual({ kind: "word", word });
  });

  it("refuses a service class of 41 characters", () => {
    expect(parseServiceClass("x".repeat(41))).toMatchObject({ refusal: { code: "text_too_long" } });
  });

  it("puts white space and widths in order and leaves the rest alone", () => {
    expect(parseText(" 沈阳\u00a0 百脑汇（Ａ座）\n3F ", 40)).toEqual({
      kind: "word",
      word: "沈阳 百脑汇(A座) 3F",
    });
  });
});

describe("findHeaderRow", () => {
  it.each<[string, string[][], number]>([
    [
      "the first row",
      [
        ["a", "b", "c"],
        ["1", "2", "3"],
      ],
      0,
    ],
    [
      "below a title",
      [
        ["发货明细", "", ""],
        ["a", "b", "c"],
        ["1", "2", "3"],
        ["4", "5", "6"],
      ],
      1,
    ],
    [
      "below a title and a remark",
      [["t"], ["出单人", "王"], ["a", "b", "c", "d"], ["1", "2", "3", "4"], ["4", "5", "6", "7"]],
      2,
    ],
    [
      "a header wider than its rows",
      [
        ["a", "b", "c", "d"],
        ["1", "2", "", ""],
        ["3", "4", "", ""],
      ],
      0,
    ],
    ["one column", [["a"], ["1"], ["2"]], 0],
    ["a header alone", [["a", "b"]], 0],
    ["nothing", [], 0],
  ])("%s", (_, rows, expected) => {
    expect(findHeaderRow(rows)).toBe(expected);
  });
});
