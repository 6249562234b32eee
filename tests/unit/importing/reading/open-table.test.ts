import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#lib/errors.ts";
import { openTable, type Row, readRows } from "#lib/importing/reading/open-table.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reading-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(content: string | Uint8Array, name = "file.csv") {
  const path = join(folder, name);
  await writeFile(path, content);
  const table = await openTable(path);
  const rows: Row[] = [];
  for await (const row of readRows(path, table)) rows.push(row);
  return { table, rows, cells: rows.map((row) => row.cells) };
}

async function refusalOf(content: string | Uint8Array) {
  try {
    await read(content);
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
  return null;
}

describe("a delimited file", () => {
  it.each([
    ["comma", "dealer,due\na,1\n", ","],
    ["semicolon", "dealer;due\na;1\n", ";"],
    ["tab", "dealer\tdue\na\t1\n", "\t"],
    ["semicolon with decimal commas", "dealer;price;due\na;1,5;2,5\nb;2,5;3,5\n", ";"],
    ["comma with semicolons in quotes", 'dealer,note\na,"x;y;z"\nb,"x;y;z"\n', ","],
    ["tab with commas in the text", "dealer\tnote\na, b\tx, y\nc, d\tz, z\n", "\t"],
    ["one column", "dealer\na\nb\n", ","],
  ])("tells its delimiter: %s", async (_, text, delimiter) => {
    const { table, rows } = await read(text);
    expect(table.sniffed).toMatchObject({ dialect: { delimiter } });
    expect(rows.every((row) => row.refusal === null)).toBe(true);
  });

  it("drops a byte-order mark", async () => {
    const { table } = await read("\ufeffdealer,due\na,1\n");
    expect(table.header).toEqual(["dealer", "due"]);
    expect(table.sniffed).toMatchObject({ encoding: "utf-8" });
  });

  it("reads CRLF, lone CR, and no break at the end", async () => {
    for (const text of ["d,e\r\na,1\r\nb,2", "d,e\ra,1\rb,2", "d,e\na,1\nb,2"]) {
      expect((await read(text)).cells).toEqual([
        ["a", "1"],
        ["b", "2"],
      ]);
    }
  });

  it("reads apostrophes as quotes where nothing else quotes", async () => {
    const { cells } = await read("'d','e'\n'a,b','1'\n'c','2'\n");
    expect(cells).toEqual([
      ["a,b", "1"],
      ["c", "2"],
    ]);
  });

  it("finds the header below titles and counts rows as a person sees them", async () => {
    const text =
      "十一月发货明细\n导出时间：2026-11-21\n\n发货单号,经销商,送达时间\nF1,沈阳百脑汇,2026-11-21\n";
    const { table, rows } = await read(text);
    expect(table.header).toEqual(["发货单号", "经销商", "送达时间"]);
    expect(table.headerRowNumber).toBe(4);
    expect(rows).toMatchObject([{ rowNumber: 5, line: 5 }]);
  });

  it("gives the row in the file and the physical line where cells hold line breaks", async () => {
    const { rows } = await read('dealer,note\na,"one\ntwo"\n\nb,x\n');
    expect(rows.map(({ rowNumber, line }) => [rowNumber, line])).toEqual([
      [2, 2],
      [4, 5],
    ]);
  });

  it("keeps both of two columns with one name", async () => {
    const { table, cells } = await read("date,date\n1,2\n");
    expect(table.header).toEqual(["date", "date"]);
    expect(cells).toEqual([["1", "2"]]);
  });

  it("names ragged rows and goes on; blank cells beyond the header are none", async () => {
    const { rows } = await read("a,b,c,\n1,2,3,\n1,2\n1,2,3,4,5\n1,2,3,,,\n,,,\n7,8,9,\n");
    expect(rows.map(({ rowNumber, refusal }) => [rowNumber, refusal?.params ?? null])).toEqual([
      [2, null],
      [3, { cells: 2, expected: 3 }],
      [4, { cells: 5, expected: 3 }],
      [5, null],
      [7, null],
    ]);
  });

  it("shows what its header hides", async () => {
    const { table } = await read(
      `dealer,\u001b[31mdue,\u202ex,"two\nlines"\n${"a,1,2,3\n".repeat(20)}`,
    );
    expect(table.header).toEqual(["dealer", "�[31mdue", "�x", "two lines"]);
  });
});

describe("a file that is refused", () => {
  it.each([
    ["empty", "", { code: "file_empty", params: {} }],
    ["blank", " \r\n\r\n", { code: "file_empty", params: {} }],
    [
      "old Excel",
      Buffer.from("d0cf11e0a1b11ae1000000", "hex"),
      { code: "file_old_excel", params: {} },
    ],
    ["a PDF", "%PDF-1.7\n…", { code: "file_binary", params: { kind: "pdf" } }],
    [
      "an image",
      Buffer.from("89504e470d0a1a0a00", "hex"),
      { code: "file_binary", params: { kind: "image" } },
    ],
    [
      "a web page named .xls",
      "<html><table><tr><td>a</td></tr></table>",
      { code: "file_binary", params: { kind: "html" } },
    ],
    [
      "noise",
      Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 37) % 32)),
      { code: "file_binary", params: { kind: "binary" } },
    ],
    ["half a zip", Buffer.from("504b0304aaaa", "hex"), { code: "workbook_broken", params: {} }],
    [
      "a NUL",
      "a,b\n1,2\n3,x\0y\n".padEnd(300, "4,5\n"),
      { code: "nul_byte", params: { line: 3, column: 2 } },
    ],
    [
      "a NUL in a quoted cell",
      `a,b\n"1\n2","x\0y"\n${"4,5\n".repeat(50)}`,
      { code: "nul_byte", params: { line: 3, column: 2 } },
    ],
    [
      "bytes that are not UTF-8",
      Buffer.concat([
        Buffer.from("经销商,b\n1,2\n3,"),
        Buffer.from([0xe9]),
        Buffer.from("t\n4,5\n"),
      ]),
      {
        code: "invalid_bytes",
        params: { line: 3, column: 2, byte: 19, hex: "E9", encoding: "UTF-8" },
      },
    ],
    [
      "a character cut off by the end",
      Buffer.from("经销商,b\n1,商").subarray(0, -1),
      {
        code: "invalid_bytes",
        params: { line: 2, column: 2, byte: 15, hex: "E5", encoding: "UTF-8" },
      },
    ],
    [
      "a quote that never closes",
      'a,b\n1,"2\n3,4\n',
      { code: "quote_unbalanced", params: { line: 2 } },
    ],
  ])("%s", async (_, content, expected) => {
    expect(await refusalOf(content)).toEqual(expected);
  });

  it.each([
    ["", "dealer,due\n"],
    [" with titles above it", "十一月发货明细\n\ndealer,due,delivered\n"],
    [" and blank rows", "dealer,due\n,\n\n , \n"],
  ])("a header%s, and no rows", async (_, content) => {
    expect(await refusalOf(content)).toEqual({ code: "file_without_rows", params: {} });
  });

  it.each([
    ["a NUL", Buffer.from("x,\0D"), { reason: "nul_byte", line: 3002, column: 2 }],
    [
      "a byte that is not UTF-8",
      Buffer.from([0x78, 0x2c, 0xff]),
      { reason: "invalid_bytes", line: 3002, column: 2, byte: 12_007, hex: "FF" },
    ],
    ["a quote that never closes", Buffer.from('x,"D'), { reason: "quote_unbalanced", line: 3002 }],
    [
      "a field too long",
      Buffer.from(`x,${"y".repeat(40_000)}`),
      { reason: "field_too_long", line: 3002, column: 2, maxChars: 32_767 },
    ],
  ])("below the rows that are looked at first, as at the top: %s", async (_, damage, params) => {
    const path = join(folder, "late.csv");
    await writeFile(path, Buffer.concat([Buffer.from(`a,b\n${"1,2\n".repeat(3000)}`), damage]));
    const table = await openTable(path);
    const rowNumbers: number[] = [];
    const reading = async () => {
      for await (const { rowNumber } of readRows(path, table)) rowNumbers.push(rowNumber);
    };
    const error = await reading().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "file_refused", status: 422, params });
    expect(rowNumbers.at(-1)).toBe(3001);
  });

  it("finds a broken byte wherever the chunks of the file fall", async () => {
    const line = "沈阳百脑汇,2026-11-21\n";
    const lines = Math.ceil(600_000 / Buffer.byteLength(line));
    const content = Buffer.from(`经销商,日期\n${line.repeat(lines)}`);
    for (const at of [0, 1, 2]) {
      const broken = Buffer.concat([
        content,
        Buffer.from("x".repeat(at)),
        Buffer.from([0xff, 0x41]),
      ]);
      const params = { line: lines + 2, column: 1, byte: content.length + at + 1 };
      expect(await refusalOf(broken)).toMatchObject({ code: "invalid_bytes", params });
    }
    expect(await refusalOf(content)).toBeNull();
  });
});
