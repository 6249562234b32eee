import type { CohortFilter } from "#lib/contracts/filters.ts";
import { cellSums } from "#lib/data/facts/cell-sums.ts";
import { cohortWhere, firstLiveDay, liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * A query for the cells (dealer, platform, service class, day, sums) of a cohort as of now: days that are over from the
 * rollup, the running ones from the facts, and the undelivered shipments whose adjusted due a pause
 * or a later promise has moved, which no stored cell can hold.
 */
export function cohortCells(
  filter: CohortFilter & { readonly dealerIds?: readonly string[] | null },
  now: Date,
): Prisma.Sql {
  const live = firstLiveDay(now);
  const overdueNow = Prisma.sql`s.adjusted_due_at < ${now}`;
  return Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_on, c.due, c.on_time, c.late, c.undelivered, c.void, c.adj_due,
      c.adj_on_time, c.excused, c.dock_known, c.dock_on_time, c.minutes_n, c.minutes_sum,
      c.minutes_sum_sq
    FROM dealer_sla_day c
    WHERE ${cohortWhere(Prisma.sql`c`, filter)} AND c.due_on < ${live}::date
    UNION ALL
    SELECT s.dealer_id, s.platform_id, s.service_class, s.due_on, ${cellSums(overdueNow)}
    FROM shipment s
    WHERE ${liveCohort(filter)} AND s.due_on >= ${live}::date AND s.due_at < ${now}
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT s.dealer_id, s.platform_id, s.service_class, s.due_on, 0, 0, 0, 0, 0,
      count(*) FILTER (WHERE NOT s.excused)::int, 0, count(*) FILTER (WHERE s.excused)::int, 0, 0, 0, 0, 0
    FROM shipment s
    WHERE ${liveCohort(filter)} AND s.due_on < ${live}::date
      AND s.verdict IS NULL AND s.adjusted_due_at <> s.due_at AND s.adjusted_due_at < ${now}
    GROUP BY 1, 2, 3, 4`;
}
