import { isAscii } from "node:buffer";
import { promises as files } from "node:fs";
import type { TextEncoding } from "#lib/contracts/import.ts";
import { findHeaderRow } from "#lib/domain/importing/find-header-row.ts";
import { isBrokenText, visibleText } from "#lib/domain/importing/normal-text.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";
import type { RawRow } from "#lib/importing/reading/csv-tokenizer.ts";
import { maxSheetRows } from "#lib/importing/reading/inspect-workbook.ts";
import { readCsv } from "#lib/importing/reading/read-csv.ts";
import { findSheet, readXlsx } from "#lib/importing/reading/read-xlsx.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";
import { type Sniffed, sniffFile } from "#lib/importing/reading/sniff-file.ts";

/** A file known well enough to read its rows. */
export type Table = {
  readonly sniffed: Sniffed;
  /** The sheet that is read, and all there are; for delimited text null and none. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly headerRowNumber: number;
  /** Header texts by column, made visible, blank ones at the end dropped. */
  readonly header: readonly string[];
  /** The first data rows, for guesses and previews. */
  readonly sampleRows: readonly Row[];
};

/** A data row; `refusal` says why its cells cannot be told apart. Its cells are never fewer than the header's. */
export type Row = RawRow & { readonly refusal: Refusal | null };

const sniffedBytes = 65_536;
const searchedBytes = 1_048_576;
const headRows = 50;
const sampleRows = 2_000;
const noSheet = { sheet: null, sheets: [] };

/**
 * Finds out what a file is, where its header stands and what its first 2,000 data rows look like.
 * Throws `RefusedFile` when it cannot be read as a table. `sheet` names a sheet of a workbook,
 * `encoding` that of a text whose content is not to decide.
 */
export async function openTable(
  path: string,
  sheet?: string,
  encoding?: TextEncoding,
): Promise<Table> {
  const sniffed = sniffFile(await someBytes(path), encoding);
  if ("refusal" in sniffed) throw new RefusedFile(sniffed.refusal);
  const place = sniffed.format === "xlsx" ? await findSheet(path, sheet) : noSheet;
  const first: RawRow[] = [];
  let filledRows = 0;
  for await (const row of rawRows(path, sniffed, place.sheet)) {
    if (isBlank(row)) continue;
    filledRows += 1;
    if (first.length < headRows + sampleRows) first.push(row);
    // a workbook has been read to its end anyhow, and has a limit
    else if (sniffed.format !== "xlsx") break;
  }
  const headerIndex = findHeaderRow(first.slice(0, headRows).map((row) => row.cells));
  const headerRow = first[headerIndex];
  if (headerRow === undefined) throw new RefusedFile({ code: "file_empty", params: {} });
  const dataRows = filledRows - headerIndex - 1;
  if (dataRows === 0) throw new RefusedFile({ code: "file_without_rows", params: {} });
  if (sniffed.format === "xlsx" && dataRows > maxSheetRows) {
    throw new RefusedFile({ code: "sheet_too_long", params: { maxRows: maxSheetRows } });
  }
  const header = withoutTrailingBlanks(headerRow.cells.map((cell) => visibleText(cell).trim()));
  const samples = first.slice(headerIndex + 1, headerIndex + 1 + sampleRows);
  return {
    sniffed,
    ...place,
    headerRowNumber: headerRow.rowNumber,
    header,
    sampleRows: samples.map((row) => dataRow(row, header.length, sniffed)),
  };
}

/**
 * The data rows below the header, in the order of the file, blank ones left out. Constant memory for
 * delimited text. A row with too few or too many cells comes with its refusal; what spoils the file
 * from some place on is thrown as `RefusedFile`.
 */
export async function* readRows(path: string, table: Table): AsyncGenerator<Row> {
  for await (const row of rawRows(path, table.sniffed, table.sheet)) {
    if (row.rowNumber <= table.headerRowNumber || isBlank(row)) continue;
    yield dataRow(row, table.header.length, table.sniffed);
  }
}

function rawRows(path: string, sniffed: Sniffed, sheet: string | null): AsyncGenerator<RawRow> {
  return sniffed.format === "xlsx" ? readXlsx(path, sheet ?? "") : readCsv(path, sniffed);
}

/**
 * The first bytes and, where they are ASCII alone, those from the line on that first holds more: an
 * export may name its first Chinese dealer a million characters down.
 */
async function someBytes(path: string) {
  const file = await files.open(path);
  try {
    const read = async (at: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    const firstBytes = await read(0, sniffedBytes);
    if (firstBytes.length < sniffedBytes || !isAscii(firstBytes)) {
      return { firstBytes, tellingBytes: firstBytes };
    }
    for (let at = sniffedBytes; ; at += searchedBytes) {
      const piece = await read(at, searchedBytes);
      if (piece.length === 0) return { firstBytes, tellingBytes: firstBytes };
      if (isAscii(piece)) continue;
      const high = piece.findIndex((byte) => byte > 0x7f);
      const lineStart = piece.lastIndexOf(0x0a, high) + 1;
      return { firstBytes, tellingBytes: await read(at + lineStart, sniffedBytes) };
    }
  } finally {
    await file.close();
  }
}

function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell === "" || cell.trim() === "");
}

function withoutTrailingBlanks(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

/** The text with � for each character that cannot be stored. */
function mended(cell: string): string {
  return cell.toWellFormed().replaceAll("\0", "\ufffd");
}

/** A row under its header. Delimited text is known to be sound; a workbook may hold anything. */
function dataRow(row: RawRow, width: number, { format }: Sniffed): Row {
  const brokenAt = format === "xlsx" ? row.cells.findIndex(isBrokenText) : -1;
  if (brokenAt === -1) return fitted(row, width);
  const whole = fitted({ ...row, cells: row.cells.map(mended) }, width);
  return { ...whole, refusal: { code: "text_broken", params: { column: brokenAt + 1 } } };
}

/** Cells beyond the header are dropped when blank, as Excel leaves them, and refused otherwise. */
function fitted(row: RawRow, width: number): Row {
  if (row.cells.length === width) return { ...row, refusal: null };
  const cells = row.cells.length > width ? withoutTrailingBlanks(row.cells) : row.cells;
  const isFitting = row.cells.length >= width && cells.length <= width;
  const padded = Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? "");
  const params = { cells: cells.length, expected: width };
  return { ...row, cells: padded, refusal: isFitting ? null : { code: "row_ragged", params } };
}
