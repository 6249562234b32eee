import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { dealerReach } from "#lib/data/reach.ts";
import { dealerShown, platformShown } from "#lib/data/shown.ts";
import type { OrderDraft } from "#lib/domain/ordering/fulfilment.ts";
import { Prisma } from "#prisma/generated/client.ts";

const located = {
  city: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
};

const placesSchema = z
  .array(
    z.strictObject({
      dealer: z.strictObject({ city: z.string().nullable() }).nullable(),
      site: z.strictObject(located).nullable(),
      platforms: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          zone: z.string(),
          lateEntryMinutes: z.int(),
          ...located,
          city: z.string(),
        }),
      ),
      products: z.array(z.strictObject({ id: z.string(), retired: z.boolean() })),
    }),
  )
  .length(1);

/** What a draft names, as far as it is there and in reach, and every platform it may come from. */
export type OrderPlaces = z.infer<typeof placesSchema>[number];

export async function readOrderPlaces(scope: Scope, draft: OrderDraft): Promise<OrderPlaces> {
  const productIds = draft.lines.map(({ productId }) => productId);
  const rows = await db().$queryRaw`
    SELECT
      (SELECT json_build_object('city', d.city) FROM dealer d
        WHERE d.id = ${draft.dealerId}::uuid AND ${dealerShown}
          AND ${dealerReach(scope, Prisma.sql`d`)}) AS dealer,
      (SELECT json_build_object('city', s.city, 'latitude', s.latitude, 'longitude', s.longitude)
        FROM site s
        WHERE s.id = ${draft.siteId}::uuid AND s.dealer_id = ${draft.dealerId}::uuid) AS site,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'zone', p.zone,
          'city', p.city, 'latitude', p.latitude, 'longitude', p.longitude,
          'lateEntryMinutes', p.late_entry_minutes) ORDER BY p.id), '[]')
        FROM platform p WHERE ${platformShown}) AS platforms,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'retired', p.retired)), '[]')
        FROM product p WHERE p.id = ANY(${productIds}::uuid[])) AS products`;
  return placesSchema.parse(rows)[0] ?? { dealer: null, site: null, platforms: [], products: [] };
}

const stampSchema = z.array(z.strictObject({ stamp: z.string() })).length(1);

/** A text that changes with every change to what a PolicyBook is made of. */
export async function readPolicyStamp(_scope: Scope): Promise<string> {
  const rows = await db().$queryRaw`
    SELECT concat_ws(' ', current_database(),
      (SELECT md5(string_agg(id::text || zone, ' ' ORDER BY id)) FROM platform),
      (SELECT md5(string_agg(id::text, ' ' ORDER BY id)) FROM calendar_version
        WHERE withdrawn_at IS NULL),
      (SELECT md5(string_agg(id::text, ' ' ORDER BY id)) FROM policy_version
        WHERE withdrawn_at IS NULL)) AS stamp`;
  return stampSchema.parse(rows)[0]?.stamp ?? "";
}

const reachedSchema = z.array(z.strictObject({ id: z.string() }));

/** Whether the scope reaches a dealer; asks the database only where the scope itself does not say. */
export async function reachesDealer(scope: Scope, dealerId: string): Promise<boolean> {
  const { reach } = scope;
  if (reach.kind === "company") return true;
  if (reach.kind === "dealers") return reach.ids.includes(dealerId);
  const rows = await db().$queryRaw`
    SELECT d.id FROM dealer d
    WHERE d.id = ${dealerId}::uuid AND ${dealerReach(scope, Prisma.sql`d`)}`;
  return reachedSchema.parse(rows).length > 0;
}
