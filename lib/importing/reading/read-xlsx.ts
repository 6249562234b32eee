import { readSheet } from "read-excel-file/node";
import { shownText } from "#lib/domain/importing/normal-text.ts";
import type { RawRow } from "#lib/importing/reading/csv-tokenizer.ts";
import { inspectWorkbook, type WorkbookLimits } from "#lib/importing/reading/inspect-workbook.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";

const shownSheets = 20;

/** The sheet of a workbook that is meant, the first unless `sheet` names one, and all there are. */
export async function findSheet(path: string, sheet?: string, limits?: WorkbookLimits) {
  const sheets = await inspectWorkbook(path, limits);
  const name = sheet ?? sheets[0];
  if (name === undefined || !sheets.includes(name)) {
    const params = {
      sheet: shownText(name ?? ""),
      sheets: sheets.slice(0, shownSheets).map(shownText).join(", "),
    };
    throw new RefusedFile({ code: "sheet_missing", params });
  }
  return { sheet: name, sheets };
}

/**
 * The rows of a sheet that `findSheet` has found, so that its workbook is known to be harmless. Cells
 * become text: dates, which in Excel are wall times without a zone, as ISO wall times (a date alone
 * when the time is midnight), formulas as their last value, errors as nothing. Empty rows at the end
 * are dropped.
 *
 * read-excel-file 9 has no streaming form: a sheet of 200,000 × 15 cells takes about 7 s and 700 MB,
 * hence the limit on rows. Throws `RefusedFile`.
 */
export async function* readXlsx(path: string, sheet: string): AsyncGenerator<RawRow> {
  const data = await readSheet(path, sheet).catch(() => {
    throw new RefusedFile({ code: "workbook_broken", params: {} });
  });
  for (const [index, cells] of data.entries()) {
    yield { rowNumber: index + 1, line: index + 1, cells: cells.map(cellText) };
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? wallTimeText(value.getTime()) : String(value);
}

/** A wall time held as if it were UTC; the reader cuts serials off at the millisecond below. */
function wallTimeText(ms: number): string {
  if (Number.isNaN(ms)) return "";
  const nearestSecond = Math.round(ms / 1000) * 1000;
  const exactMs = Math.abs(ms - nearestSecond) <= 2 ? nearestSecond : ms;
  const iso = new Date(exactMs).toISOString().slice(0, -1);
  return iso.replace(/T00:00:00\.000$/, "").replace(/(T\d\d:\d\d)(?::00)?\.000$|\.000$/, "$1");
}
