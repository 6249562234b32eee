import type { Scope } from "#lib/auth/require-scope.ts";
import { db } from "#lib/data/client.ts";

export type RegionItem = { id: string; name: string };

/** Every region, in the order of their names as Chinese dictionaries sort. */
export async function listRegions(_scope: Scope): Promise<RegionItem[]> {
  const rows = await db().region.findMany({ select: { id: true, name: true } });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "zh"));
}
