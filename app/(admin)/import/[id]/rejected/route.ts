import { getTranslations } from "next-intl/server";
import { findImportOr404 } from "#app/(admin)/import/[id]/find.ts";
import { rejectedTeller } from "#app/(admin)/import/[id]/rejected-lines.ts";
import { describeImport } from "#app/(admin)/import/describe-import.ts";
import type { RejectedLine } from "#components/importing/rejected-table.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { ImportItem } from "#lib/data/imports.ts";
import { type RejectedRow, streamRejectedRows } from "#lib/data/rejected-rows.ts";
import { type CsvCell, csvChunks, csvResponse } from "#lib/exporting/csv.ts";

/** The rows that an import did not take, with the reasons before their cells as they stand in the file. */
export async function GET(
  _request: Request,
  props: { params: Promise<{ id: string }> },
): Promise<Response> {
  const scope = await requireScope("imports:read");
  const item = await findImportOr404((await props.params).id);
  const [t, tell, header] = await Promise.all([
    getTranslations("import.rejected"),
    rejectedTeller(item),
    headerOf(item),
  ]);
  const heads = [t("row"), t("column"), t("reason"), ...header];
  const rows = lines(streamRejectedRows(scope, item.id), tell, t("wholeRow"));
  const file = item.fileName.replace(/\.\w+$/, "");
  return csvResponse(t("fileName", { file }), csvChunks(heads, rows));
}

/** The file's header; where the file has gone, as it does once it is imported, the headers mapped. */
async function headerOf(item: ImportItem): Promise<readonly string[]> {
  const { sheet, encoding } = item.options ?? {};
  const described = await describeImport(item, sheet, encoding).catch(() => null);
  if (described) return described.header;
  const texts: string[] = [];
  for (const source of Object.values(item.mapping ?? {})) {
    if (source?.kind === "column") texts[source.index] = source.header;
  }
  return Array.from(texts, (text) => text ?? "");
}

async function* lines(
  rows: AsyncIterable<RejectedRow>,
  tell: (row: RejectedRow) => RejectedLine,
  wholeRow: string,
): AsyncGenerator<CsvCell[]> {
  for await (const row of rows) {
    const { rowNumber, faults } = tell(row);
    const columns = faults.map(({ column }) => column ?? wholeRow).join(" / ");
    yield [rowNumber, columns, faults.map(({ reason }) => reason).join(" / "), ...row.cells];
  }
}
