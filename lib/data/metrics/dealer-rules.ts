import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { cellReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    kind: z.enum(["policy", "calendar"]),
    on: z.string(),
    platformName: z.string(),
    serviceClass: z.string().nullable(),
  }),
);

/**
 * When the standards and opening hours that a dealer's shipments are promised by changed, by the civil
 * date of the platform; the first version of each is no change. Newest last.
 */
export async function readDealerRules(scope: Scope, dealerId: string) {
  const rows = await db().$queryRaw`
    WITH served AS (
      SELECT DISTINCT c.platform_id, c.service_class FROM dealer_sla_month c
      WHERE c.dealer_id = ${dealerId}::uuid AND c.due > 0 AND ${cellReach(scope, Prisma.sql`c`)}
    ), versions AS (
      SELECT 'policy' AS kind, v.platform_id, v.service_class, v.effective_from,
        row_number() OVER (PARTITION BY v.platform_id, v.service_class ORDER BY v.effective_from) AS nth
      FROM policy_version v JOIN served USING (platform_id, service_class)
      WHERE (v.dealer_id IS NULL OR v.dealer_id = ${dealerId}::uuid) AND v.withdrawn_at IS NULL
      UNION ALL
      SELECT 'calendar', v.platform_id, NULL, v.effective_from,
        row_number() OVER (PARTITION BY v.platform_id ORDER BY v.effective_from)
      FROM calendar_version v
      WHERE v.platform_id IN (SELECT platform_id FROM served) AND v.withdrawn_at IS NULL
    )
    SELECT v.kind, (v.effective_from AT TIME ZONE p.zone)::date::text AS on,
      p.name AS "platformName", v.service_class AS "serviceClass"
    FROM versions v JOIN platform p ON p.id = v.platform_id
    WHERE v.nth > 1
    ORDER BY v.effective_from, p.name`;
  return rowsSchema.parse(rows);
}
