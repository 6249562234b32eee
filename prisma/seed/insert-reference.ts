import type { Tx } from "#lib/data/client.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import type { DemoDealer } from "#prisma/seed/demo/dealers.ts";
import {
  calendarVersions,
  FOUNDED_AT_MS,
  platforms,
  policyVersions,
  regions,
  serviceClasses,
} from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";

/** Writes what the demo's facts refer to: network, products, dealers with their sites and spellings. */
export async function insertReference(tx: Tx, dealers: readonly DemoDealer[]): Promise<void> {
  const createdAt = new Date(FOUNDED_AT_MS);
  await tx.region.createMany({ data: regions.map((region) => ({ ...region, createdAt })) });
  await tx.serviceClass.createMany({
    data: serviceClasses.map((serviceClass) => ({ ...serviceClass, createdAt })),
  });
  await tx.platform.createMany({ data: platforms.map((platform) => ({ ...platform, createdAt })) });
  await tx.platformAlias.createMany({
    data: platforms.flatMap(({ id, name, city }) =>
      [name, city].map((spelling) => ({
        nameKey: nameKey(spelling),
        name: spelling,
        platformId: id,
        createdAt,
      })),
    ),
  });
  await tx.calendarVersion.createMany({
    data: calendarVersions.map(({ effectiveFromMs, windows, exceptions, ...version }) => ({
      ...version,
      windows: { ...windows },
      exceptions: { ...exceptions },
      effectiveFrom: new Date(effectiveFromMs),
      createdAt,
    })),
  });
  await tx.policyVersion.createMany({
    data: policyVersions.map(({ effectiveFromMs, ...version }) => ({
      ...version,
      effectiveFrom: new Date(effectiveFromMs),
      createdAt,
    })),
  });
  await tx.product.createMany({ data: products.map((product) => ({ ...product, createdAt })) });
  await insertDealers(tx, dealers, createdAt);
}

async function insertDealers(
  tx: Tx,
  dealers: readonly DemoDealer[],
  createdAt: Date,
): Promise<void> {
  await tx.dealer.createMany({
    data: dealers.map(({ aliases: _, sites: __, dealerClass, ...dealer }) => ({
      ...dealer,
      class: dealerClass,
      createdAt,
    })),
  });
  await tx.dealerAlias.createMany({
    data: dealers.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((spelling) => ({
        nameKey: nameKey(spelling),
        name: spelling,
        dealerId: id,
        createdAt,
      })),
    ),
  });
  await tx.site.createMany({
    data: dealers.flatMap(({ id, sites }) =>
      sites.map((site) => ({ ...site, dealerId: id, createdAt })),
    ),
  });
}
