import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A shipment that somebody is to drive. */
export type AssignedKey = { readonly dealerId: string; readonly shipmentId: string };

const assignableSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    shipmentId: z.string(),
    number: z.string().nullable(),
    platformId: z.string(),
    state: z.string(),
    driverId: z.string().nullable(),
    version: z.int(),
  }),
);

/** A shipment with who has it. */
export type AssignableShipment = z.infer<typeof assignableSchema>[number];

/** Those of these shipments that are in reach, locked until the transaction ends. */
export async function lockAssignable(
  scope: Scope,
  tx: SqlTx,
  keys: readonly AssignedKey[],
): Promise<AssignableShipment[]> {
  const rows = await tx.$queryRaw`
    SELECT s.dealer_id AS "dealerId", s.id AS "shipmentId", s.number,
      s.platform_id AS "platformId", s.state, s.driver_id AS "driverId", s.version
    FROM shipment s
    JOIN json_to_recordset(${JSON.stringify(keys)}::json) AS k("dealerId" uuid, "shipmentId" uuid)
      ON k."dealerId" = s.dealer_id AND k."shipmentId" = s.id
    WHERE NOT s.retracted AND ${shipmentReach(scope, Prisma.sql`s`)}
    ORDER BY s.dealer_id, s.id FOR UPDATE OF s`;
  return assignableSchema.parse(rows);
}

/** Writes who has locked shipments; null = nobody. */
export async function updateDriver(
  tx: SqlTx,
  keys: readonly AssignedKey[],
  driverId: string | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE shipment s SET driver_id = ${driverId}::uuid, version = s.version + 1
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k("dealerId" uuid, "shipmentId" uuid)
    WHERE k."dealerId" = s.dealer_id AND k."shipmentId" = s.id`;
}

/** Writes who took a locked shipment, whose version the event that says so has moved on. */
export async function writeDriver(
  tx: SqlTx,
  { dealerId, shipmentId }: AssignedKey,
  driverId: string | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE shipment SET driver_id = ${driverId}::uuid
    WHERE dealer_id = ${dealerId}::uuid AND id = ${shipmentId}::uuid`;
}

const assignedSchema = z.array(z.strictObject({ to: z.string().nullable(), atMs: z.number() }));

/** Whom a shipment was given to last, as the audit tells; null where nobody has decided that yet. */
export async function findLastAssignment(
  tx: Pick<SqlTx, "$queryRaw">,
  shipmentId: string,
): Promise<z.infer<typeof assignedSchema>[number] | null> {
  const rows = await tx.$queryRaw`
    SELECT a.data->>'to' AS "to", (extract(epoch FROM a.at) * 1000)::float8 AS "atMs"
    FROM audit a WHERE a.action = 'shipment.assigned' AND a.subject = ${shipmentId}
    ORDER BY a.at DESC, a.id DESC LIMIT 1`;
  return assignedSchema.parse(rows)[0] ?? null;
}
