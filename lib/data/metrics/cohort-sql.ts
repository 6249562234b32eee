import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { cellReach, shipmentReach } from "#lib/data/reach.ts";
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

const s = Prisma.sql`s`;
const c = Prisma.sql`c`;

/**
 * Conditions of what the scope reaches of a cohort on shipments `s`: those whose import was undone are
 * in none.
 */
export function liveCohort(scope: Scope, filter: Cohort): Prisma.Sql {
  const { from, to } = filter.period;
  const conditions = [shipmentReach(scope, s), placeWhere(s, filter)];
  if (from !== null) conditions.push(Prisma.sql`s.due_on >= ${from}::date`);
  if (to !== null) conditions.push(Prisma.sql`s.due_on <= ${to}::date`);
  return Prisma.sql`${Prisma.join(conditions, " AND ")} AND NOT s.retracted`;
}

/** The same without the period on cells `c` of the rollup. */
export function placeCells(scope: Scope, filter: Omit<Cohort, "period">): Prisma.Sql {
  return Prisma.sql`${cellReach(scope, c)} AND ${placeWhere(c, filter)}`;
}

function placeWhere(alias: Prisma.Sql, filter: Omit<Cohort, "period">): Prisma.Sql {
  const { platformId, serviceClass, dealerIds } = filter;
  const conditions = [Prisma.sql`TRUE`];
  if (platformId !== null) conditions.push(Prisma.sql`${alias}.platform_id = ${platformId}::uuid`);
  if (serviceClass !== null) conditions.push(Prisma.sql`${alias}.service_class = ${serviceClass}`);
  if (dealerIds) conditions.push(Prisma.sql`${alias}.dealer_id = ANY(${[...dealerIds]}::uuid[])`);
  return Prisma.join(conditions, " AND ");
}
