import { createReadStream, promises as files } from "node:fs";
import { createInflateRaw } from "node:zlib";
import { isBrokenText } from "#lib/domain/importing/normal-text.ts";
import { maxColumns } from "#lib/importing/reading/csv-tokenizer.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";
import { scanSheet } from "#lib/importing/reading/scan-sheet.ts";
import { readZipDirectory, type ZipEntry } from "#lib/importing/reading/zip-directory.ts";

/** Beyond this many rows below the header a workbook is to be saved as CSV. */
export const maxSheetRows = 200_000;

/** What a workbook may unpack to at most. */
export type WorkbookLimits = {
  readonly maxMegabytes: number;
  readonly maxRows: number;
  /** The reader makes room for every cell up to the furthest row and column: some 25 bytes each. */
  readonly maxCells: number;
};
const importLimits: WorkbookLimits = {
  maxMegabytes: 400,
  maxRows: maxSheetRows,
  maxCells: 10_000_000,
};

const megabyte = 1_048_576;
/** The list of sheets is small; a long one is an attack on whoever searches it. */
const maxWorkbookXmlBytes = megabyte;

/**
 * Looks into a workbook before it is read whole, since its reader keeps all of it in memory and
 * trusts what it finds: refuses what is no workbook, unpacks to more than the limit or to more than it
 * says, or spreads its cells so far apart that filling the gaps would exhaust the memory.
 *
 * @returns the names of its sheets, in their order
 */
export async function inspectWorkbook(
  path: string,
  { maxMegabytes, maxRows, maxCells }: WorkbookLimits = importLimits,
): Promise<readonly string[]> {
  const file = await files.open(path);
  const entries = await readZipDirectory(file).finally(() => file.close());
  if (entries === null) throw broken();
  const workbook = entries.find(({ name }) => name === "xl/workbook.xml");
  if (!workbook) throw new RefusedFile({ code: "file_binary", params: { kind: "archive" } });
  const totalBytes = entries.reduce((sum, entry) => sum + entry.uncompressedBytes, 0);
  if (totalBytes > maxMegabytes * megabyte) throw tooLarge(totalBytes / megabyte, maxMegabytes);
  let workbookXml = "";
  for (const entry of entries.filter(({ name }) => /\.xml(\.rels)?$/.test(name))) {
    if (entry === workbook) {
      if (entry.uncompressedBytes > maxWorkbookXmlBytes) throw broken();
      for await (const piece of unpacked(path, entry)) workbookXml += piece.toString("utf8");
    } else {
      // any part may be named as a sheet, whatever it is called
      const { maxRow, maxColumn } = await scanSheet(unpacked(path, entry));
      if (maxColumn > maxColumns) {
        throw new RefusedFile({ code: "too_many_columns", params: { line: 1, maxColumns } });
      }
      // titles and blank rows stand above and between; who reads the rows counts them exactly
      if (maxRow > maxRows + 100) {
        throw new RefusedFile({ code: "sheet_too_long", params: { maxRows } });
      }
      if (maxRow * maxColumn > maxCells) {
        const params = { rows: maxRow, columns: maxColumn, maxCells };
        throw new RefusedFile({ code: "sheet_too_large", params });
      }
    }
  }
  const sheets = sheetNames(workbookXml);
  if (sheets.some(isBrokenText)) throw broken();
  return sheets;
}

/** An entry's bytes, unpacked; refused when they are more than the directory says. */
async function* unpacked(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.compressedBytes === 0) return;
  const end = entry.dataAt + entry.compressedBytes - 1;
  const packed = createReadStream(path, { start: entry.dataAt, end });
  const pieces = entry.isDeflated ? packed.pipe(createInflateRaw({ chunkSize: 262_144 })) : packed;
  // a pipe does not carry errors on
  packed.on("error", (error) => pieces.destroy(error));
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > entry.uncompressedBytes) throw new Error("more than stated");
      yield piece;
    }
  } catch {
    throw broken();
  } finally {
    packed.destroy();
    pieces.destroy();
  }
}

function broken(): RefusedFile {
  return new RefusedFile({ code: "workbook_broken", params: {} });
}

function tooLarge(megabytes: number, maxMegabytes: number): RefusedFile {
  const params = { megabytes: Math.round(megabytes), maxMegabytes };
  return new RefusedFile({ code: "workbook_too_large", params });
}

/** The names in `<sheet name="…">`, as they stand in the workbook part (ECMA-376 §18.2.19). */
function sheetNames(workbookXml: string): string[] {
  // no "<" stands inside a tag, so that each tag is searched once
  const tags = workbookXml.matchAll(/<(?:\w+:)?sheet(\s[^<]*)/g);
  return Array.from(tags, ([, rest = ""]) => /^[^>]*?\sname="([^"]*)"/.exec(rest)?.[1])
    .filter((name) => name !== undefined)
    .map(unescapeXml);
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, digits, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = digits === undefined ? Number.parseInt(hex, 16) : Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
