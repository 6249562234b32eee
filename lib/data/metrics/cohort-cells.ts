import type { Scope } from "#lib/auth/scope.ts";
import {
  cellColumns,
  cellOf,
  cellSums,
  negatedCells,
  settledOrUnmoved,
} from "#lib/data/facts/cell-sums.ts";
import { type Cohort, liveCohort, placeCells } from "#lib/data/metrics/cohort-sql.ts";
import { type DateRange, wholeMonths } from "#lib/domain/time/whole-months.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** The ends of what has none. */
const [FIRST_DATE, LAST_DATE] = ["0001-01-01", "9999-12-31"];

/**
 * A query for the cells (dealer, platform, service class, due_on, sums) that the scope reaches of
 * a cohort as of now, to be summed over the period or by month: a key may come more than once, with sums below zero. Whole
 * months are answered by cells whose due_on is the first of the month, days at the edges by their
 * own.
 *
 * The rollup counts what is undelivered as overdue, also what is not yet due: that is taken off,
 * with what of it was early, in the terms in which it was counted. Undelivered shipments whose
 * adjusted due a pause or a later promise has moved are added, as no stored cell can hold when they
 * become misses.
 */
export function cohortCells(scope: Scope, filter: Cohort, now: Date): Prisma.Sql {
  const cell = Prisma.sql`s.dealer_id, s.platform_id, s.service_class, s.due_on`;
  const notYetDue = Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_on, ${negatedCells}
    FROM (
      SELECT ${cell}, ${cellSums(settledOrUnmoved)}
      FROM shipment s
      WHERE ${liveCohort(scope, filter)} AND s.due_at >= ${now}
      GROUP BY 1, 2, 3, 4
    ) c`;
  const moved = Prisma.sql`
    SELECT ${cell}, ${cellOf({
      adj_due: Prisma.sql`(NOT s.excused)::int`,
      excused: Prisma.sql`s.excused::int`,
    })}
    FROM shipment s
    WHERE ${liveCohort(scope, filter)} AND s.due_at < ${now}
      AND s.verdict IS NULL AND s.adjusted_due_at <> s.due_at AND s.adjusted_due_at < ${now}`;
  const { from, to } = filter.period;
  const { months, edges } = wholeMonths({ from: from ?? FIRST_DATE, to: to ?? LAST_DATE });
  const stored = [
    ...(months ? [monthCells(scope, filter, months)] : []),
    ...edges.map((edge) => dayCells(scope, filter, edge)),
  ];
  return Prisma.join([...stored, notYetDue, moved], " UNION ALL ");
}

function monthCells(scope: Scope, filter: Cohort, range: DateRange): Prisma.Sql {
  return Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_month AS due_on, ${cellColumns}
    FROM dealer_sla_month c
    WHERE ${placeCells(scope, filter)} AND ${within(Prisma.sql`c.due_month`, range)}`;
}

function dayCells(scope: Scope, filter: Cohort, range: DateRange): Prisma.Sql {
  return Prisma.sql`
    SELECT c.dealer_id, c.platform_id, c.service_class, c.due_on, ${cellColumns}
    FROM dealer_sla_day c
    WHERE ${placeCells(scope, filter)} AND ${within(Prisma.sql`c.due_on`, range)}`;
}

function within(column: Prisma.Sql, { from, to }: DateRange): Prisma.Sql {
  return Prisma.sql`${column} BETWEEN ${from}::date AND ${to}::date`;
}
