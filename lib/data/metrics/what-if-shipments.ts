import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { CohortFilter } from "#lib/contracts/filters.ts";
import { db } from "#lib/data/client.ts";
import { liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import type { WhatIfShipment } from "#lib/domain/what-if/recompute.ts";
import { Prisma } from "#prisma/generated/client.ts";

// One row of lists instead of a row for each: Prisma makes an object of every row it reads.
const listsSchema = z
  .array(
    z.strictObject({
      dealers: z.array(z.string()),
      ids: z.array(z.string()),
      classes: z.array(z.string()),
      accepted: z.array(z.number().nullable()),
      due: z.array(z.number()),
      delivered: z.array(z.number().nullable()),
      cancelled: z.array(z.number().nullable()),
      cancelledBy: z.array(z.enum(["dealer", "distributor"]).nullable()),
      byDay: z.int(),
    }),
  )
  .length(1);

/** A shipment to be judged under a draft, with the class that picks its policy. */
export type ClassedShipment = WhatIfShipment & { readonly serviceClass: string };

/**
 * All shipments of a cohort, the void ones too, with what their raw verdict rests on. An acceptance
 * that is known to the day only counts as not known: two hours cannot be promised from a date.
 * `byDay` is how many deliveries are known to the day only.
 */
export async function readWhatIfShipments(
  scope: Scope,
  filter: CohortFilter & { readonly dealerIds: readonly string[] | null },
  asOf: Date,
): Promise<{ shipments: ClassedShipment[]; byDay: number }> {
  const rows = await db().$queryRaw(Prisma.sql`
    SELECT coalesce(array_agg(c.dealer_id::text), '{}') AS dealers,
      coalesce(array_agg(c.id::text), '{}') AS ids,
      coalesce(array_agg(c.service_class), '{}') AS classes,
      coalesce(array_agg(c.accepted), '{}') AS accepted,
      coalesce(array_agg(c.due), '{}') AS due,
      coalesce(array_agg(c.delivered), '{}') AS delivered,
      coalesce(array_agg(c.cancelled), '{}') AS cancelled,
      coalesce(array_agg(c.cancelled_by), '{}') AS "cancelledBy",
      count(*) FILTER (WHERE c.by_day)::int AS "byDay"
    FROM (
      SELECT s.dealer_id, s.id, s.service_class, s.cancelled_by,
        s.delivered_precision = 'date' AS by_day,
        CASE WHEN s.starts_at IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM shipment_event e WHERE e.dealer_id = s.dealer_id AND e.shipment_id = s.id
            AND e.kind = 'accepted' AND e.precision = 'date')
        THEN extract(epoch FROM s.accepted_at)::float * 1000 END AS accepted,
        extract(epoch FROM s.due_at)::float * 1000 AS due,
        extract(epoch FROM s.delivered_at)::float * 1000 AS delivered,
        extract(epoch FROM s.cancelled_at)::float * 1000 AS cancelled
      FROM shipment s
      WHERE ${liveCohort(scope, filter)} AND s.due_at < ${asOf}
    ) c`);
  const [lists] = listsSchema.parse(rows);
  if (!lists) return { shipments: [], byDay: 0 };
  const ms = (list: readonly (number | null)[], index: number) => {
    const value = list[index] ?? null;
    return value === null ? null : Math.round(value);
  };
  const shipments = lists.ids.map((id, index) => ({
    id,
    dealerId: lists.dealers[index] ?? "",
    serviceClass: lists.classes[index] ?? "",
    acceptedAtMs: ms(lists.accepted, index),
    dueAtMs: Math.round(lists.due[index] ?? 0),
    deliveredAt: ms(lists.delivered, index),
    cancelledAt: ms(lists.cancelled, index),
    cancelledBy: lists.cancelledBy[index] ?? null,
  }));
  return { shipments, byDay: lists.byDay };
}

const namesSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    id: z.string(),
    number: z.string().nullable(),
    dealer: z.string(),
    acceptedAt: z.date(),
    dueAt: z.date(),
    deliveredAt: z.date().nullable(),
  }),
);

export type NamedShipment = z.infer<typeof namesSchema>[number];

/** What a few shipments are called, and their times. */
export async function nameShipments(
  scope: Scope,
  keys: readonly { readonly dealerId: string; readonly id: string }[],
): Promise<NamedShipment[]> {
  const dealerIds = [...new Set(keys.map(({ dealerId }) => dealerId))];
  const rows = await db().$queryRaw(Prisma.sql`
    SELECT s.dealer_id AS "dealerId", s.id, s.number, d.name AS dealer,
      s.accepted_at AS "acceptedAt", s.due_at AS "dueAt", s.delivered_at AS "deliveredAt"
    FROM shipment s JOIN dealer d ON d.id = s.dealer_id
    WHERE s.dealer_id = ANY(${dealerIds}::uuid[]) AND s.id = ANY(${keys.map(({ id }) => id)}::uuid[])
      AND ${shipmentReach(scope, Prisma.sql`s`)}`);
  return namesSchema.parse(rows);
}
