import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import {
  type LogDay,
  type LogShipment,
  logShipmentSchema,
  MAX_DAY_SHIPMENTS,
} from "#lib/contracts/log-day.ts";
import { LISTED_OVERDUE_DAYS } from "#lib/data/board.ts";
import { db } from "#lib/data/client.ts";
import { listDrivers } from "#lib/data/drivers.ts";
import { listReasons } from "#lib/data/miss-reasons.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const DAY_MS = 86_400_000;

/** What ended today was due within so many days of it: so long back the index is asked. */
const ENDED_WITHIN_DAYS = 31;

/** How far back a site is asked who takes deliveries there. */
const RECIPIENTS_DAYS = 180;

/**
 * What a phone needs of the day without a network: a driver's shipments, or the open ones of whatever
 * else the scope reaches, without those that have been overdue for longer than a week, as on the board;
 * and those that ended today by their platform's clock.
 */
export async function readLogDay(
  scope: Scope,
  person: Pick<LogDay, "personId" | "name" | "role">,
  now: Date,
): Promise<LogDay> {
  const keys = await listKeys(scope, now);
  const [shipments, reasons, drivers] = await Promise.all([
    readShipments(keys, now),
    listReasons(scope),
    scope.reach.kind === "driver" ? [] : listDrivers(scope, null),
  ]);
  return {
    ...person,
    serverNowMs: now.getTime(),
    shipments,
    openTotal: keys[0]?.openTotal ?? 0,
    platforms: await listOf(new Set(shipments.map(({ platformId }) => platformId))),
    reasons,
    drivers: drivers.map(({ id, name }) => ({ id, name })),
  };
}

const keysSchema = z.array(
  z.strictObject({ dealerId: z.string(), id: z.string(), openTotal: z.int() }),
);
type Keys = z.infer<typeof keysSchema>;

async function listKeys(scope: Scope, now: Date): Promise<Keys> {
  const reached = shipmentReach(scope, Prisma.sql`s`);
  const since = new Date(now.getTime() - LISTED_OVERDUE_DAYS * DAY_MS);
  const isListed =
    scope.reach.kind === "driver"
      ? Prisma.sql`TRUE`
      : Prisma.sql`coalesce(s.adjusted_due_at, 'infinity') >= ${since}`;
  const endedSince = new Date(now.getTime() - ENDED_WITHIN_DAYS * DAY_MS);
  const rows = await db().$queryRaw`
    WITH open AS (
      SELECT s.dealer_id, s.id, coalesce(s.adjusted_due_at, s.due_at) AS due, FALSE AS ended,
        count(*) OVER ()::int AS total
      FROM shipment s
      WHERE s.verdict IS NULL AND NOT s.retracted AND ${reached} AND ${isListed}
      ORDER BY due, s.id LIMIT ${MAX_DAY_SHIPMENTS}
    ), ended AS (
      SELECT s.dealer_id, s.id, coalesce(s.delivered_at, s.cancelled_at) AS due, TRUE AS ended
      FROM shipment s JOIN platform p ON p.id = s.platform_id
      WHERE s.verdict IS NOT NULL AND NOT s.retracted AND ${reached} AND s.due_at >= ${endedSince}
        AND coalesce(s.delivered_at, s.cancelled_at)
          >= date_trunc('day', ${now}::timestamptz AT TIME ZONE p.zone) AT TIME ZONE p.zone
      ORDER BY due DESC LIMIT ${MAX_DAY_SHIPMENTS}
    )
    SELECT x.dealer_id AS "dealerId", x.id,
      coalesce((SELECT total FROM open LIMIT 1), 0) AS "openTotal"
    FROM (SELECT dealer_id, id, due, ended FROM open
      UNION ALL SELECT dealer_id, id, due, ended FROM ended) x
    ORDER BY x.ended, x.due, x.id`;
  return keysSchema.parse(rows);
}

const inMs = (instant: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${instant}) * 1000)::float8`;

/** These shipments in this order. */
async function readShipments(keys: Keys, now: Date): Promise<LogShipment[]> {
  const recipientsSince = new Date(now.getTime() - RECIPIENTS_DAYS * DAY_MS);
  const rows = await db().$queryRaw`
    SELECT s.dealer_id AS "dealerId", s.id, s.number, o.number AS "orderNumber",
      d.name AS "dealerName", s.platform_id AS "platformId", p.name AS "platformName", p.zone,
      s.service_class AS "serviceClass", t.name AS place, coalesce(t.city, d.city) AS city,
      t.address, s.state, s.version, ${inMs(Prisma.sql`s.accepted_at`)} AS "acceptedAtMs",
      ${inMs(Prisma.sql`s.starts_at`)} AS "startsAtMs", ${inMs(Prisma.sql`s.due_at`)} AS "dueAtMs",
      s.due_precision AS "duePrecision",
      ${inMs(Prisma.sql`s.adjusted_due_at`)} AS "adjustedDueAtMs",
      ${inMs(Prisma.sql`s.dispatched_at`)} AS "dispatchedAtMs",
      ${inMs(Prisma.sql`s.delivered_at`)} AS "deliveredAtMs",
      ${inMs(Prisma.sql`s.cancelled_at`)} AS "cancelledAtMs",
      s.driver_id AS "driverId", w.name AS "driverName", s.reason,
      l.lines, l.pieces, e.events, e.boxes, coalesce(r.recipients, '[]') AS recipients
    FROM unnest(${keys.map(({ dealerId }) => dealerId)}::uuid[],
        ${keys.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS k(dealer_id, id, place)
    JOIN shipment s ON s.dealer_id = k.dealer_id AND s.id = k.id
    JOIN dealer d ON d.id = s.dealer_id
    JOIN platform p ON p.id = s.platform_id
    LEFT JOIN site t ON t.id = s.site_id
    LEFT JOIN person w ON w.id = s.driver_id
    LEFT JOIN dealer_order o ON o.dealer_id = s.dealer_id AND o.id = s.order_id
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('lineNo', i.line_no, 'sku', x.sku, 'name', x.name,
          'nameEn', x.name_en, 'quantity', i.quantity) ORDER BY i.line_no), '[]') AS lines,
        coalesce(sum(i.quantity), 0)::int AS pieces
      FROM shipment_line i LEFT JOIN product x ON x.id = i.product_id
      WHERE i.dealer_id = s.dealer_id AND i.shipment_id = s.id
    ) l
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind,
          'occurredAtMs', round(${inMs(Prisma.sql`v.occurred_at`)})::bigint, 'isVoid', v.is_void)
          ORDER BY v.occurred_at, v.recorded_at, v.id), '[]') AS events,
        (array_agg((v.data->>'boxes')::int ORDER BY v.occurred_at DESC, v.id DESC)
          FILTER (WHERE v.kind = 'picked' AND v.data ? 'boxes' AND NOT v.is_void))[1] AS boxes
      FROM (
        SELECT h.*, EXISTS (SELECT FROM shipment_event b
          WHERE b.dealer_id = h.dealer_id AND b.shipment_id = h.shipment_id
            AND ((b.data->'withdrawal'->>'eventId' = h.id::text
                AND b.actor_id IS NOT DISTINCT FROM h.actor_id)
              OR b.data->'retraction'->>'importId' = h.import_id::text)) AS is_void
        FROM shipment_event h WHERE h.dealer_id = s.dealer_id AND h.shipment_id = s.id
      ) v
    ) e
    LEFT JOIN LATERAL (
      SELECT json_agg(f.name ORDER BY f.at DESC) AS recipients FROM (
        SELECT v.data->>'recipient' AS name, max(v.occurred_at) AS at
        FROM shipment b JOIN shipment_event v ON v.dealer_id = b.dealer_id
          AND v.shipment_id = b.id AND v.kind = 'delivered' AND v.data ? 'recipient'
        WHERE b.dealer_id = s.dealer_id AND b.site_id = s.site_id AND b.due_at >= ${recipientsSince}
          AND b.delivered_at IS NOT NULL AND NOT b.retracted AND NOT EXISTS (
            SELECT FROM shipment_event c WHERE c.dealer_id = v.dealer_id
              AND c.shipment_id = v.shipment_id AND c.data->'withdrawal'->>'eventId' = v.id::text)
        GROUP BY 1 ORDER BY 2 DESC LIMIT 5) f
    ) r ON TRUE
    ORDER BY k.place`;
  return z.array(logShipmentSchema).parse(rows);
}

async function listOf(platformIds: ReadonlySet<string>): Promise<LogDay["platforms"]> {
  return db().platform.findMany({
    where: { id: { in: [...platformIds] } },
    select: { id: true, name: true, zone: true, lateEntryMinutes: true },
    orderBy: { id: "asc" },
  });
}
