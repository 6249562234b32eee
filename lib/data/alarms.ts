import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import { insertOutbox } from "#lib/data/outbox.ts";
import { responsible } from "#lib/data/responsible.ts";
import { alarmKinds, type Cause } from "#lib/domain/alarms/causes.ts";
import type { KnownAlarm } from "#lib/domain/alarms/decide-alarms.ts";

/** Any constant will do: who watches gives way to whoever does so already. */
const WATCH_LOCK_KEY = 7_122;

const lockSchema = z.array(z.strictObject({ won: z.boolean() }));

/** Whether nobody else watches: until the transaction is over nobody else will. */
export async function lockAlarms(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${WATCH_LOCK_KEY}) AS won`;
  return lockSchema.parse(rows)[0]?.won ?? false;
}

const knownSchema = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.enum(alarmKinds),
    cause: z.string(),
    dealerId: z.string(),
    ended: z.boolean(),
  }),
);

/** The alarms that were raised by these causes, and all that have not ended. */
export async function listKnownAlarms(tx: Tx, causes: readonly string[]): Promise<KnownAlarm[]> {
  const rows = await tx.$queryRaw`
    SELECT a.id, a.kind, a.cause, a.dealer_id AS "dealerId", a.ended_at IS NOT NULL AS ended
    FROM alarm a WHERE a.ended_at IS NULL OR a.cause = ANY(${[...causes]})`;
  return knownSchema.parse(rows);
}

/** Writes new alarms down and puts them into the inboxes of those responsible, or else of the admins. */
export async function insertAlarms(tx: Tx, causes: readonly Cause[], now: Date): Promise<string[]> {
  const raised_at = now.toISOString();
  const rows = causes.map(({ kind, cause, dealerId, shipmentId, platformId, data }) => ({
    id: newId(),
    kind,
    cause,
    dealer_id: dealerId,
    shipment_id: shipmentId,
    platform_id: platformId,
    data,
    raised_at,
  }));
  const ids = rows.map(({ id }) => id);
  await insertRows(tx, "alarm", rows);
  await tx.$executeRaw`
    INSERT INTO notice (person_id, alarm_id, created_at)
    SELECT p.id, a.id, ${now}::timestamptz
    FROM alarm a JOIN dealer d ON d.id = a.dealer_id CROSS JOIN person p
    WHERE a.id = ANY(${ids}::uuid[]) AND ${responsible}`;
  await tx.$executeRaw`
    INSERT INTO notice (person_id, alarm_id, created_at)
    SELECT p.id, a.id, ${now}::timestamptz
    FROM alarm a CROSS JOIN person p
    WHERE a.id = ANY(${ids}::uuid[]) AND p.role = 'admin' AND NOT p.disabled
      AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.alarm_id = a.id)`;
  return ids;
}

/** Ends alarms, or opens them again. */
export async function updateEnded(
  tx: Tx,
  ids: readonly string[],
  endedAt: Date | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE alarm SET ended_at = ${endedAt}::timestamptz WHERE id = ANY(${[...ids]}::uuid[])`;
}

const peopleSchema = z.array(z.strictObject({ id: z.string() }));

/** Tells the open pages of everybody in whose inbox these alarms are. */
export async function tellInboxes(tx: Tx, alarmIds: readonly string[], at: Date): Promise<void> {
  if (alarmIds.length === 0) return;
  const rows = await tx.$queryRaw`
    SELECT DISTINCT n.person_id AS id FROM notice n
    WHERE n.alarm_id = ANY(${[...alarmIds]}::uuid[])`;
  for (const { id } of peopleSchema.parse(rows)) await tellInbox(tx, id, at);
}

/** Tells the open pages of somebody that their inbox has changed. */
function tellInbox(tx: Tx, personId: string, at: Date): Promise<void> {
  return insertOutbox(tx, { topic: "notice", dealerId: null, payload: { personId }, at });
}

/** Removes alarms that ended before an instant, with all that hangs on them; answers how many. */
export async function deleteAlarmsEndedBefore(_scope: Scope, before: Date): Promise<number> {
  await db().$executeRaw`
    DELETE FROM alarm_sending WHERE alarm_id IN (
      SELECT id FROM alarm WHERE ended_at < ${before}::timestamptz)`;
  return db().$executeRaw`DELETE FROM alarm WHERE ended_at < ${before}::timestamptz`;
}
