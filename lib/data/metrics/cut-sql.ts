import { NO_REASON, type ShipmentCut } from "#lib/contracts/filters.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** The start of the clock of shipment `s` on the wall clock of its platform `p`. */
export const startsLocal = Prisma.sql`(s.starts_at AT TIME ZONE p.zone)`;

/** Conditions of a cut on shipments `s`, their platform `p` and their dealer `d`. */
export function cutWhere(cut: ShipmentCut): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`];
  if (cut.weekdays !== null) {
    conditions.push(
      Prisma.sql`extract(isodow FROM ${startsLocal})::int = ANY(${[...cut.weekdays]}::int[])`,
    );
  }
  if (cut.hours !== null) {
    conditions.push(
      Prisma.sql`extract(hour FROM ${startsLocal})::int = ANY(${[...cut.hours]}::int[])`,
    );
  }
  if (cut.reason === NO_REASON) conditions.push(Prisma.sql`s.reason IS NULL`);
  else if (cut.reason !== null) conditions.push(Prisma.sql`s.reason = ${cut.reason}`);
  if (cut.productLine !== null) {
    conditions.push(hasLine(Prisma.sql`pr.line = ${cut.productLine}`));
  }
  if (cut.productId !== null) conditions.push(hasLine(Prisma.sql`pr.id = ${cut.productId}::uuid`));
  if (cut.siteId !== null) conditions.push(Prisma.sql`s.site_id = ${cut.siteId}::uuid`);
  if (cut.regionId !== null) conditions.push(Prisma.sql`d.region_id = ${cut.regionId}::uuid`);
  return Prisma.join(conditions, " AND ");
}

function hasLine(product: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM shipment_line l
    WHERE l.dealer_id = s.dealer_id AND l.shipment_id = s.id
      AND l.product_id = ANY(ARRAY(SELECT pr.id FROM product pr WHERE ${product})))`;
}
