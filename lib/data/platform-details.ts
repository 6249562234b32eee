import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import type { PlatformRow } from "#lib/data/policy-versions.ts";
import { platformReach } from "#lib/data/reach.ts";
import { platformShown } from "#lib/data/shown.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    city: z.string(),
    zone: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    lateEntryMinutes: z.int(),
    region: z.string().nullable(),
    hasHistory: z.boolean(),
  }),
);

/** A platform as an admin edits it; `hasHistory` = there are shipments whose dates its zone counts. */
export type PlatformDetail = z.infer<typeof rowsSchema>[number];

/** The platforms in reach, in the order of their names as Chinese dictionaries sort. */
export async function listPlatformDetails(scope: Scope): Promise<PlatformDetail[]> {
  const rows = await db().$queryRaw(Prisma.sql`
    SELECT p.id, p.name, p.city, p.zone, p.latitude, p.longitude,
      p.late_entry_minutes AS "lateEntryMinutes", r.name AS region,
      EXISTS (SELECT 1 FROM dealer_sla_month c WHERE c.platform_id = p.id)
        OR EXISTS (SELECT 1 FROM shipment s WHERE s.platform_id = p.id) AS "hasHistory"
    FROM platform p LEFT JOIN region r ON r.id = p.region_id
    WHERE ${platformReach(scope, Prisma.sql`p`)} AND ${platformShown}`);
  return rowsSchema.parse(rows).sort((a, b) => a.name.localeCompare(b.name, "zh"));
}

/** Whether any shipment was ever a platform's. */
export async function hasShipments(tx: Tx, platformId: string): Promise<boolean> {
  return (await tx.shipment.findFirst({ where: { platformId }, select: { id: true } })) !== null;
}

/** Writes what a platform is called, where it stands and how late an event may be entered. */
export async function writePlatformDetails(
  tx: Tx,
  id: string,
  details: Omit<PlatformRow, "id">,
): Promise<void> {
  await tx.platform.update({ where: { id }, data: details });
}

/**
 * Makes a name one of a platform's spellings.
 * @returns false where it is another platform's
 */
export async function claimPlatformName(
  tx: Tx,
  { platformId, key, name }: { platformId: string; key: string; name: string },
  now: Date,
): Promise<boolean> {
  const others = await tx.platform.count({ where: { name, id: { not: platformId } } });
  if (others > 0) return false;
  const alias = { nameKey: key, name, platformId, createdAt: now };
  await tx.platformAlias.createMany({ data: [alias], skipDuplicates: true });
  const known = await tx.platformAlias.findUnique({ where: { nameKey: key } });
  return known?.platformId === platformId;
}
