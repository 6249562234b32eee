import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** The shipment that an event is logged of, and the event's id. */
export type LogKey = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly eventId: string;
};

const logPlaceSchema = z.array(
  z.strictObject({
    version: z.int(),
    state: z.string(),
    driverId: z.string().nullable(),
    lateEntryMinutes: z.int(),
    /** The shipment of the dealer that has an event of this id already. */
    takenBy: z.string().nullable(),
  }),
);

/** What deciding on an event asks of its shipment beside the facts. */
export type LogPlace = z.infer<typeof logPlaceSchema>[number];

/**
 * Whether somebody may log of a shipment `s`: who reaches it; and a driver who has had it, whose phone
 * learned too late that somebody else has it now.
 */
function logReach(scope: Scope): Prisma.Sql {
  const reached = shipmentReach(scope, Prisma.sql`s`);
  if (scope.reach.kind !== "driver") return reached;
  const { id } = scope.reach;
  return Prisma.sql`(${reached}
    OR EXISTS (SELECT 1 FROM shipment_event e WHERE e.dealer_id = s.dealer_id
      AND e.shipment_id = s.id AND e.actor_id = ${id}::uuid)
    OR EXISTS (SELECT 1 FROM audit a WHERE a.action = 'shipment.assigned'
      AND a.subject = s.id::text AND ${id}::text IN (a.data->>'from', a.data->>'to')))`;
}

/**
 * Locks a shipment, and the event's id, until the transaction ends, and reads what stands beside its
 * facts; null where there is no such shipment to log of.
 */
export async function lockLogPlace(
  scope: Scope,
  tx: SqlTx,
  { dealerId, shipmentId, eventId }: LogKey,
): Promise<LogPlace | null> {
  // A statement of its own: the next one reads what whoever held the locks has committed. The id is
  // locked as well, for it may be sent for two shipments of a dealer at once; of two dealers it is two
  // events, as the table's key has it.
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${eventId}, 0))::text
    FROM (SELECT 1 FROM shipment s
      WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid FOR UPDATE) locked`;
  const rows = await tx.$queryRaw`
    SELECT s.version, s.state, s.driver_id AS "driverId",
      p.late_entry_minutes AS "lateEntryMinutes",
      (SELECT e.shipment_id FROM shipment_event e
        WHERE e.dealer_id = s.dealer_id AND e.id = ${eventId}::uuid) AS "takenBy"
    FROM shipment s JOIN platform p ON p.id = s.platform_id
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid AND NOT s.retracted
      AND ${logReach(scope)}`;
  return logPlaceSchema.parse(rows)[0] ?? null;
}

const limitSchema = z.array(z.strictObject({ minutes: z.int() }));

/** How long ago something may have happened that is entered now, at a platform; in minutes. */
export async function findLateEntryMinutes(
  tx: Pick<SqlTx, "$queryRaw">,
  platformId: string,
): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT late_entry_minutes AS minutes FROM platform WHERE id = ${platformId}::uuid`;
  return limitSchema.parse(rows)[0]?.minutes ?? 0;
}

const namesSchema = z.array(z.strictObject({ name: z.string() }));

/** What somebody who has logged something is called. */
export async function findPersonName(
  tx: Pick<SqlTx, "$queryRaw">,
  id: string,
): Promise<string | null> {
  const rows = await tx.$queryRaw`SELECT name FROM person WHERE id = ${id}::uuid`;
  return namesSchema.parse(rows)[0]?.name ?? null;
}

/** A device that events came from, and how far its clock was off: its own less ours. */
export type SeenDevice = {
  readonly id: string;
  readonly userAgent: string;
  readonly skewMs: number;
};

const MAX_SKEW_MS = 2_147_483_647;

/** Notes a device of whoever asks, and what its clock said; of nobody's there is nothing to note. */
export async function putDevice(
  { actorId }: Scope,
  { id, userAgent, skewMs }: SeenDevice,
  now: Date,
): Promise<void> {
  if (actorId === null) return;
  const bounded = Math.max(-MAX_SKEW_MS, Math.min(MAX_SKEW_MS, Math.round(skewMs)));
  await db().$executeRaw`
    INSERT INTO device (id, person_id, user_agent, skew_ms, measured_at)
    VALUES (${id}::uuid, ${actorId}::uuid, ${userAgent.slice(0, 300)}, ${bounded}::int,
      ${now}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id,
      user_agent = excluded.user_agent, skew_ms = excluded.skew_ms,
      measured_at = excluded.measured_at`;
}
