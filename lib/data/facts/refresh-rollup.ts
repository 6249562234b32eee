import type { SqlTx } from "#lib/data/client.ts";
import { cellColumns, cellSums, settledOrUnmoved, sumsOfCells } from "#lib/data/facts/cell-sums.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Key of one cell of `dealer_sla_day`; `dueOn` is a civil date. */
export type CellKey = {
  readonly dealerId: string;
  readonly platformId: string;
  readonly serviceClass: string;
  readonly dueOn: string;
};

/**
 * Recomputes cells whole, in the transaction that changed their facts: the days from the shipments,
 * then their months from the days. The cells of a level are locked first, in key order: a second
 * writer waits, and then, in a statement of its own, sees what the first one committed. Never
 * incremented, so a cell cannot drift. Called once a transaction, for all that it changed: a second
 * round would take days after months, and two writers could wait for each other.
 */
export async function refreshRollup(tx: SqlTx, keys: readonly CellKey[]): Promise<void> {
  if (keys.length === 0) return;
  await refreshDays(tx, distinct(keys));
  const months = keys.map((key) => ({ ...key, dueOn: `${key.dueOn.slice(0, -2)}01` }));
  await refreshMonths(tx, distinct(months));
}

function distinct(keys: readonly CellKey[]): Prisma.Sql {
  const byKey = new Map(
    keys.map(({ dealerId, platformId, serviceClass, dueOn }) => [
      `${dealerId} ${platformId} ${dueOn} ${serviceClass}`,
      { dealerId, platformId, serviceClass, dueOn },
    ]),
  );
  return Prisma.sql`json_to_recordset(${JSON.stringify([...byKey.values()])}::json)
    AS k("dealerId" uuid, "platformId" uuid, "serviceClass" text, "dueOn" date)`;
}

async function refreshDays(tx: SqlTx, keys: Prisma.Sql): Promise<void> {
  const isOfKey = Prisma.sql`(c.dealer_id, c.platform_id, c.service_class, c.due_on)
    = (k."dealerId", k."platformId", k."serviceClass", k."dueOn")`;
  await tx.$executeRaw`
    INSERT INTO dealer_sla_day (dealer_id, platform_id, service_class, due_on)
    SELECT "dealerId", "platformId", "serviceClass", "dueOn" FROM ${keys} ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    SELECT 1 FROM dealer_sla_day c JOIN ${keys} ON ${isOfKey}
    ORDER BY c.dealer_id, c.platform_id, c.service_class, c.due_on
    FOR UPDATE OF c`;
  await tx.$executeRaw`
    UPDATE dealer_sla_day c
    SET (${cellColumns}) = (
      SELECT ${cellSums(settledOrUnmoved)}
      FROM shipment s
      WHERE s.dealer_id = c.dealer_id AND s.platform_id = c.platform_id
        AND s.service_class = c.service_class AND s.due_on = c.due_on AND NOT s.retracted)
    FROM ${keys}
    WHERE ${isOfKey}`;
}

async function refreshMonths(tx: SqlTx, keys: Prisma.Sql): Promise<void> {
  const isOfKey = Prisma.sql`(m.dealer_id, m.platform_id, m.service_class, m.due_month)
    = (k."dealerId", k."platformId", k."serviceClass", k."dueOn")`;
  await tx.$executeRaw`
    INSERT INTO dealer_sla_month (dealer_id, platform_id, service_class, due_month)
    SELECT "dealerId", "platformId", "serviceClass", "dueOn" FROM ${keys} ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    SELECT 1 FROM dealer_sla_month m JOIN ${keys} ON ${isOfKey}
    ORDER BY m.dealer_id, m.platform_id, m.service_class, m.due_month
    FOR UPDATE OF m`;
  await tx.$executeRaw`
    UPDATE dealer_sla_month m
    SET (${cellColumns}) = (
      SELECT ${sumsOfCells}
      FROM dealer_sla_day c
      WHERE c.dealer_id = m.dealer_id AND c.platform_id = m.platform_id
        AND c.service_class = m.service_class AND c.due_on >= m.due_month
        AND c.due_on < m.due_month + interval '1 month')
    FROM ${keys}
    WHERE ${isOfKey}`;
}
