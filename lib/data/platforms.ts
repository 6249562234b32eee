import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import { platformShown } from "#lib/data/shown.ts";
import { Prisma } from "#prisma/generated/client.ts";

const platformsSchema = z.array(
  z.strictObject({ id: z.string(), name: z.string(), city: z.string(), zone: z.string() }),
);

export type PlatformItem = z.infer<typeof platformsSchema>[number];

/** Every platform that the scope reaches, in the order of their names as Chinese dictionaries sort. */
export async function listPlatforms(scope: Scope): Promise<PlatformItem[]> {
  return listWhere(scope, Prisma.sql`TRUE`);
}

/** The platforms to choose from: all but those that only an undone import had brought. */
export async function listShownPlatforms(scope: Scope): Promise<PlatformItem[]> {
  return listWhere(scope, platformShown);
}

async function listWhere(scope: Scope, condition: Prisma.Sql): Promise<PlatformItem[]> {
  const rows = await db().$queryRaw`
    SELECT p.id, p.name, p.city, p.zone FROM platform p
    WHERE ${condition} AND ${platformReach(scope, Prisma.sql`p`)}`;
  return platformsSchema.parse(rows).sort((a, b) => a.name.localeCompare(b.name, "zh"));
}
