import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { firstLiveDay } from "#lib/data/metrics/cohort-sql.ts";
import { cellReach } from "#lib/data/reach.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { firstOfMonth } from "#lib/domain/time/whole-months.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(z.strictObject({ month: z.string() }));

/**
 * The months in which anything that the scope reaches was due, newest first; `month` is a period key such as 2026-10. Asked
 * on every page: of months that are over it looks for one cell each and adds nothing up.
 */
export async function readMonths(scope: Scope, now: Date): Promise<{ month: string }[]> {
  const running = firstOfMonth(firstLiveDay(now));
  const period = { ...ALL_TIME, from: running };
  const rows = await db().$queryRaw`
    SELECT to_char(m, 'YYYY-MM') AS month
    FROM generate_series((SELECT min(due_month) FROM dealer_sla_month)::timestamp,
      ${running}::timestamp - interval '1 month', interval '1 month') m
    WHERE EXISTS (SELECT 1 FROM dealer_sla_month c
      WHERE c.due_month = m::date AND c.due > 0 AND ${cellReach(scope, Prisma.sql`c`)})
    UNION
    SELECT to_char(c.due_on, 'YYYY-MM')
    FROM (${cohortCells(scope, { period, platformId: null, serviceClass: null }, now)}) c
    GROUP BY 1
    HAVING sum(c.due) > 0
    ORDER BY 1 DESC`;
  return rowsSchema.parse(rows);
}
