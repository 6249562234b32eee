import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { regionReach } from "#lib/data/reach.ts";
import { regionShown } from "#lib/data/shown.ts";
import { Prisma } from "#prisma/generated/client.ts";

const regionsSchema = z.array(z.strictObject({ id: z.string(), name: z.string() }));

export type RegionItem = z.infer<typeof regionsSchema>[number];

/** The regions to choose from that the scope reaches, in the order of their names as Chinese dictionaries sort. */
export async function listRegions(scope: Scope): Promise<RegionItem[]> {
  const rows = await db().$queryRaw`
    SELECT r.id, r.name FROM region r
    WHERE ${regionShown} AND ${regionReach(scope, Prisma.sql`r`)}`;
  return regionsSchema.parse(rows).sort((a, b) => a.name.localeCompare(b.name, "zh"));
}
