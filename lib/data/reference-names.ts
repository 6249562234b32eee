import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentCut } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";

/** What the things that a cut names by id are called; null where it names none or there is none. */
export async function findCutNames(
  _scope: Scope,
  { siteId, productId, regionId }: Pick<ShipmentCut, "siteId" | "productId" | "regionId">,
): Promise<{ site: string | null; product: string | null; region: string | null }> {
  const select = { name: true } as const;
  const [site, product, region] = await Promise.all([
    siteId === null ? null : db().site.findUnique({ where: { id: siteId }, select }),
    productId === null ? null : db().product.findUnique({ where: { id: productId }, select }),
    regionId === null ? null : db().region.findUnique({ where: { id: regionId }, select }),
  ]);
  return {
    site: site?.name ?? null,
    product: product?.name ?? null,
    region: region?.name ?? null,
  };
}
