import { z } from "zod";
import type { SqlTx } from "#lib/data/client.ts";
import { cellColumns, cellSums, settledOrUnmoved, sumsOfCells } from "#lib/data/facts/cell-sums.ts";
import { Prisma } from "#prisma/generated/client.ts";

const keySchema = z.strictObject({
  dealerId: z.string(),
  platformId: z.string(),
  serviceClass: z.string(),
  dueOn: z.string(),
});

/** Key of one cell of `dealer_sla_day`; `dueOn` is a civil date. */
export type CellKey = Readonly<z.infer<typeof keySchema>>;

/** A table of cells, its column of the date, and the sums that belong to a key `k`. */
type Level = { readonly table: Prisma.Sql; readonly on: Prisma.Sql; readonly sums: Prisma.Sql };

const days: Level = {
  table: Prisma.sql`dealer_sla_day`,
  on: Prisma.sql`due_on`,
  sums: Prisma.sql`
    SELECT ${cellSums(settledOrUnmoved)}
    FROM shipment s
    WHERE s.dealer_id = k."dealerId" AND s.platform_id = k."platformId"
      AND s.service_class = k."serviceClass" AND s.due_on = k."dueOn" AND NOT s.retracted`,
};

const months: Level = {
  table: Prisma.sql`dealer_sla_month`,
  on: Prisma.sql`due_month`,
  sums: Prisma.sql`
    SELECT ${sumsOfCells}
    FROM dealer_sla_day c
    WHERE c.dealer_id = k."dealerId" AND c.platform_id = k."platformId"
      AND c.service_class = k."serviceClass" AND c.due_on >= k."dueOn"
      AND c.due_on < (k."dueOn" + interval '1 month')::date`,
};

/**
 * Recomputes cells whole, in the transaction that changed their facts: the days from the shipments,
 * then their months from the days. Never incremented, so a cell cannot drift. Called once a
 * transaction, for all that it changed: a second round would take days after months, and two writers
 * could wait for each other.
 */
export async function refreshRollup(tx: SqlTx, keys: readonly CellKey[]): Promise<void> {
  await refreshLevel(tx, days, keys);
  const monthKeys = keys.map((key) => ({ ...key, dueOn: `${key.dueOn.slice(0, -2)}01` }));
  await refreshLevel(tx, months, monthKeys);
}

/**
 * New cells are inserted as they are to be. Those that are there already, or that another writer was
 * quicker to insert, are locked first, in key order: a second writer waits, and then, in a statement
 * of its own, sees what the first one committed.
 */
async function refreshLevel(tx: SqlTx, level: Level, keys: readonly CellKey[]): Promise<void> {
  const wanted = new Map(keys.map((key) => [textOf(key), key]));
  if (wanted.size === 0) return;
  for (const key of await insertNew(tx, level, recordsOf(wanted))) wanted.delete(textOf(key));
  if (wanted.size > 0) await updateKnown(tx, level, recordsOf(wanted));
}

async function insertNew(tx: SqlTx, { table, on, sums }: Level, keys: Prisma.Sql) {
  const inserted = await tx.$queryRaw`
    INSERT INTO ${table} (dealer_id, platform_id, service_class, ${on}, ${cellColumns})
    SELECT k."dealerId", k."platformId", k."serviceClass", k."dueOn", f.*
    FROM ${keys} CROSS JOIN LATERAL (${sums}) f
    WHERE NOT EXISTS (SELECT 1 FROM ${table} c WHERE ${isOfKey(on)})
    ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING
    RETURNING dealer_id AS "dealerId", platform_id AS "platformId",
      service_class AS "serviceClass", ${on}::text AS "dueOn"`;
  return z.array(keySchema).parse(inserted);
}

async function updateKnown(tx: SqlTx, { table, on, sums }: Level, keys: Prisma.Sql) {
  await tx.$executeRaw`
    SELECT 1 FROM ${table} c JOIN ${keys} ON ${isOfKey(on)}
    ORDER BY c.dealer_id, c.platform_id, c.service_class, c.${on}
    FOR UPDATE OF c`;
  await tx.$executeRaw`
    UPDATE ${table} c SET (${cellColumns}) = (${sums}) FROM ${keys} WHERE ${isOfKey(on)}`;
}

function isOfKey(on: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(c.dealer_id, c.platform_id, c.service_class, c.${on})
    = (k."dealerId", k."platformId", k."serviceClass", k."dueOn")`;
}

function textOf({ dealerId, platformId, serviceClass, dueOn }: CellKey): string {
  return `${dealerId} ${platformId} ${dueOn} ${serviceClass}`;
}

function recordsOf(keys: ReadonlyMap<string, CellKey>): Prisma.Sql {
  const records = [...keys.values()].map(({ dealerId, platformId, serviceClass, dueOn }) => ({
    dealerId,
    platformId,
    serviceClass,
    dueOn,
  }));
  return Prisma.sql`json_to_recordset(${JSON.stringify(records)}::json)
    AS k("dealerId" uuid, "platformId" uuid, "serviceClass" text, "dueOn" date)`;
}
