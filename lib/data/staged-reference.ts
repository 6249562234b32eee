import { z } from "zod";
import type { SqlTx, Tx } from "#lib/data/client.ts";
import { importFields } from "#lib/domain/importing/fields.ts";
import type { ReferenceRow } from "#lib/domain/importing/reference/read-reference.ts";

const stagedSchema = z.array(
  z.strictObject({
    rowNumber: z.int(),
    unitKey: z.string(),
    fields: z.partialRecord(z.enum(importFields), z.array(z.string())),
  }),
);

/** Puts rows of master data on the stage; those with one key stand together there. */
export async function stageReferenceRows(
  tx: SqlTx,
  importId: string,
  rows: readonly { readonly unitKey: string; readonly row: ReferenceRow }[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = rows.map(({ unitKey, row }) => ({
    unitKey,
    rowNumber: row.rowNumber,
    fields: row.said,
  }));
  await tx.$executeRaw`
    INSERT INTO import_row (import_id, row_number, dealer_key, platform_key, unit_key, fields)
    SELECT ${importId}::uuid, "rowNumber", '', '', "unitKey", fields
    FROM json_to_recordset(${JSON.stringify(json)}::json)
      AS t("rowNumber" int, "unitKey" text, fields jsonb)`;
}

/**
 * The next rows in the order of their keys, those of one key together: what the limit would cut is left
 * for the next call, and what is longer than the limit comes whole.
 */
export async function readStagedReference(
  tx: Tx,
  importId: string,
  afterKey: string | null,
  limit: number,
): Promise<{
  readonly lastKey: string;
  readonly units: readonly (readonly ReferenceRow[])[];
} | null> {
  const rows = stagedSchema.parse(
    await tx.$queryRaw`
      SELECT row_number AS "rowNumber", unit_key AS "unitKey", fields
      FROM import_row
      WHERE import_id = ${importId}::uuid AND dealer_key = ''
        AND (${afterKey}::text IS NULL OR unit_key > ${afterKey})
      ORDER BY dealer_key, unit_key, row_number
      LIMIT ${limit}`,
  );
  const last = rows.at(-1);
  if (!last) return null;
  const isCut = rows.length === limit;
  const whole = isCut ? rows.filter(({ unitKey }) => unitKey !== last.unitKey) : rows;
  const lastKey = whole.at(-1)?.unitKey;
  if (lastKey === undefined) return readStagedReference(tx, importId, afterKey, limit * 4);
  const units = Map.groupBy(whole, ({ unitKey }) => unitKey);
  return {
    lastKey,
    units: [...units.values()].map((unit) =>
      unit.map(({ rowNumber, fields }) => ({ rowNumber, said: saidOf(fields) })),
    ),
  };
}

/** Without the keys that a partial record names as undefined. */
function saidOf(fields: z.infer<typeof stagedSchema>[number]["fields"]): ReferenceRow["said"] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, words]) => (words ? [[field, words]] : [])),
  );
}
