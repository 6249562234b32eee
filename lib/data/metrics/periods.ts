import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { firstLiveDay, liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { cellReach, shipmentReach } from "#lib/data/reach.ts";
import { monthKeyOf, type Period, parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";
import { firstOfMonth } from "#lib/domain/time/whole-months.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(z.strictObject({ month: z.string() }));

/**
 * The months in which anything that the scope reaches was due, newest first; `month` is a period key
 * such as 2026-10. Asked on every page: it looks for one cell, or shipment, a month and adds nothing up.
 */
export async function readMonths(scope: Scope, now: Date): Promise<{ month: string }[]> {
  if (scope.reach.kind === "driver") return readCarriedMonths(scope, now);
  const live = firstLiveDay(now);
  const running = parsePeriod(monthKeyOf(live));
  const begun = [running, running && shiftPeriod(running, 1)].flatMap((month) =>
    month === null ? [] : [monthWithDue(scope, month, now)],
  );
  const rows = await db().$queryRaw`
    SELECT to_char(m, 'YYYY-MM') AS month
    FROM generate_series((SELECT min(due_month) FROM dealer_sla_month)::timestamp,
      ${firstOfMonth(live)}::timestamp - interval '1 month', interval '1 month') m
    WHERE EXISTS (SELECT 1 FROM dealer_sla_month c
      WHERE c.due_month = m::date AND c.due > 0 AND ${cellReach(scope, Prisma.sql`c`)})
    UNION ALL ${Prisma.join(begun, " UNION ALL ")}
    ORDER BY 1 DESC`;
  return rowsSchema.parse(rows);
}

/** A month that is not over, if anything was due in it; found in order, by the index of due_on. */
function monthWithDue(scope: Scope, period: Period, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT ${period.key} WHERE (
      SELECT TRUE FROM shipment s
      WHERE ${liveCohort(scope, { period, platformId: null, serviceClass: null })}
        AND s.due_at < ${now} AND s.verdict IS DISTINCT FROM 'void'
      ORDER BY s.due_on LIMIT 1)`;
}

/** The same for a driver, of whom the rollup knows nothing. */
async function readCarriedMonths(scope: Scope, now: Date): Promise<{ month: string }[]> {
  const rows = await db().$queryRaw`
    SELECT DISTINCT to_char(s.due_on, 'YYYY-MM') AS month FROM shipment s
    WHERE ${shipmentReach(scope, Prisma.sql`s`)} AND s.due_at < ${now} AND NOT s.retracted
      AND s.verdict IS DISTINCT FROM 'void'
    ORDER BY 1 DESC`;
  return rowsSchema.parse(rows);
}
