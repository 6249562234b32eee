import type { TextEncoding } from "#lib/contracts/import.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { type ColumnGuess, guessColumns } from "#lib/domain/importing/guess-columns.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { guessKind, guessReference } from "#lib/domain/importing/reference/guess-reference.ts";
import { openTable } from "#lib/importing/reading/open-table.ts";

/** What a person needs to see of a file to say what its columns are. */
export type UploadDescription = {
  /** What was asked for, else what the headers say that it holds. */
  readonly kind: ImportKind;
  readonly format: string;
  /** How its text is read, and what its content says; null for a workbook. */
  readonly encoding: TextEncoding | null;
  readonly detected: TextEncoding | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly header: readonly string[];
  readonly headerRowNumber: number;
  /** The first twenty rows. */
  readonly sampleRows: readonly { readonly rowNumber: number; readonly cells: readonly string[] }[];
  readonly guesses: readonly ColumnGuess[];
  readonly mapping: Mapping;
};

/** What is not to be told from the file itself. */
type Wishes = {
  readonly sheet?: string | undefined;
  readonly encoding?: TextEncoding | undefined;
  readonly kind?: ImportKind | undefined;
};

/**
 * Looks at a stored file: its header, its first rows, and the best guess what they bring.
 * @throws AppError file_refused with the reason's code as `reason` and its parameters
 */
export async function describeUpload(
  filePath: string,
  { sheet, encoding, kind: asked }: Wishes = {},
): Promise<UploadDescription> {
  const table = await openTable(filePath, sheet, encoding);
  const { sniffed } = table;
  const text = sniffed.format === "xlsx" ? null : sniffed;
  const rows = table.sampleRows.map(({ cells }) => cells);
  const kind = asked ?? guessKind(table.header);
  const { mapping, guesses } =
    kind === "deliveries"
      ? guessColumns(table.header, rows)
      : guessReference(kind, table.header, rows);
  return {
    kind,
    format: sniffed.format,
    encoding: text?.encoding ?? null,
    detected: text?.detected ?? null,
    sheet: table.sheet,
    sheets: table.sheets,
    header: table.header,
    headerRowNumber: table.headerRowNumber,
    sampleRows: table.sampleRows
      .slice(0, 20)
      .map(({ rowNumber, cells }) => ({ rowNumber, cells: [...cells] })),
    guesses,
    mapping,
  };
}
