import type { BulkTx } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

type Cell = string | number | boolean | null;

/** A table and the types of those of its columns that rows are inserted into. */
export type InsertedTable = {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Whether a row whose key is there already is left as it is; otherwise that fails. */
  readonly keepsFirst?: boolean;
};

/** The value of every column; objects and arrays go into jsonb. */
export type InsertedRow = Readonly<Record<string, Cell | object>>;

/**
 * Inserts rows by COPY where the transaction can, else as one JSON parameter: one statement however
 * many rows. By COPY a key that is there already always fails, as a lost race does, and the transaction
 * runs again.
 */
export async function insertRows(
  tx: SqlTx | BulkTx,
  { name, columns, keepsFirst = false }: InsertedTable,
  rows: readonly InsertedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  if ("copyIn" in tx) return tx.copyIn(name, names, copyLines(names, rows));
  const list = Prisma.raw(names.join(", "));
  const types = Prisma.raw(names.map((column) => `${column} ${columns[column]}`).join(", "));
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(name)} (${list})
    SELECT ${list} FROM json_to_recordset(${JSON.stringify(rows)}::json) AS t(${types})
    ${Prisma.raw(keepsFirst ? "ON CONFLICT DO NOTHING" : "")}`;
}

/** Rows in COPY's text format (PostgreSQL manual, COPY, "Text Format"). */
function copyLines(names: readonly string[], rows: readonly InsertedRow[]): string {
  let lines = "";
  for (const row of rows) {
    for (const [index, name] of names.entries()) {
      lines += `${index === 0 ? "" : "\t"}${copyCell(row[name] ?? null)}`;
    }
    lines += "\n";
  }
  return lines;
}

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

function copyCell(value: Cell | object): string {
  if (value === null) return "\\N";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replace(special, (found) => escapes[found] ?? found);
}
