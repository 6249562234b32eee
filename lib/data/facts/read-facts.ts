import { z } from "zod";
import { eventDataSchema, eventKindSchema } from "#lib/contracts/shipment-event.ts";
import type { SqlTx } from "#lib/data/client.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { Prisma } from "#prisma/generated/client.ts";

const ms = z.number();
const precision = z.enum(["date", "minute", "second"]);

const eventSchema = z.strictObject({
  id: z.string(),
  kind: eventKindSchema,
  occurredAtMs: ms,
  recordedAtMs: ms,
  precision,
  actorId: z.string().nullable(),
  device: z.string().nullable(),
  data: eventDataSchema,
  importId: z.string().nullable(),
  rowNumber: z.number().nullable(),
});

const promiseSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(["original", "dealer_asked"]),
  acceptedAtMs: ms.nullable(),
  startsAtMs: ms.nullable(),
  dueAtMs: ms,
  dueOn: z.string(),
  duePrecision: z.enum(["date", "instant"]),
  policyVersionId: z.string().nullable(),
  calendarVersionId: z.string().nullable(),
  transitMinutes: z.number().nullable(),
  steps: z.array(z.unknown()),
  madeAtMs: ms,
  importId: z.string().nullable(),
});

const factsSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    id: z.string(),
    orderId: z.string().nullable(),
    number: z.string().nullable(),
    sourceKey: z.string().nullable(),
    sourceOccurrence: z.number(),
    platformId: z.string(),
    serviceClass: z.string(),
    siteId: z.string().nullable(),
    promises: z.array(promiseSchema),
    events: z.array(eventSchema),
    pauses: z.array(
      z.strictObject({
        id: z.string(),
        fromMs: ms,
        toMs: ms.nullable(),
        reason: z.string(),
        recordedAtMs: ms,
      }),
    ),
    excuses: z.array(z.strictObject({ id: z.string(), reason: z.string(), approvedAtMs: ms })),
    lines: z.array(
      z.strictObject({
        lineNo: z.number(),
        productId: z.string().nullable(),
        quantity: z.number().nullable(),
      }),
    ),
  }),
);

/** All that is known of shipments `s`, as the schema above reads it. */
const factsOf = Prisma.sql`
    SELECT s.dealer_id AS "dealerId", s.id, s.order_id AS "orderId", s.number,
      s.source_key AS "sourceKey", s.source_occurrence AS "sourceOccurrence",
      s.platform_id AS "platformId", s.service_class AS "serviceClass", s.site_id AS "siteId",
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind,
          'acceptedAtMs', extract(epoch FROM p.accepted_at) * 1000,
          'startsAtMs', extract(epoch FROM p.starts_at) * 1000,
          'dueAtMs', extract(epoch FROM p.due_at) * 1000, 'dueOn', p.due_on,
          'duePrecision', p.due_precision, 'policyVersionId', p.policy_version_id,
          'calendarVersionId', p.calendar_version_id, 'transitMinutes', p.transit_minutes,
          'steps', p.steps, 'madeAtMs', extract(epoch FROM p.made_at) * 1000,
          'importId', p.import_id)), '[]')
        FROM promise p WHERE p.dealer_id = s.dealer_id AND p.shipment_id = s.id) AS promises,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind,
          'occurredAtMs', extract(epoch FROM e.occurred_at) * 1000,
          'recordedAtMs', extract(epoch FROM e.recorded_at) * 1000, 'precision', e.precision,
          'actorId', e.actor_id, 'device', e.device, 'data', e.data, 'importId', e.import_id,
          'rowNumber', e.row_number)), '[]')
        FROM shipment_event e WHERE e.dealer_id = s.dealer_id AND e.shipment_id = s.id) AS events,
      (SELECT coalesce(json_agg(json_build_object('id', u.id,
          'fromMs', extract(epoch FROM u.from_at) * 1000,
          'toMs', extract(epoch FROM u.to_at) * 1000, 'reason', u.reason,
          'recordedAtMs', extract(epoch FROM u.recorded_at) * 1000)), '[]')
        FROM pause u WHERE u.dealer_id = s.dealer_id AND u.shipment_id = s.id) AS pauses,
      (SELECT coalesce(json_agg(json_build_object('id', x.id, 'reason', x.reason,
          'approvedAtMs', extract(epoch FROM x.approved_at) * 1000)), '[]')
        FROM excuse x WHERE x.dealer_id = s.dealer_id AND x.shipment_id = s.id) AS excuses,
      (SELECT coalesce(json_agg(json_build_object('lineNo', l.line_no,
          'productId', l.product_id, 'quantity', l.quantity) ORDER BY l.line_no), '[]')
        FROM shipment_line l WHERE l.dealer_id = s.dealer_id AND l.shipment_id = s.id) AS lines`;

export type SourceKey = { readonly dealerId: string; readonly sourceKey: string };

/**
 * All facts of the shipments that imports know by these keys, by occurrence. The shipments are
 * locked until the transaction ends.
 */
export async function readFactsBySource(
  tx: SqlTx,
  keys: readonly SourceKey[],
): Promise<ShipmentFacts[]> {
  const wanted = Prisma.sql`
    FROM shipment s
    JOIN json_to_recordset(${JSON.stringify(keys)}::json) AS k("dealerId" uuid, "sourceKey" text)
      ON k."dealerId" = s.dealer_id AND k."sourceKey" = s.source_key`;
  await lock(tx, wanted);
  const rows = await tx.$queryRaw`
    ${factsOf} ${wanted} ORDER BY s.dealer_id, s.source_key, s.source_occurrence`;
  return factsSchema.parse(rows);
}

/**
 * Locks shipments in the order of their keys. A statement of its own: who waits for a lock reads in
 * the next one what the holder has committed, in the same one only what was there when it began.
 */
async function lock(tx: SqlTx, wanted: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`SELECT 1 ${wanted} ORDER BY s.dealer_id, s.id FOR UPDATE OF s`;
}

export type ShipmentKey = { readonly dealerId: string; readonly id: string };

/** All facts of these shipments, in the order of their keys, locked until the transaction ends. */
export async function readFactsById(
  tx: SqlTx,
  keys: readonly ShipmentKey[],
): Promise<ShipmentFacts[]> {
  await lock(tx, ofKeys(keys));
  return findFacts(tx, keys);
}

/** The same as they are now, not locked. */
export async function findFacts(
  tx: Pick<SqlTx, "$queryRaw">,
  keys: readonly ShipmentKey[],
): Promise<ShipmentFacts[]> {
  const rows = await tx.$queryRaw`${factsOf} ${ofKeys(keys)} ORDER BY s.dealer_id, s.id`;
  return factsSchema.parse(rows);
}

function ofKeys(keys: readonly ShipmentKey[]): Prisma.Sql {
  return Prisma.sql`
    FROM shipment s
    JOIN json_to_recordset(${JSON.stringify(keys)}::json) AS k("dealerId" uuid, id uuid)
      ON k."dealerId" = s.dealer_id AND k.id = s.id`;
}

const ownersSchema = z.array(
  z.strictObject({ number: z.string(), dealerId: z.string(), name: z.string() }),
);

/**
 * Who has shipments of these numbers: a number belongs to one dealer. What was retracted does not
 * keep its number from the right one.
 */
export async function findNumberOwners(tx: SqlTx, numbers: readonly string[]) {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT s.number, s.dealer_id AS "dealerId", d.name
    FROM shipment s JOIN dealer d ON d.id = s.dealer_id
    WHERE s.number = ANY(${[...numbers]}::text[]) AND NOT s.retracted`;
  return ownersSchema.parse(rows);
}
