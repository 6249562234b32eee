import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Any constant will do: who begins the demo's day waits here for whoever does so already. */
const DEMO_DAY_LOCK_KEY = 7_122;

const worldSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    zone: z.string(),
    dealers: z.array(
      z.strictObject({
        id: z.string(),
        sites: z.array(z.strictObject({ id: z.string(), isLocal: z.boolean() })),
      }),
    ),
    driverIds: z.array(z.string()),
  }),
);

/** A platform with the dealers at home on it and where they take goods, and who drives for it. */
export type DemoDayPlatform = z.infer<typeof worldSchema>[number];

/** The platforms in reach that a day of the demo can be made of; who asks has it to themselves. */
export async function readDemoDayWorld(
  scope: Scope,
  tx: SqlTx,
): Promise<{ platforms: DemoDayPlatform[]; productIds: string[] }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${DEMO_DAY_LOCK_KEY})`;
  const rows = await tx.$queryRaw`
    SELECT p.id, p.name, p.zone,
      (SELECT json_agg(json_build_object('id', d.id, 'sites', (
          SELECT json_agg(json_build_object('id', t.id, 'isLocal', t.city = p.city) ORDER BY t.id)
          FROM site t WHERE t.dealer_id = d.id)) ORDER BY d.id)
        FROM dealer d WHERE d.home_platform_id = p.id
          AND EXISTS (SELECT 1 FROM site t WHERE t.dealer_id = d.id)) AS dealers,
      ARRAY(SELECT w.id FROM person w JOIN person_scope ps ON ps.person_id = w.id
        WHERE w.role = 'driver' AND NOT w.disabled
          AND ps.kind = 'platform' AND ps.subject_id = p.id ORDER BY w.id)::text[] AS "driverIds"
    FROM platform p
    WHERE ${platformReach(scope, Prisma.sql`p`)}
      AND EXISTS (SELECT 1 FROM dealer d JOIN site t ON t.dealer_id = d.id
        WHERE d.home_platform_id = p.id)
    ORDER BY p.id`;
  const products = await tx.$queryRaw`SELECT id FROM product ORDER BY id`;
  const productIds = z.array(z.strictObject({ id: z.string() })).parse(products);
  return { platforms: worldSchema.parse(rows), productIds: productIds.map(({ id }) => id) };
}

const largestSchema = z.tuple([z.strictObject({ largest: z.int() })]);

/** How many dealers are at home on the platform that has most of them, in reach or not. */
export async function countLargestHome(tx: SqlTx): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT coalesce(max(n), 0)::int AS largest FROM (
      SELECT count(*) AS n FROM dealer WHERE home_platform_id IS NOT NULL GROUP BY home_platform_id
    ) homes`;
  return largestSchema.parse(rows)[0].largest;
}
