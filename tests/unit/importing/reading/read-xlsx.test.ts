import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { openTable, readRows } from "#lib/importing/reading/open-table.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";
import { parts, zipOf } from "#tests/unit/importing/reading/tiny-workbook.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbooks-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(content: Uint8Array, sheet?: string) {
  const path = join(folder, "file.csv");
  await writeFile(path, content);
  const table = await openTable(path, sheet);
  const cells: string[][] = [];
  for await (const row of readRows(path, table)) cells.push(row.cells);
  return { table, cells };
}

async function refusalOf(content: Uint8Array, sheet?: string) {
  try {
    await read(content, sheet);
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
  return null;
}

async function saved(write: { toFile: (path: string) => Promise<void> }): Promise<Uint8Array> {
  const path = join(folder, "made.xlsx");
  await write.toFile(path);
  return await readFile(path);
}

const cell = (address: string, value: string) => `<c r="${address}" t="str"><v>${value}</v></c>`;

describe("a workbook", () => {
  it("hands on dates as wall times, numbers, text, truth and gaps as text", async () => {
    const at = (ms: number, format: string) => ({ value: new Date(ms), type: Date, format });
    const header = ["dealer", "due", "delivered", "n", "price", "ok", "note"].map((value) => ({
      value,
    }));
    const { table, cells } = await read(
      await saved(
        writeXlsxFile([
          header,
          [
            { value: "沈阳百脑汇" },
            at(Date.UTC(2026, 10, 21), "yyyy-mm-dd"),
            at(Date.UTC(2026, 10, 21, 18, 30), "yyyy-mm-dd hh:mm"),
            { value: 12 },
            { value: 0.1 },
            { value: true },
            null,
          ],
          [
            { value: "b" },
            null,
            at(Date.UTC(2026, 10, 21, 18, 30, 5), "hh:mm:ss"),
            null,
            null,
            null,
            { value: " x " },
          ],
        ]),
      ),
    );
    expect(table.header).toEqual(["dealer", "due", "delivered", "n", "price", "ok", "note"]);
    expect(cells).toEqual([
      ["沈阳百脑汇", "2026-11-21", "2026-11-21T18:30", "12", "0.1", "true", ""],
      ["b", "", "2026-11-21T18:30:05", "", "", "", "x"],
    ]);
  });

  it("reads the first sheet, or the one that is named", async () => {
    const content = await saved(
      writeXlsxFile([
        { sheet: "一月 & 二月", data: [[{ value: "a" }], [{ value: "1" }]] },
        { sheet: "三月", data: [[{ value: "b" }], [{ value: "2" }]] },
      ]),
    );
    expect(await read(content)).toMatchObject({
      table: { sheet: "一月 & 二月", sheets: ["一月 & 二月", "三月"] },
      cells: [["1"]],
    });
    expect((await read(content, "三月")).cells).toEqual([["2"]]);
    expect(await refusalOf(content, "四月")).toEqual({
      code: "sheet_missing",
      params: { sheet: "四月", sheets: "一月 & 二月, 三月" },
    });
  });

  it("takes a formula's last value, and an error for nothing", async () => {
    const rows =
      `<row r="1">${cell("A1", "a")}${cell("B1", "b")}</row>` +
      '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="e"><v>#N/A</v></c></row>';
    expect((await read(zipOf(parts(rows)))).cells).toEqual([["2", ""]]);
  });

  it("drops empty rows at the end and keeps row numbers across gaps", async () => {
    const rows =
      `<row r="1">${cell("A1", "a")}</row><row r="4">${cell("A4", "x")}</row>` +
      '<row r="5"><c r="A5"/></row><row r="6"/>';
    const { table } = await read(zipOf(parts(rows)));
    expect(table.sampleRows).toMatchObject([{ rowNumber: 4, cells: ["x"] }]);
  });
});

describe("a cell that holds no text", () => {
  it.each([
    ["a NUL as an entity", "XD&#0;Z", "XD�Z"],
    ["a NUL in Excel's own escape", "XD_x0000_Z", "XD�Z"],
    ["the first half of a character", "XD&#xD800;Z", "XD�Z"],
    ["the second half of a character", "&#xDC00;\nZ", "�\nZ"],
  ])("refuses its row and names its column: %s", async (_, text, mended) => {
    const rows =
      `<row r="1">${cell("A1", "a")}${cell("B1", "b")}</row>` +
      `<row r="3">${cell("A3", "x")}${cell("B3", text)}</row>` +
      `<row r="4">${cell("A4", "y")}${cell("B4", "z")}</row>`;
    const { table } = await read(zipOf(parts(rows)));
    expect(table.sampleRows).toMatchObject([
      {
        rowNumber: 3,
        cells: ["x", mended],
        refusal: { code: "text_broken", params: { column: 2 } },
      },
      { rowNumber: 4, refusal: null },
    ]);
  });

  it("is shown in a header, which then can be stored", async () => {
    const rows = `<row r="1">${cell("A1", "a&#0;&#xD800;")}</row><row r="2">${cell("A2", "x")}</row>`;
    expect((await read(zipOf(parts(rows)))).table.header).toEqual(["a��"]);
  });
});

describe("a workbook that would break its reader", () => {
  const row = `<row r="1">${cell("A1", "a")}</row>`;
  const sheetXml = (name: string) =>
    (parts(row)["xl/workbook.xml"] ?? "").replace('name="S1"', name);

  it("has a cell so far out that millions of empty ones lie before it", async () => {
    const rows = `${row}<row r="200000">${cell("SF200000", "x")}</row>`;
    expect(await refusalOf(zipOf(parts(rows)))).toEqual({
      code: "sheet_too_large",
      params: { rows: 200_000, columns: 500, maxCells: 10_000_000 },
    });
  });

  it("has 200,001 rows below its header; 200,000 are taken", { timeout: 60_000 }, async () => {
    const rows = (count: number) => {
      const data = Array.from({ length: count }, (_, i) => i + 3);
      return `${row}${data.map((at) => `<row r="${at}"><c r="A${at}"><v>1</v></c></row>`).join("")}`;
    };
    const path = join(folder, "long.xlsx");
    await writeFile(path, zipOf(parts(rows(200_000))));
    expect((await openTable(path)).header).toEqual(["a"]);
    await writeFile(path, zipOf(parts(rows(200_001))));
    await expect(openTable(path)).rejects.toMatchObject({
      params: { reason: "sheet_too_long", maxRows: 200_000 },
    });
  });

  it.each([
    ["begins sheets without end", "<sheet ".repeat(140_000)],
    ["begins names without end", '<sheet name="'.repeat(70_000)],
    ["begins prefixes without end", `<${"a".repeat(900_000)}`],
    ["begins entities without end", `<sheet name="${"&#".repeat(400_000)}"/>`],
  ])("%s", async (_, xml) => {
    const zip = zipOf({ ...parts(row), "xl/workbook.xml": xml });
    expect(await refusalOf(zip)).not.toBeNull();
  });

  it("lists a megabyte of sheets", async () => {
    const xml = `${sheetXml('name="S1"')}${" ".repeat(1_048_576)}`;
    expect(await refusalOf(zipOf({ ...parts(row), "xl/workbook.xml": xml }))).toEqual({
      code: "workbook_broken",
      params: {},
    });
  });

  it("names a sheet by no text", async () => {
    const zip = zipOf({ ...parts(row), "xl/workbook.xml": sheetXml('name="S&#0;"') });
    expect(await refusalOf(zip)).toEqual({ code: "workbook_broken", params: {} });
  });

  it("names sheets by what a terminal obeys", async () => {
    const zip = zipOf({ ...parts(row), "xl/workbook.xml": sheetXml('name="&#x202e;S"') });
    expect(await refusalOf(zip, "\u001b[31mT")).toEqual({
      code: "sheet_missing",
      params: { sheet: "�[31mT", sheets: "�S" },
    });
  });

  it("has a cell in row 200,101", async () => {
    const rows = `${row}<row r="200101">${cell("A200101", "x")}</row>`;
    expect(await refusalOf(zipOf(parts(rows)))).toEqual({
      code: "sheet_too_long",
      params: { maxRows: 200_000 },
    });
  });

  it.each([
    ["plainly", cell("XFD1", "x")],
    ["between apostrophes", "<c r='XFD1' t='str'><v>x</v></c>"],
    ["behind other attributes", '<c t="str" r="XFD1"><v>x</v></c>'],
    ["written as an entity", '<c r="&#88;FD1" t="str"><v>x</v></c>'],
    ["behind a long gap", `<c t="str"${" ".repeat(500)}r="XFD1"><v>x</v></c>`],
    ["with a prefix", '<x:c r="XFD1" t="str"><x:v>x</x:v></x:c>'],
  ])("has a cell in the last column of all, %s", async (_, xml) => {
    expect(await refusalOf(zipOf(parts(`<row r="1">${xml}</row>`)))).toMatchObject({
      code: "too_many_columns",
    });
  });

  it("says that it unpacks to gigabytes", async () => {
    const zip = zipOf(parts(row), { "xl/worksheets/sheet1.xml": 2_000_000_000 });
    expect(await refusalOf(zip)).toMatchObject({ code: "workbook_too_large" });
  });

  it("unpacks to more than it says", async () => {
    const bomb = `${row}${" ".repeat(5_000_000)}`;
    expect(deflateRawSync(bomb).length).toBeLessThan(10_000);
    const zip = zipOf(parts(bomb), { "xl/worksheets/sheet1.xml": 1000 });
    expect(await refusalOf(zip)).toEqual({ code: "workbook_broken", params: {} });
  });

  it.each([
    ["first", (hidden: Record<string, string>) => ({ ...hidden, ...parts(row) })],
    ["last", (hidden: Record<string, string>) => ({ ...parts(row), ...hidden })],
  ])("hides an entry that its directory does not name: %s", async (_, entries) => {
    const zip = zipOf(entries({ "xl/hidden.xml": "<a/>" }), {}, ["xl/hidden.xml"]);
    expect(await refusalOf(zip)).toEqual({ code: "workbook_broken", params: {} });
  });

  it("is a zip of something else", async () => {
    expect(await refusalOf(zipOf({ "word/document.xml": "<a/>" }))).toEqual({
      code: "file_binary",
      params: { kind: "archive" },
    });
  });

  it("is cut short", async () => {
    const whole = zipOf(parts(row));
    expect(await refusalOf(whole.subarray(0, whole.length - 40))).toMatchObject({
      code: "workbook_broken",
    });
  });

  it("points to a text that it does not hold", async () => {
    expect(
      await refusalOf(zipOf(parts('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'))),
    ).toMatchObject({ code: "workbook_broken" });
  });
});
