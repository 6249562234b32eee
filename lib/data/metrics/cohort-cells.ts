import { cellColumns, cellSums, negatedCells } from "#lib/data/facts/cell-sums.ts";
import { type Cohort, firstLiveDay, liveCohort, placeWhere } from "#lib/data/metrics/cohort-sql.ts";
import { dayOfIso, isoOfDay } from "#lib/domain/time/civil-date.ts";
import {
  type DateRange,
  firstOfMonth,
  nextMonth,
  wholeMonths,
} from "#lib/domain/time/whole-months.ts";
import { Prisma } from "#prisma/generated/client.ts";

const c = Prisma.sql`c`;

/**
 * A query for the cells (dealer, platform, service class, due_on, sums) of a cohort as of now, to be
 * summed: a key may come more than once. What is over comes from the rollup, the running days from
 * the facts, and from there also the undelivered shipments whose adjusted due a pause or a later
 * promise has moved, which no stored cell can hold.
 *
 * @param grain `month` answers whole months by cells whose due_on is the first of the month, which
 *   serves sums over the period or by month; `day` gives every cell the day itself
 */
export function cohortCells(
  filter: Cohort,
  now: Date,
  grain: "month" | "day" = "month",
): Prisma.Sql {
  const live = firstLiveDay(now);
  const overdueNow = Prisma.sql`s.adjusted_due_at < ${now}`;
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
  const over = { from: filter.period.from, before: endOf(filter, live) };
  const stored = grain === "day" ? [days(filter, over)] : byMonths(filter, over, live);
  return Prisma.join([...stored, running, moved], " UNION ALL ");
}

/** The day after the period, or `limit` where that comes first. */
function endOf({ period: { to } }: Cohort, limit: string): string {
  const last = to === null || to >= limit ? null : dayOfIso(to);
  return last === null ? limit : isoOfDay(last + 1);
}

/**
 * Months where they are whole, days at the edges. A period that holds all of the running month takes
 * that month, too, and takes its few days off that are not over, instead of adding up all that are.
 */
function byMonths(filter: Cohort, over: DateRange, live: string): Prisma.Sql[] {
  const [monthStart, monthEnd] = [firstOfMonth(live), nextMonth(live)];
  const holdsMonth =
    (over.from === null || over.from <= monthStart) && endOf(filter, monthEnd) === monthEnd;
  const isRunning = holdsMonth && monthStart < live;
  const { months, edges } = wholeMonths(isRunning ? { ...over, before: monthEnd } : over);
  return [
    ...(months ? [monthCells(filter, months)] : []),
    ...edges.map((edge) => days(filter, edge)),
    ...(isRunning ? [lessDays(filter, { from: live, before: monthEnd })] : []),
  ];
}

function monthCells(filter: Cohort, range: DateRange): Prisma.Sql {
  return Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_month AS due_on, ${cellColumns}
    FROM dealer_sla_month c
    WHERE ${placeWhere(c, filter)} AND ${within(Prisma.sql`c.due_month`, range)}`;
}

function days(filter: Cohort, range: DateRange): Prisma.Sql {
  return Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_on, ${cellColumns}
    FROM dealer_sla_day c
    WHERE ${placeWhere(c, filter)} AND ${within(Prisma.sql`c.due_on`, range)}`;
}

function lessDays(filter: Cohort, range: DateRange): Prisma.Sql {
  return Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_on, ${negatedCells}
    FROM dealer_sla_day c
    WHERE ${placeWhere(c, filter)} AND ${within(Prisma.sql`c.due_on`, range)}`;
}

function within(column: Prisma.Sql, { from, before }: DateRange): Prisma.Sql {
  const since = from === null ? Prisma.sql`TRUE` : Prisma.sql`${column} >= ${from}::date`;
  return Prisma.sql`${since} AND ${column} < ${before}::date`;
}
