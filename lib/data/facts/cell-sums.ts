import { Prisma } from "#prisma/generated/client.ts";

const columns = [
  "due",
  "on_time",
  "late",
  "undelivered",
  "void",
  "adj_due",
  "adj_on_time",
  "excused",
  "dock_known",
  "dock_on_time",
  "felt_answered",
  "felt_on_time",
  "minutes_n",
  "minutes_sum",
  "minutes_sum_sq",
] as const;

/** The sums that a cell holds, in the order in which the queries below give them. */
export const cellColumns = Prisma.raw(columns.join(", "));

/** What cells `c` take off a sum that they are part of. */
export const negatedCells = Prisma.raw(columns.map((column) => `-c.${column}`).join(", "));

/** A cell that has nothing but some sums. */
export function cellOf(sums: Partial<Record<(typeof columns)[number], Prisma.Sql>>): Prisma.Sql {
  return Prisma.join(columns.map((column) => sums[column] ?? Prisma.sql`0`));
}

/** The sums of cells `c`. */
export const sumsOfCells = Prisma.sql`
  coalesce(sum(c.due), 0)::int AS due, coalesce(sum(c.on_time), 0)::int AS on_time,
  coalesce(sum(c.late), 0)::int AS late, coalesce(sum(c.undelivered), 0)::int AS undelivered,
  coalesce(sum(c.void), 0)::int AS void, coalesce(sum(c.adj_due), 0)::int AS adj_due,
  coalesce(sum(c.adj_on_time), 0)::int AS adj_on_time, coalesce(sum(c.excused), 0)::int AS excused,
  coalesce(sum(c.dock_known), 0)::int AS dock_known,
  coalesce(sum(c.dock_on_time), 0)::int AS dock_on_time,
  coalesce(sum(c.felt_answered), 0)::int AS felt_answered,
  coalesce(sum(c.felt_on_time), 0)::int AS felt_on_time,
  coalesce(sum(c.minutes_n), 0)::int AS minutes_n,
  coalesce(sum(c.minutes_sum), 0)::float8 AS minutes_sum,
  coalesce(sum(c.minutes_sum_sq), 0)::float8 AS minutes_sum_sq`;

/**
 * The sums of domain.md §4 over shipments `s`, one SQL for the rollup and for what is read straight
 * from the facts, so that they cannot differ. Void shipments are counted apart.
 *
 * @param unsettledCounts when an undelivered shipment counts as an adjusted miss: the adjusted due
 *   may lie after the original one, and has to be over as well
 */
export function cellSums(unsettledCounts: Prisma.Sql): Prisma.Sql {
  const counts = Prisma.sql`s.verdict IS DISTINCT FROM 'void'`;
  const adjustedMiss = Prisma.sql`(s.adjusted_verdict = 'late' OR (s.verdict IS NULL AND ${unsettledCounts}))`;
  return Prisma.sql`
    count(s.id) FILTER (WHERE ${counts})::int AS due,
    count(*) FILTER (WHERE s.verdict = 'on_time')::int AS on_time,
    count(*) FILTER (WHERE s.verdict = 'late')::int AS late,
    count(s.id) FILTER (WHERE s.verdict IS NULL)::int AS undelivered,
    count(*) FILTER (WHERE s.verdict = 'void')::int AS void,
    count(*) FILTER (WHERE ${counts} AND (s.adjusted_verdict = 'on_time'
      OR (${adjustedMiss} AND NOT s.excused)))::int AS adj_due,
    count(*) FILTER (WHERE ${counts} AND s.adjusted_verdict = 'on_time')::int AS adj_on_time,
    count(*) FILTER (WHERE ${counts} AND ${adjustedMiss} AND s.excused)::int AS excused,
    count(*) FILTER (WHERE ${counts} AND s.dock <> 'unknown')::int AS dock_known,
    count(*) FILTER (WHERE ${counts} AND s.dock = 'on_time')::int AS dock_on_time,
    count(s.felt) FILTER (WHERE ${counts})::int AS felt_answered,
    count(*) FILTER (WHERE ${counts} AND s.felt = 'on_time')::int AS felt_on_time,
    count(s.local_minutes) FILTER (WHERE ${counts})::int AS minutes_n,
    coalesce(sum(s.local_minutes) FILTER (WHERE ${counts}), 0)::float8 AS minutes_sum,
    coalesce(sum(s.local_minutes * s.local_minutes) FILTER (WHERE ${counts}), 0)::float8 AS minutes_sum_sq`;
}

/** In the rollup only shipments count whose adjusted due is the original one: no instant moves them. */
export const settledOrUnmoved = Prisma.sql`s.adjusted_due_at = s.due_at`;
