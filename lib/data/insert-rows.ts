import type { BulkTx } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

type Cell = string | number | boolean | null;

/** The values of a row by column; objects and arrays go into jsonb. All rows name the same columns. */
type Row = Readonly<Record<string, Cell | object>>;

/**
 * Inserts rows by COPY where the transaction can, else as one JSON parameter: one statement however
 * many rows.
 *
 * @param known what becomes of a row whose key is there already: it `fails`, or it `stays` as it is.
 *   By COPY it always fails, as a lost race does, and the transaction runs again
 */
export async function insertRows(
  tx: SqlTx | BulkTx,
  table: string,
  rows: readonly Row[],
  known: "fails" | "stays" = "fails",
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  if ("copyIn" in tx) return tx.copyIn(table, columns, copyLines(columns, rows));
  const [name, list] = [Prisma.raw(table), Prisma.raw(columns.join(", "))];
  await tx.$executeRaw`
    INSERT INTO ${name} (${list})
    SELECT ${list} FROM json_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::json)
    ${Prisma.raw(known === "stays" ? "ON CONFLICT DO NOTHING" : "")}`;
}

/** Rows in COPY's text format (PostgreSQL manual, COPY, "Text Format"). */
function copyLines(columns: readonly string[], rows: readonly Row[]): string {
  let lines = "";
  for (const row of rows) {
    for (const [index, column] of columns.entries()) {
      lines += `${index === 0 ? "" : "\t"}${copyCell(row[column] ?? null)}`;
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
