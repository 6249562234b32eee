import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { beginsWith } from "#lib/data/prefix-sql.ts";
import { dealerReach, orderReach, shipmentReach } from "#lib/data/reach.ts";
import { dealerShown } from "#lib/data/shown.ts";
import { Prisma } from "#prisma/generated/client.ts";

const dealersSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    others: z.array(z.string()),
    city: z.string().nullable(),
    platform: z.string().nullable(),
    regionId: z.string().nullable(),
  }),
);

/** A dealer as a search by name sees it; `others` = its other spellings. */
export type DealerName = z.infer<typeof dealersSchema>[number];

/** Every dealer that lists show the scope, with all its spellings; dealers are few enough to be looked through in memory. */
export async function listDealerNames(scope: Scope): Promise<DealerName[]> {
  const rows = await db().$queryRaw`
    SELECT d.id, d.name, d.city, p.name AS platform, d.region_id AS "regionId",
      ARRAY(SELECT a.name FROM dealer_alias a WHERE a.dealer_id = d.id AND a.name <> d.name) AS others
    FROM dealer d LEFT JOIN platform p ON p.id = d.home_platform_id
    WHERE ${dealerShown} AND ${dealerReach(scope, Prisma.sql`d`)}
    ORDER BY d.name COLLATE "zh-x-icu"`;
  return dealersSchema.parse(rows);
}

const numbersSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    /** Of the shipment; null where it is an order that was found. */
    id: z.string().nullable(),
    number: z.string(),
    dealer: z.string(),
    on: z.string().nullable(),
  }),
);

/** A shipment or an order found by its number; `on` is the civil day it was due on. */
export type FoundNumber = z.infer<typeof numbersSchema>[number];

/**
 * The first shipments and orders whose numbers begin so, in the order of their numbers, `limit` of
 * each. Both are answered by the indexes on numbers, however many there are.
 */
export async function findNumbers(
  scope: Scope,
  beginning: string,
  limit: number,
): Promise<{ shipments: FoundNumber[]; orders: FoundNumber[] }> {
  // Numbers are mostly written in capitals. Each spelling is a walk along the index of its own: under
  // an OR the planner would gather all that match before it sorts.
  const prefixes = [...new Set([beginning, beginning.toUpperCase()])];
  const [shipments, orders] = await Promise.all([
    db().$queryRaw`
      SELECT s.dealer_id AS "dealerId", s.id, s.number, d.name AS dealer, s.due_on::text AS "on"
      FROM (${anyOf(prefixes, limit, (prefix) => shipmentsLike(scope, prefix))}) s
      JOIN dealer d ON d.id = s.dealer_id
      ORDER BY s.number LIMIT ${limit}`,
    db().$queryRaw`
      SELECT o.dealer_id AS "dealerId", NULL AS id, o.number, d.name AS dealer, NULL AS "on"
      FROM (${anyOf(prefixes, limit, (prefix) => ordersLike(scope, prefix))}) o
      JOIN dealer d ON d.id = o.dealer_id
      ORDER BY o.number LIMIT ${limit}`,
  ]);
  return { shipments: numbersSchema.parse(shipments), orders: numbersSchema.parse(orders) };
}

function anyOf(prefixes: readonly string[], limit: number, like: (prefix: string) => Prisma.Sql) {
  return Prisma.join(
    prefixes.map((prefix) => Prisma.sql`(${like(prefix)} ORDER BY number LIMIT ${limit})`),
    " UNION ALL ",
  );
}

function shipmentsLike(scope: Scope, prefix: string): Prisma.Sql {
  return Prisma.sql`
    SELECT dealer_id, id, number, due_on FROM shipment s
    WHERE ${beginsWith(Prisma.sql`number`, prefix)} AND NOT retracted
      AND ${shipmentReach(scope, Prisma.sql`s`)}`;
}

/** Orders of which something is left where an import was undone. */
function ordersLike(scope: Scope, prefix: string): Prisma.Sql {
  return Prisma.sql`
    SELECT dealer_id, id, number FROM dealer_order o
    WHERE ${beginsWith(Prisma.sql`number`, prefix)} AND ${orderReach(scope, Prisma.sql`o`)} AND EXISTS (
      SELECT 1 FROM shipment s
      WHERE s.dealer_id = o.dealer_id AND s.order_id = o.id AND NOT s.retracted)`;
}
