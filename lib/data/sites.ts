import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { dealerReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const sitesSchema = z.array(
  z.strictObject({ id: z.string(), name: z.string(), city: z.string().nullable() }),
);

/** A place that a dealer has goods delivered to; a site without a city lies in the dealer's. */
export type SiteItem = z.infer<typeof sitesSchema>[number];

/** A dealer's sites, the one that its orders went to last first. */
export async function listSites(scope: Scope, dealerId: string): Promise<SiteItem[]> {
  const rows = await db().$queryRaw`
    SELECT t.id, t.name, coalesce(t.city, d.city) AS city
    FROM site t JOIN dealer d ON d.id = t.dealer_id
    LEFT JOIN LATERAL (
      SELECT o.ordered_at FROM dealer_order o
      WHERE o.dealer_id = t.dealer_id AND o.site_id = t.id
      ORDER BY o.ordered_at DESC LIMIT 1
    ) last ON TRUE
    WHERE t.dealer_id = ${dealerId}::uuid AND ${dealerReach(scope, Prisma.sql`d`)}
    ORDER BY last.ordered_at DESC NULLS LAST, t.name COLLATE "zh-x-icu"`;
  return sitesSchema.parse(rows);
}
