import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { platformShown } from "#lib/data/shown.ts";

const idsSchema = z.array(z.strictObject({ id: z.string() }));

export type PlatformItem = { id: string; name: string; city: string; zone: string };

/** Every platform, in the order of their names as Chinese dictionaries sort. */
export async function listPlatforms(_scope: Scope): Promise<PlatformItem[]> {
  const rows = await db().platform.findMany({
    select: { id: true, name: true, city: true, zone: true },
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "zh"));
}

/** The platforms to choose from: all but those that only an undone import had brought. */
export async function listShownPlatforms(scope: Scope): Promise<PlatformItem[]> {
  const shown = idsSchema.parse(
    await db().$queryRaw`SELECT p.id FROM platform p WHERE ${platformShown}`,
  );
  const ids = new Set(shown.map(({ id }) => id));
  return (await listPlatforms(scope)).filter(({ id }) => ids.has(id));
}
