import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BYTE_ORDER_MARK, csvChunks, csvLines, csvResponse } from "#lib/exporting/csv.ts";

test.each([
  ["an equals sign", '=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ["an at sign", "@SUM(A1)", "'@SUM(A1)"],
  ["a plus before a name", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["a minus before a name", "-A1", "'-A1"],
  ["a sum behind a telephone number", "+86+A1", "'+86+A1"],
  ["blanks before an equals sign", "  =1+1", "'  =1+1"],
  ["a leading tab", "\t=1", "'\t=1"],
  ["a leading line feed", "\n=1", "'\n=1"],
  ["a full-width equals sign", "＝1+1", "'＝1+1"],
])("%s is disarmed", (_name, text, stored) => {
  expect(parse(csvLines([[text]]))).toEqual([[stored]]);
});

test.each([
  ["a telephone number", "+86 10 6256-0000"],
  ["a telephone number without blanks", "+8613800138000"],
  ["an amount below zero as text", "-12.5"],
  ["an equals sign inside", "a=b"],
  ["a dash inside", "大连-鼎海"],
])("%s stays as it is", (_name, text) => {
  expect(csvLines([[text]])).toBe(`${text}\r\n`);
});

test("numbers are numbers, null is empty, quotes and line ends are kept", () => {
  expect(csvLines([[-3, null, 'a "b"', "c\nd", ""]])).toBe('-3,,"a ""b""","c\nd",\r\n');
});

test("whatever a cell holds comes back, but for one apostrophe", () => {
  const cell = fc.string({ unit: "binary", maxLength: 12 }).filter((text) => text !== "");
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const read: string[][] = parse(csvLines(rows), { record_delimiter: "\r\n" });
      expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
    }),
  );
});

function bare(text: string): string {
  return text.replace(/^'/, "");
}

test("a file begins with the mark that Excel wants, then the header; 1,001 rows arrive in order", async () => {
  const rows = Array.from({ length: 1001 }, (_, index) => [index]);
  let text = "";
  for await (const chunk of csvChunks(["序号"], rows)) text += chunk;
  expect(text.startsWith(`${BYTE_ORDER_MARK}序号\r\n0\r\n`)).toBe(true);
  expect(text.trimEnd().split("\r\n")).toHaveLength(1002);
  expect(text.endsWith("1000\r\n")).toBe(true);
});

test("a name in Chinese is offered in both forms of the header", async () => {
  const response = csvResponse("经销商 2026-10.csv", csvChunks(["a"], []));
  expect(response.headers.get("Content-Disposition")).toBe(
    "attachment; filename=\"_2026-10.csv\"; filename*=UTF-8''%E7%BB%8F%E9%94%80%E5%95%86%202026-10.csv",
  );
  expect(Buffer.from(await response.arrayBuffer()).toString("utf8")).toBe(
    `${BYTE_ORDER_MARK}a\r\n`,
  );
});

test("a reader that goes away ends the rows", async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield [1];
    } finally {
      ended = true;
    }
  }
  const reader = csvResponse("a.csv", csvChunks(["a"], endless())).body?.getReader();
  await reader?.read();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
});
