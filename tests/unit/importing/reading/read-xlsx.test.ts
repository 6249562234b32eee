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

describe("a workbook that would break its reader", () => {
  const row = `<row r="1">${cell("A1", "a")}</row>`;

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
