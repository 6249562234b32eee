import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { inBulkTransaction } from "#lib/data/bulk.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import type { DeliveryRow } from "#lib/domain/importing/delivery-row.ts";

/** A row read and typed, waiting for its names to be found and its meaning to be decided. */
export type StagedRow = {
  readonly rowNumber: number;
  readonly dealerKey: string;
  readonly platformKey: string;
  readonly unitKey: string;
  readonly fields: DeliveryRow;
};

const known = z.object({ ms: z.number(), precision: z.enum(["date", "minute", "second"]) });
const text = z.string().nullable();

const stagedSchema = z.array(
  z.strictObject({
    rowNumber: z.int(),
    dealerKey: z.string(),
    platformKey: z.string(),
    unitKey: z.string(),
    fields: z.strictObject({
      rowNumber: z.int(),
      shipmentNumber: text,
      orderNumber: text,
      dealer: z.string(),
      platform: z.string(),
      serviceClass: z.string(),
      site: text,
      acceptedAt: known.nullable(),
      dueAt: known.nullable(),
      dispatchedAt: known.nullable(),
      deliveredAt: known.nullable(),
      cancelledAt: known.nullable(),
      cancelledBy: z.enum(["dealer", "distributor"]).nullable(),
      productSku: text,
      productName: text,
      quantity: z.number().nullable(),
      recordedAtMs: z.number().nullable(),
      dealerClass: text,
      region: text,
    }) satisfies z.ZodType<DeliveryRow>,
  }),
);

const namesSchema = z.array(z.strictObject({ key: z.string(), name: z.string() }));

/**
 * Empties the stages that no run will come back to: a check begins anew from its file, and so does an
 * import that was stopped before it wrote.
 */
export async function sweepStages(_scope: Scope): Promise<void> {
  await db().$executeRaw`
    WITH RECURSIVE staged AS (
      (SELECT import_id FROM import_row ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT r.import_id FROM import_row r WHERE r.import_id > s.import_id ORDER BY 1 LIMIT 1)
      FROM staged s WHERE s.import_id IS NOT NULL)
    DELETE FROM import_row
    WHERE import_id IN (
      SELECT import_id FROM staged LEFT JOIN import i ON i.id = import_id
      WHERE import_id IS NOT NULL AND (i.id IS NULL
        OR i.status NOT IN ('checking', 'importing', 'failed', 'cancelled', 'undoing')
        OR i.status IN ('failed', 'cancelled') AND NOT (
          i.counts->>'mode' = 'import' AND i.counts->>'phase' = 'writing')))`;
}

/** Whether what the staged rows of an import were found to mean is still there. */
export async function isStageSound(_scope: Scope, importId: string): Promise<boolean> {
  const rows = await db().$queryRaw`
    SELECT 1 FROM import_row r
    WHERE r.import_id = ${importId}::uuid
      AND (NOT EXISTS (SELECT 1 FROM dealer d WHERE d.id::text = r.dealer_key)
        OR NOT EXISTS (SELECT 1 FROM platform p WHERE p.id::text = r.platform_key))
    LIMIT 1`;
  return z.array(z.unknown()).parse(rows).length === 0;
}

/** Empties the stage of an import. */
export async function clearStaged(_scope: Scope, importId: string): Promise<void> {
  await db().$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid`;
}

export async function stageRows(
  tx: SqlTx,
  importId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  await insertRows(
    tx,
    "import_row",
    rows.map((row) => ({
      import_id: importId,
      row_number: row.rowNumber,
      dealer_key: row.dealerKey,
      platform_key: row.platformKey,
      unit_key: row.unitKey,
      fields: row.fields,
    })),
  );
}

/** The distinct names of one kind among the staged rows, with one spelling of each. */
export async function listStagedNames(
  _scope: Scope,
  importId: string,
  kind: "dealer" | "platform" | "serviceClass",
): Promise<{ key: string; name: string }[]> {
  const id = importId;
  const found =
    kind === "dealer"
      ? await db().$queryRaw`
          SELECT dealer_key AS key, min(fields->>'dealer') AS name
          FROM import_row WHERE import_id = ${id}::uuid GROUP BY 1 ORDER BY 1`
      : kind === "platform"
        ? await db().$queryRaw`
            SELECT platform_key AS key, min(fields->>'platform') AS name
            FROM import_row WHERE import_id = ${id}::uuid GROUP BY 1 ORDER BY 1`
        : await db().$queryRaw`
            SELECT fields->>'serviceClass' AS key, fields->>'serviceClass' AS name
            FROM import_row WHERE import_id = ${id}::uuid GROUP BY 1 ORDER BY 1`;
  return namesSchema.parse(found);
}

/**
 * Puts the ids that names were found to mean in the place of their keys, so that two spellings of one
 * dealer stand together. Content keys take the platform in: alike rows of two platforms are not one.
 */
export async function assignNames(
  tx: SqlTx,
  importId: string,
  dealers: ReadonlyMap<string, string>,
  platforms: ReadonlyMap<string, string>,
): Promise<void> {
  const json = (ids: ReadonlyMap<string, string>) =>
    JSON.stringify([...ids].map(([key, id]) => ({ key, id })));
  await tx.$executeRaw`
    UPDATE import_row r
    SET dealer_key = d.id, platform_key = p.id,
      unit_key = CASE WHEN r.unit_key LIKE 'c:%' THEN r.unit_key || '@' || p.id ELSE r.unit_key END
    FROM json_to_recordset(${json(dealers)}::json) AS d(key text, id text),
      json_to_recordset(${json(platforms)}::json) AS p(key text, id text)
    WHERE r.import_id = ${importId}::uuid AND d.key = r.dealer_key AND p.key = r.platform_key`;
  // The stage has just been filled: without statistics the planner takes it for empty.
  await tx.$executeRaw`ANALYZE import_row`;
}

/** Takes rows off the stage; answers how many of them stood there. */
export async function dropStaged(
  tx: SqlTx,
  importId: string,
  rowNumbers: readonly number[],
): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM import_row
    WHERE import_id = ${importId}::uuid AND row_number = ANY(${[...rowNumbers]}::int[])`;
}

const detailsSchema = z.array(
  z.strictObject({
    dealerKey: z.string(),
    platformKey: z.string(),
    dealerClass: z.string().nullable(),
    region: z.string().nullable(),
  }),
);

/** What the first row of each dealer says of it, by the dealer's key. */
export async function listStagedDealerDetails(tx: SqlTx, importId: string) {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT ON (dealer_key) dealer_key AS "dealerKey", platform_key AS "platformKey",
      fields->>'dealerClass' AS "dealerClass", fields->>'region' AS region
    FROM import_row WHERE import_id = ${importId}::uuid
    ORDER BY dealer_key, row_number`;
  return new Map(detailsSchema.parse(rows).map((detail) => [detail.dealerKey, detail]));
}

/**
 * The next rows after a place in the order (dealer, unit, row). Whole units only: a unit that the
 * limit would cut is left for the next call, and one larger than the limit comes whole.
 */
export async function readStagedUnits(
  scope: Scope,
  importId: string,
  after: { readonly dealerKey: string; readonly unitKey: string } | null,
  limit: number,
): Promise<StagedRow[]> {
  const { dealerKey, unitKey } = after ?? { dealerKey: "", unitKey: "" };
  const found = await inBulkTransaction(
    scope,
    (tx) => tx.$queryRaw`
      SELECT row_number AS "rowNumber", dealer_key AS "dealerKey", platform_key AS "platformKey",
        unit_key AS "unitKey", fields
      FROM import_row
      WHERE import_id = ${importId}::uuid AND (dealer_key, unit_key) > (${dealerKey}, ${unitKey})
      ORDER BY dealer_key, unit_key, row_number
      LIMIT ${limit}`,
  );
  const rows = stagedSchema.parse(found);
  const last = rows.at(-1);
  if (rows.length < limit || !last) return rows;
  const whole = rows.filter(
    (row) => row.dealerKey !== last.dealerKey || row.unitKey !== last.unitKey,
  );
  return whole.length > 0 ? whole : readStagedUnits(scope, importId, after, limit * 4);
}

const clashSchema = z.array(
  z.strictObject({ rowNumber: z.int(), number: z.string(), otherRow: z.int() }),
);

/**
 * Rows whose shipment number the same file also gives to another dealer.
 *
 * @param dealers what the dealers' keys were found to mean
 */
export async function listNumberClashes(
  _scope: Scope,
  importId: string,
  dealers: ReadonlyMap<string, string>,
) {
  const json = JSON.stringify([...dealers].map(([key, id]) => ({ key, id })));
  const rows = await db().$queryRaw`
    SELECT row_number AS "rowNumber", number,
      CASE WHEN row_number = first_row THEN last_row ELSE first_row END AS "otherRow"
    FROM (
      SELECT row_number, fields->>'shipmentNumber' AS number,
        min(row_number) OVER one AS first_row, max(row_number) OVER one AS last_row,
        min(coalesce(d.id, dealer_key)) OVER one <> max(coalesce(d.id, dealer_key)) OVER one
          AS clashes
      FROM import_row
      LEFT JOIN json_to_recordset(${json}::json) AS d(key text, id text) ON d.key = dealer_key
      WHERE import_id = ${importId}::uuid AND unit_key LIKE 'n:%'
      WINDOW one AS (PARTITION BY unit_key)) numbered
    WHERE clashes
    ORDER BY 1`;
  return clashSchema.parse(rows);
}
