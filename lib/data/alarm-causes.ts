import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { Tx } from "#lib/data/client.ts";
import { findFacts } from "#lib/data/facts/read-facts.ts";
import { cellReach, dealerReach, shipmentReach } from "#lib/data/reach.ts";
import type { StandingConflict, WaitingDispute, WeakDealer } from "#lib/domain/alarms/causes.ts";
import { openStates } from "#lib/domain/board/board-card.ts";
import { conflictsOf } from "#lib/domain/orders/conflicts.ts";
import { Prisma } from "#prisma/generated/client.ts";

const s = Prisma.sql`s`;

const shipmentsSchema = z.array(
  z
    .strictObject({
      dealerId: z.string(),
      shipmentId: z.string(),
      platformId: z.string(),
      zone: z.string(),
      serviceClass: z.string(),
      state: z.enum(openStates),
      transitMinutes: z.int().nullable(),
      startsAt: z.date().nullable(),
      dispatchedAt: z.date().nullable(),
      dueAt: z.date(),
      retracted: z.boolean(),
    })
    .transform(({ startsAt, dispatchedAt, dueAt, ...row }) => ({
      ...row,
      startsAtMs: startsAt?.getTime() ?? null,
      dispatchedAtMs: dispatchedAt?.getTime() ?? null,
      dueAtMs: dueAt.getTime(),
    })),
);

/** An open shipment whose clock runs, with what tells how long the rest of it takes. */
export type RunningShipment = z.infer<typeof shipmentsSchema>[number];

/**
 * The open shipments in reach whose clock runs and that are due, as the dealer expects them, between
 * two instants, or of which an alarm has been raised that has not ended.
 */
export async function listRunningShipments(
  scope: Scope,
  tx: Tx,
  from: Date,
  to: Date,
): Promise<RunningShipment[]> {
  // Putting off moves what a dealer expects to later, never to earlier, and by weeks at the most.
  const rows = await tx.$queryRaw`
    SELECT s.dealer_id AS "dealerId", s.id AS "shipmentId", s.platform_id AS "platformId", p.zone,
      s.service_class AS "serviceClass", s.state, s.transit_minutes AS "transitMinutes",
      s.starts_at AS "startsAt", s.dispatched_at AS "dispatchedAt", s.adjusted_due_at AS "dueAt", s.retracted
    FROM platform p JOIN shipment s ON s.platform_id = p.id
    WHERE s.verdict IS NULL AND NOT s.retracted AND s.adjusted_due_at IS NOT NULL
      AND s.state = ANY(${[...openStates]}) AND ${shipmentReach(scope, s)}
      AND ((s.due_at BETWEEN ${from}::timestamptz - interval '92 days' AND ${to}::timestamptz
          AND s.adjusted_due_at BETWEEN ${from}::timestamptz AND ${to}::timestamptz)
        OR (s.dealer_id, s.id) IN (
          SELECT a.dealer_id, a.shipment_id FROM alarm a
          WHERE a.ended_at IS NULL AND a.kind IN ('at_risk', 'breach')))`;
  return shipmentsSchema.parse(rows);
}

const disputesSchema = z.array(
  z
    .strictObject({
      dealerId: z.string(),
      receiptId: z.string(),
      shipmentId: z.string(),
      platformId: z.string(),
      openedAt: z.date(),
    })
    .transform(({ openedAt, ...row }): WaitingDispute => {
      return { ...row, openedAtMs: openedAt.getTime() };
    }),
);

/** The disputes in reach that wait for an answer. */
export async function listWaitingDisputes(scope: Scope, tx: Tx): Promise<WaitingDispute[]> {
  const rows = await tx.$queryRaw`
    SELECT r.dealer_id AS "dealerId", r.id AS "receiptId", s.id AS "shipmentId",
      s.platform_id AS "platformId", r.recorded_at AS "openedAt"
    FROM receipt r
    JOIN shipment s ON s.dealer_id = r.dealer_id AND s.id = r.shipment_id
    WHERE r.kind = 'disputed' AND NOT s.retracted AND ${cellReach(scope, s)} AND NOT EXISTS (
      SELECT 1 FROM dispute_answer a WHERE a.dealer_id = r.dealer_id AND a.receipt_id = r.id)`;
  return disputesSchema.parse(rows);
}

const conflictsSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    shipmentId: z.string(),
    platformId: z.string(),
    eventId: z.string(),
    since: z.date(),
  }),
);

/**
 * The events in reach that have no effect, of those that lost it since an instant, and of those whose
 * alarm has not ended.
 */
export async function listConflicts(
  scope: Scope,
  tx: Tx,
  since: Date,
): Promise<StandingConflict[]> {
  const rows = await tx.$queryRaw`
    SELECT s.dealer_id AS "dealerId", s.id AS "shipmentId", s.platform_id AS "platformId",
      k.event_id AS "eventId", max(k.since) AS since
    FROM (
      SELECT (u.data->>'dealerId')::uuid AS dealer_id, u.subject::uuid AS shipment_id,
        u.data->>'eventId' AS event_id, u.at AS since
      FROM audit u WHERE u.action = 'shipment.conflict' AND u.at >= ${since}::timestamptz
      UNION ALL
      SELECT a.dealer_id, a.shipment_id, substr(a.cause, length('conflict:') + 1), a.raised_at
      FROM alarm a WHERE a.ended_at IS NULL AND a.kind = 'conflict'
    ) k JOIN shipment s ON s.dealer_id = k.dealer_id AND s.id = k.shipment_id
    WHERE NOT s.retracted AND ${cellReach(scope, s)}
    GROUP BY 1, 2, 3, 4`;
  const known = conflictsSchema.parse(rows);
  if (known.length === 0) return [];
  const keys = new Map(
    known.map(({ dealerId, shipmentId }) => [shipmentId, { dealerId, id: shipmentId }]),
  );
  const standing = new Map(
    (await findFacts(tx, [...keys.values()])).flatMap(({ events }) =>
      conflictsOf(events).map((conflict) => [conflict.event.id, conflict] as const),
    ),
  );
  return known.flatMap(({ since: at, ...place }) => {
    const conflict = standing.get(place.eventId);
    if (conflict === undefined) return [];
    const { event, from } = conflict;
    return [{ ...place, sinceMs: at.getTime(), said: event.kind, state: from }];
  });
}

const weakSchema = z.array(
  z.strictObject({ dealerId: z.string(), day: z.int(), due: z.int(), onTime: z.int() }),
);

/** The dealers in reach that the latest judgement found weak, each with the day on which it turned. */
export async function listWeakDealers(scope: Scope, tx: Tx): Promise<WeakDealer[]> {
  const rows = await tx.$queryRaw`
    SELECT t.dealer_id AS "dealerId", t.on_day - '1970-01-01'::date AS day, t.due,
      t.on_time AS "onTime"
    FROM (SELECT DISTINCT ON (dealer_id) * FROM dealer_turn ORDER BY dealer_id, on_day DESC) t
    JOIN dealer d ON d.id = t.dealer_id
    WHERE t.weak AND ${dealerReach(scope, Prisma.sql`d`)}`;
  return weakSchema.parse(rows);
}
