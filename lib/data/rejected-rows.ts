import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";

/** What is wrong with a row. */
const faultSchema = z.strictObject({
  /** Our field, or the header of the column; null = the row as a whole. */
  column: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
});

type RowFault = z.infer<typeof faultSchema>;

/** A row that was not taken, with its cells as they stand in the file. */
export type RejectedRow = RowFault & {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** What is wrong with its other cells. */
  readonly also?: readonly RowFault[] | undefined;
};

/** The parameter under which a row's further faults are kept. */
const ALSO = "also";

/** Forgets the rows that an earlier run did not take. */
export async function clearRejected(_scope: Scope, importId: string): Promise<void> {
  await db().$executeRaw`DELETE FROM import_rejected_row WHERE import_id = ${importId}::uuid`;
}

export async function insertRejected(
  tx: SqlTx,
  importId: string,
  rows: readonly RejectedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const packed = rows.map(({ also = [], params, ...row }) => ({
    ...row,
    params: also.length === 0 ? params : { ...params, [ALSO]: also },
  }));
  await tx.$executeRaw`
    INSERT INTO import_rejected_row (import_id, row_number, "column", code, params, cells)
    SELECT ${importId}::uuid, "rowNumber", "column", code, params, cells
    FROM json_to_recordset(${JSON.stringify(packed)}::json) AS t("rowNumber" int, "column" text,
      code text, params jsonb, cells jsonb)
    ON CONFLICT DO NOTHING`;
}

/** Gives rejected rows whose cells were no longer at hand their cells. */
export async function writeRejectedCells(
  _scope: Scope,
  importId: string,
  rows: readonly { readonly rowNumber: number; readonly cells: readonly string[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  await db().$executeRaw`
    UPDATE import_rejected_row r SET cells = t.cells
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS t("rowNumber" int, cells jsonb)
    WHERE r.import_id = ${importId}::uuid AND r.row_number = t."rowNumber"`;
}

/** Numbers of the rejected rows that still lack their cells. */
export async function listRejectedWithoutCells(
  _scope: Scope,
  importId: string,
): Promise<Set<number>> {
  const rows = await db().importRejectedRow.findMany({
    where: { importId, cells: { equals: [] } },
    select: { rowNumber: true },
  });
  return new Set(rows.map(({ rowNumber }) => rowNumber));
}

const rejectedSchema = z.array(
  z.strictObject({
    rowNumber: z.int(),
    ...faultSchema.shape,
    cells: z.array(z.string()),
    also: z
      .array(faultSchema)
      .nullable()
      .transform((also) => also ?? undefined),
  }),
);

/** Rows that were not taken, in the order of the file, from after a row number on. */
export async function listRejectedRows(
  _scope: Scope,
  importId: string,
  { afterRow, limit }: { afterRow: number; limit: number },
): Promise<RejectedRow[]> {
  const rows = await db().$queryRaw`
    SELECT row_number AS "rowNumber", "column", code, params - ${ALSO}::text AS params, cells,
      params -> ${ALSO}::text AS also
    FROM import_rejected_row
    WHERE import_id = ${importId}::uuid AND row_number > ${afterRow}
    ORDER BY row_number LIMIT ${limit}`;
  return rejectedSchema.parse(rows);
}

/** All of them, in batches, for a download of any length. */
export async function* streamRejectedRows(
  scope: Scope,
  importId: string,
): AsyncGenerator<RejectedRow> {
  for (let afterRow = 0; ; ) {
    const rows = await listRejectedRows(scope, importId, { afterRow, limit: 2000 });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    afterRow = last.rowNumber;
  }
}
