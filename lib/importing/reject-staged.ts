import type { Scope } from "#lib/auth/scope.ts";
import type { SqlTx } from "#lib/data/client.ts";
import {
  insertRejected,
  listRejectedWithoutCells,
  writeRejectedCells,
} from "#lib/data/rejected-rows.ts";
import type { RowRefusal } from "#lib/domain/importing/delivery-row.ts";
import { isImportField, type Mapping } from "#lib/domain/importing/fields.ts";
import { readRows, type Table } from "#lib/importing/reading/open-table.ts";

const BATCH_ROWS = 2000;

/** Keeps why staged rows were not taken; their cells are filled in at the end. */
export async function keepRefused(
  tx: SqlTx,
  importId: string,
  mapping: Mapping,
  refused: readonly RowRefusal[],
): Promise<void> {
  await insertRejected(
    tx,
    importId,
    refused.map(({ rowNumber, field, code, params }) => {
      const source = field !== null && isImportField(field) ? mapping[field] : undefined;
      const column = source?.kind === "column" ? source.header : field;
      return { rowNumber, column, code, params, cells: [] };
    }),
  );
}

/** Reads the file once more for the cells of rows that were refused after they had been typed. */
export async function fillRejectedCells(
  scope: Scope,
  importId: string,
  filePath: string,
  table: Table,
): Promise<void> {
  const wanted = await listRejectedWithoutCells(scope, importId);
  if (wanted.size === 0) return;
  let found: { rowNumber: number; cells: string[] }[] = [];
  for await (const { rowNumber, cells } of readRows(filePath, table)) {
    if (!wanted.delete(rowNumber)) continue;
    found.push({ rowNumber, cells });
    if (found.length >= BATCH_ROWS) {
      await writeRejectedCells(scope, importId, found);
      found = [];
    }
    if (wanted.size === 0) break;
  }
  await writeRejectedCells(scope, importId, found);
}
