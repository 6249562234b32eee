import { cellColumns, cellSums } from "#lib/data/facts/cell-sums.ts";
import { type Cohort, firstLiveDay, liveCohort, placeWhere } from "#lib/data/metrics/cohort-sql.ts";
import { dayOfIso, isoOfDay } from "#lib/domain/time/civil-date.ts";
import { type DateRange, wholeMonths } from "#lib/domain/time/whole-months.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * A query for the cells (dealer, platform, service class, due_on, sums) of a cohort as of now. What
 * is over comes from the rollup, the running days from the facts, and from there also the
 * undelivered shipments whose adjusted due a pause or a later promise has moved, which no stored
 * cell can hold.
 *
 * @param grain `month` answers whole months that are over by cells whose due_on is the first of the
 *   month, which serves sums over the period or by month; `day` gives every cell the day itself
 */
export function cohortCells(
  filter: Cohort,
  now: Date,
  grain: "month" | "day" = "month",
): Prisma.Sql {
  const live = firstLiveDay(now);
  const overdueNow = Prisma.sql`s.adjusted_due_at < ${now}`;
  const over = beforeDay(filter, live);
  const { months, edges } = grain === "month" ? wholeMonths(over) : { months: null, edges: [over] };
  const c = Prisma.sql`c`;
  const stored = [
    ...(months ? [months] : []).map(
      (range) => Prisma.sql`
        SELECT c.dealer_id, c.platform_id, c.service_class, c.due_month AS due_on, ${cellColumns}
        FROM dealer_sla_month c
        WHERE ${placeWhere(c, filter)} AND ${within(Prisma.sql`c.due_month`, range)}`,
    ),
    ...edges.map(
      (range) => Prisma.sql`
        SELECT c.dealer_id, c.platform_id, c.service_class, c.due_on, ${cellColumns}
        FROM dealer_sla_day c
        WHERE ${placeWhere(c, filter)} AND ${within(Prisma.sql`c.due_on`, range)}`,
    ),
  ];
  const running = Prisma.sql`
    SELECT s.dealer_id, s.platform_id, s.service_class, s.due_on, ${cellSums(overdueNow)}
    FROM shipment s
    WHERE ${liveCohort(filter)} AND s.due_on >= ${live}::date AND s.due_at < ${now}
    GROUP BY 1, 2, 3, 4`;
  const moved = Prisma.sql`
    SELECT s.dealer_id, s.platform_id, s.service_class, s.due_on, 0, 0, 0, 0, 0,
      count(*) FILTER (WHERE NOT s.excused)::int, 0, count(*) FILTER (WHERE s.excused)::int,
      0, 0, 0, 0, 0
    FROM shipment s
    WHERE ${liveCohort(filter)} AND s.due_on < ${live}::date
      AND s.verdict IS NULL AND s.adjusted_due_at <> s.due_at AND s.adjusted_due_at < ${now}
    GROUP BY 1, 2, 3, 4`;
  return Prisma.join([...stored, running, moved], " UNION ALL ");
}

/** The days of the period that come before a day. */
function beforeDay({ period: { from, to } }: Cohort, day: string): DateRange {
  const last = to === null || to >= day ? null : dayOfIso(to);
  return { from, before: last === null ? day : isoOfDay(last + 1) };
}

function within(column: Prisma.Sql, { from, before }: DateRange): Prisma.Sql {
  const since = from === null ? Prisma.sql`TRUE` : Prisma.sql`${column} >= ${from}::date`;
  return Prisma.sql`${since} AND ${column} < ${before}::date`;
}
