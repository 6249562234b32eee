import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { dealerReach, regionReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z
  .array(
    z.strictObject({
      site: z.string().nullable(),
      product: z.string().nullable(),
      region: z.string().nullable(),
    }),
  )
  .length(1);

type CutNames = z.infer<typeof rowsSchema>[number];

/**
 * What the things that a cut names by id are called; null where it names none or the scope reaches
 * none of that id. Products are everybody's to order.
 */
export async function findCutNames(
  scope: Scope,
  { siteId, productId, regionId }: Pick<ShipmentCut, "siteId" | "productId" | "regionId">,
): Promise<CutNames> {
  const rows = await db().$queryRaw`
    SELECT (
      SELECT t.name FROM site t JOIN dealer d ON d.id = t.dealer_id
      WHERE t.id = ${siteId}::uuid AND ${dealerReach(scope, Prisma.sql`d`)}
    ) AS site,
    (SELECT name FROM product WHERE id = ${productId}::uuid) AS product,
    (
      SELECT r.name FROM region r
      WHERE r.id = ${regionId}::uuid AND ${regionReach(scope, Prisma.sql`r`)}
    ) AS region`;
  return rowsSchema.parse(rows)[0] ?? { site: null, product: null, region: null };
}
