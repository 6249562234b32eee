import type { Scope } from "#lib/auth/require-scope.ts";
import { db } from "#lib/data/client.ts";

export type PlatformItem = { id: string; name: string; city: string; zone: string };

/** Every platform, in the order of their names as Chinese dictionaries sort. */
export async function listPlatforms(_scope: Scope): Promise<PlatformItem[]> {
  const rows = await db().platform.findMany({
    select: { id: true, name: true, city: true, zone: true },
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "zh"));
}
