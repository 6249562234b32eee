import { readSheet } from "read-excel-file/node";
import type { RawRow } from "#lib/importing/reading/csv-tokenizer.ts";

/** The rows of one sheet of a workbook. */
export async function readXlsx(path: string, sheet: string | undefined) {
  const data = await readSheet(path, sheet ?? 1);
  async function* rows(): AsyncGenerator<RawRow> {
    for (const [index, cells] of data.entries()) {
      yield {
        rowNumber: index + 1,
        line: index + 1,
        cells: cells.map((cell) => String(cell ?? "")),
      };
    }
  }
  return { rows: rows(), sheet: sheet ?? null, sheets: [] };
}
