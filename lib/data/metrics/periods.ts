import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { firstLiveDay } from "#lib/data/metrics/cohort-sql.ts";
import { firstOfMonth } from "#lib/domain/time/whole-months.ts";

const rowsSchema = z.array(z.strictObject({ month: z.string() }));

/**
 * The months in which anything was due, newest first; `month` is a period key such as 2026-10. Asked
 * on every page: it looks for one cell a month and adds nothing up.
 */
export async function readMonths(_scope: Scope, now: Date): Promise<{ month: string }[]> {
  const live = firstLiveDay(now);
  const running = firstOfMonth(live);
  const rows = await db().$queryRaw`
    SELECT to_char(m, 'YYYY-MM') AS month
    FROM generate_series((SELECT min(due_month) FROM dealer_sla_month)::timestamp,
      ${running}::timestamp - interval '1 month', interval '1 month') m
    WHERE EXISTS (SELECT 1 FROM dealer_sla_month c WHERE c.due_month = m::date AND c.due > 0)
    UNION
    SELECT to_char(${running}::date, 'YYYY-MM')
    WHERE EXISTS (SELECT 1 FROM dealer_sla_day c
      WHERE c.due_on >= ${running}::date AND c.due_on < ${live}::date AND c.due > 0)
    UNION
    SELECT to_char(s.due_on, 'YYYY-MM')
    FROM shipment s
    WHERE s.due_on >= ${live}::date AND s.due_at < ${now} AND NOT s.retracted
      AND s.verdict IS DISTINCT FROM 'void'
    ORDER BY 1 DESC`;
  return rowsSchema.parse(rows);
}
