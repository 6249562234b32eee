import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const driversSchema = z.array(
  z.strictObject({ id: z.string(), name: z.string(), open: z.number() }),
);

/** A driver, and how many shipments they have that are open still. */
export type Driver = z.infer<typeof driversSchema>[number];

/** Whether a driver `p` may serve a platform of this id: one for whom none is named serves all. */
function serves(platformId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM person_scope ps
      WHERE ps.person_id = p.id AND ps.kind = 'platform' AND ps.subject_id = ${platformId})
    OR NOT EXISTS (SELECT 1 FROM person_scope ps
      WHERE ps.person_id = p.id AND ps.kind = 'platform'))`;
}

/**
 * The drivers who may serve a platform, or any of those in reach (null), by name. Who may not sign in
 * any more is left out.
 */
export async function listDrivers(scope: Scope, platformId: string | null): Promise<Driver[]> {
  const rows = await db().$queryRaw`
    WITH reached AS (
      SELECT w.id FROM platform w
      WHERE (${platformId}::uuid IS NULL OR w.id = ${platformId}::uuid)
        AND ${platformReach(scope, Prisma.sql`w`)}
    ), carried AS (
      SELECT s.driver_id, count(*)::int AS open FROM shipment s
      WHERE s.verdict IS NULL AND NOT s.retracted AND s.driver_id IS NOT NULL GROUP BY 1)
    SELECT p.id, p.name, coalesce(c.open, 0) AS open
    FROM person p LEFT JOIN carried c ON c.driver_id = p.id
    WHERE p.role = 'driver' AND NOT p.disabled
      AND EXISTS (SELECT 1 FROM reached w WHERE ${serves(Prisma.sql`w.id`)})
    ORDER BY p.name COLLATE "zh-x-icu", p.id`;
  return driversSchema.parse(rows);
}

const servedSchema = z.array(z.strictObject({ id: z.string() }));

/** Which of these platforms somebody may serve as a driver; none for who is no driver, or disabled. */
export async function listServed(
  tx: Pick<SqlTx, "$queryRaw">,
  driverId: string,
  platformIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw`
    SELECT w.id FROM person p CROSS JOIN unnest(${[...platformIds]}::uuid[]) AS w(id)
    WHERE p.id = ${driverId}::uuid AND p.role = 'driver' AND NOT p.disabled
      AND ${serves(Prisma.sql`w.id`)}`;
  return new Set(servedSchema.parse(rows).map(({ id }) => id));
}
