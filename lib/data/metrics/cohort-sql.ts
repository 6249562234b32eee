import type { CohortFilter } from "#lib/contracts/filters.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { Prisma } from "#prisma/generated/client.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The first civil day that may not be over yet in some zone (the last one to end a day is UTC−12).
 * On days before it nothing is still to fall due.
 */
export function firstLiveDay(now: Date): string {
  return isoOfDay(Math.floor((now.getTime() - 12 * HOUR_MS - 1) / DAY_MS));
}

export type Cohort = CohortFilter & { readonly dealerIds?: readonly string[] | null };

/** Conditions of a cohort on shipments `s`: those whose import was undone are in none. */
export function liveCohort(filter: Cohort): Prisma.Sql {
  return Prisma.sql`${cohortWhere(Prisma.sql`s`, filter)} AND NOT s.retracted`;
}

/** Conditions of a cohort on a table with due_on, platform_id and service_class. */
function cohortWhere(alias: Prisma.Sql, filter: Cohort): Prisma.Sql {
  const { from, to } = filter.period;
  const conditions = [placeWhere(alias, filter)];
  if (from !== null) conditions.push(Prisma.sql`${alias}.due_on >= ${from}::date`);
  if (to !== null) conditions.push(Prisma.sql`${alias}.due_on <= ${to}::date`);
  return Prisma.join(conditions, " AND ");
}

/** The same without the period, on any table with dealer_id, platform_id and service_class. */
export function placeWhere(alias: Prisma.Sql, filter: Omit<Cohort, "period">): Prisma.Sql {
  const { platformId, serviceClass, dealerIds } = filter;
  const conditions = [Prisma.sql`TRUE`];
  if (platformId !== null) conditions.push(Prisma.sql`${alias}.platform_id = ${platformId}::uuid`);
  if (serviceClass !== null) conditions.push(Prisma.sql`${alias}.service_class = ${serviceClass}`);
  if (dealerIds) conditions.push(Prisma.sql`${alias}.dealer_id = ANY(${[...dealerIds]}::uuid[])`);
  return Prisma.join(conditions, " AND ");
}
