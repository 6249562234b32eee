import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";

const namedSchema = z.array(
  z.strictObject({
    rowNumber: z.int(),
    dealerKey: z.string(),
    dealer: z.string(),
    platform: z.string(),
  }),
);

/** The rows on the stage that name one of these dealers or platforms. */
export async function listStagedRowsNamed(
  _scope: Scope,
  importId: string,
  dealerKeys: readonly string[],
  platformKeys: readonly string[],
) {
  const rows = await db().$queryRaw`
    SELECT row_number AS "rowNumber", dealer_key AS "dealerKey", fields->>'dealer' AS dealer,
      fields->>'platform' AS platform
    FROM import_row
    WHERE import_id = ${importId}::uuid AND (dealer_key = ANY(${[...dealerKeys]}::text[])
      OR platform_key = ANY(${[...platformKeys]}::text[]))
    ORDER BY 1`;
  return namedSchema.parse(rows);
}

const servicesSchema = z.array(
  z.strictObject({ platformKey: z.string(), serviceClass: z.string() }),
);

/** What is to be promised by policy: platform and class of the staged rows without a due of their own. */
export async function listStagedServices(_scope: Scope, importId: string) {
  const rows = await db().$queryRaw`
    SELECT DISTINCT platform_key AS "platformKey", fields->>'serviceClass' AS "serviceClass"
    FROM import_row WHERE import_id = ${importId}::uuid AND fields->'dueAt' = 'null'`;
  return servicesSchema.parse(rows);
}

const servedSchema = z.array(
  z.strictObject({ rowNumber: z.int(), platform: z.string(), serviceClass: z.string() }),
);

/** The staged rows without a due of their own that name one of these platforms and classes. */
export async function listStagedRowsServed(
  _scope: Scope,
  importId: string,
  services: readonly z.infer<typeof servicesSchema>[number][],
) {
  if (services.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT r.row_number AS "rowNumber", r.fields->>'platform' AS platform,
      r.fields->>'serviceClass' AS "serviceClass"
    FROM import_row r
    JOIN json_to_recordset(${JSON.stringify(services)}::json)
      AS s("platformKey" text, "serviceClass" text)
      ON s."platformKey" = r.platform_key AND s."serviceClass" = r.fields->>'serviceClass'
    WHERE r.import_id = ${importId}::uuid AND r.fields->'dueAt' = 'null'
    ORDER BY 1`;
  return servedSchema.parse(rows);
}

const datedSchema = z.array(
  z.strictObject({
    rowNumber: z.int(),
    platformKey: z.string(),
    platform: z.string(),
    field: z.enum(["dueAt", "deliveredAt"]),
  }),
);

/** The staged rows of these platforms whose due, or else whose delivery, is a date alone. */
export async function listStagedRowsDated(
  _scope: Scope,
  importId: string,
  platformKeys: readonly string[],
) {
  if (platformKeys.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT row_number AS "rowNumber", platform_key AS "platformKey",
      fields->>'platform' AS platform,
      CASE WHEN fields->'dueAt'->>'precision' = 'date' THEN 'dueAt' ELSE 'deliveredAt' END AS field
    FROM import_row
    WHERE import_id = ${importId}::uuid AND platform_key = ANY(${[...platformKeys]}::text[])
      AND 'date' IN (fields->'dueAt'->>'precision', fields->'deliveredAt'->>'precision')
    ORDER BY 1`;
  return datedSchema.parse(rows);
}

const foreignSchema = z.array(
  z.strictObject({ rowNumber: z.int(), number: z.string(), dealer: z.string() }),
);

/** The staged rows of these dealers, new ones, whose shipment number another dealer has already. */
export async function listStagedRowsForeign(
  _scope: Scope,
  importId: string,
  newDealerKeys: readonly string[],
) {
  if (newDealerKeys.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT DISTINCT ON (r.row_number) r.row_number AS "rowNumber", s.number, d.name AS dealer
    FROM import_row r
    JOIN shipment s ON s.number = r.fields->>'shipmentNumber' AND NOT s.retracted
    JOIN dealer d ON d.id = s.dealer_id
    WHERE r.import_id = ${importId}::uuid AND r.unit_key LIKE 'n:%'
      AND r.dealer_key = ANY(${[...newDealerKeys]}::text[])
    ORDER BY r.row_number, d.name`;
  return foreignSchema.parse(rows);
}
