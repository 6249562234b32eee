import type { Tx } from "#lib/data/client.ts";
import { cellSums, settledOrUnmoved } from "#lib/data/facts/cell-sums.ts";

/** Key of one cell of `dealer_sla_day`; `dueOn` is a civil date. */
export type CellKey = {
  readonly dealerId: string;
  readonly platformId: string;
  readonly serviceClass: string;
  readonly dueOn: string;
};

/**
 * Recomputes cells whole from the facts, in the transaction that changed them. The cells are locked
 * first, in key order: a second writer waits, and then, in a statement of its own, sees what the
 * first one committed. Never incremented, so a cell cannot drift.
 */
export async function refreshRollup(tx: Tx, keys: readonly CellKey[]): Promise<void> {
  if (keys.length === 0) return;
  const json = JSON.stringify([
    ...new Map(keys.map((key) => [Object.values(key).join("|"), key])).values(),
  ]);
  await tx.$executeRaw`
    INSERT INTO dealer_sla_day (dealer_id, platform_id, service_class, due_on)
    SELECT "dealerId", "platformId", "serviceClass", "dueOn"
    FROM json_to_recordset(${json}::json)
      AS k("dealerId" uuid, "platformId" uuid, "serviceClass" text, "dueOn" date)
    ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    SELECT 1
    FROM dealer_sla_day c
    JOIN json_to_recordset(${json}::json)
      AS k("dealerId" uuid, "platformId" uuid, "serviceClass" text, "dueOn" date)
      ON (c.dealer_id, c.platform_id, c.service_class, c.due_on)
       = (k."dealerId", k."platformId", k."serviceClass", k."dueOn")
    ORDER BY c.dealer_id, c.platform_id, c.service_class, c.due_on
    FOR UPDATE OF c`;
  await tx.$executeRaw`
    UPDATE dealer_sla_day c
    SET due = f.due, on_time = f.on_time, late = f.late, undelivered = f.undelivered,
        void = f.void, adj_due = f.adj_due, adj_on_time = f.adj_on_time, excused = f.excused,
        dock_known = f.dock_known, dock_on_time = f.dock_on_time, minutes_n = f.minutes_n,
        minutes_sum = f.minutes_sum, minutes_sum_sq = f.minutes_sum_sq
    FROM (
      SELECT k."dealerId", k."platformId", k."serviceClass", k."dueOn", ${cellSums(settledOrUnmoved)}
      FROM json_to_recordset(${json}::json)
        AS k("dealerId" uuid, "platformId" uuid, "serviceClass" text, "dueOn" date)
      LEFT JOIN shipment s
        ON (s.dealer_id, s.platform_id, s.service_class, s.due_on)
         = (k."dealerId", k."platformId", k."serviceClass", k."dueOn")
        AND NOT s.retracted
      GROUP BY 1, 2, 3, 4
    ) f
    WHERE (c.dealer_id, c.platform_id, c.service_class, c.due_on)
        = (f."dealerId", f."platformId", f."serviceClass", f."dueOn")`;
}
