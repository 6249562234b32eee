import { Prisma } from "#prisma/generated/client.ts";

// What a wrong file brought must not stay in lists once its import is undone. Its facts are kept, so
// its dealers, platforms and regions are as well; they show again with the first fact that stands.

/** Instants at which undone imports created what they brought: each its own, to the millisecond. */
const undoneAt = Prisma.sql`
  SELECT (counts->>'startedAt')::timestamptz FROM import WHERE status = 'undone'`;

/** Month cells in which any shipment stands. */
const standingCell = Prisma.sql`SELECT 1 FROM dealer_sla_month m WHERE m.due + m.void > 0`;

/**
 * Whether a dealer `d` is to be listed: all but those that an undone import brought, of which nothing
 * else is known, neither a shipment that stands nor what only people enter.
 */
export const dealerShown = Prisma.sql`
  CASE WHEN d.created_at IN (${undoneAt}) AND d.city IS NULL AND d.representative IS NULL
    AND d.sponsor IS NULL
  THEN EXISTS (${standingCell} AND m.dealer_id = d.id) ELSE TRUE END`;

/** Whether a platform `p` is to be listed: all but those that an undone import brought alone. */
export const platformShown = Prisma.sql`
  CASE WHEN p.created_at IN (${undoneAt})
  THEN EXISTS (${standingCell} AND m.platform_id = p.id) ELSE TRUE END`;

/** Whether a region `r` is to be listed: all but those that an undone import brought alone. */
export const regionShown = Prisma.sql`
  CASE WHEN r.created_at IN (${undoneAt})
  THEN EXISTS (SELECT 1 FROM dealer d WHERE d.region_id = r.id AND ${dealerShown}) ELSE TRUE END`;

/** Whether a service class `c` is to be listed: all but those that an undone import brought alone. */
export const classShown = Prisma.sql`
  CASE WHEN c.created_at IN (${undoneAt})
  THEN EXISTS (${standingCell} AND m.service_class = c.code) OR EXISTS (
    SELECT 1 FROM policy_version v JOIN platform p ON p.id = v.platform_id
    WHERE v.service_class = c.code AND ${platformShown})
  ELSE TRUE END`;
