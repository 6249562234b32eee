import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentKey } from "#lib/contracts/live.ts";
import { db } from "#lib/data/client.ts";
import { reachesRow } from "#lib/data/reach.ts";

const PAGE = 500;

const toldSchema = z.array(
  z.strictObject({
    seq: z.int(),
    topic: z.string(),
    dealerId: z.string().nullable(),
    shipmentId: z.string().nullable(),
    platformId: z.string().nullable(),
    regionId: z.string().nullable(),
    driverIds: z.array(z.string()),
    personId: z.string().nullable(),
  }),
);

/** A numbered message with what it is cut to its viewer by. Not for anybody's eyes but by `cutTold`. */
export type Told = z.infer<typeof toldSchema>[number];

/**
 * The messages after a number, in order, a page of them. A driver has to do with a shipment while it
 * has it, and with the message by which another got it (`previousDriverId`).
 */
export async function listTold(afterSeq: number): Promise<Told[]> {
  const rows = await db().$queryRaw`
    SELECT o.seq::float8 AS seq, o.topic, o.dealer_id AS "dealerId",
      o.shipment_id AS "shipmentId", o.platform_id AS "platformId", d.region_id AS "regionId",
      array_remove(ARRAY[s.driver_id::text, o.payload->>'previousDriverId'], NULL) AS "driverIds",
      CASE WHEN o.topic = 'notice' THEN o.payload->>'personId' END AS "personId"
    FROM outbox o
    LEFT JOIN dealer d ON d.id = o.dealer_id
    LEFT JOIN shipment s ON s.dealer_id = o.dealer_id AND s.id = o.shipment_id
    WHERE o.seq > ${afterSeq}::bigint
    ORDER BY o.seq LIMIT ${PAGE}`;
  return toldSchema.parse(rows);
}

const edgesSchema = z
  .array(z.strictObject({ first: z.number().nullable(), last: z.number().nullable() }))
  .length(1);

/** The numbers of the first message that is kept and of the last one; 0 where there is none. */
export async function findToldEdges(): Promise<{ first: number; last: number }> {
  const rows = await db().$queryRaw`
    SELECT min(seq)::float8 AS first, max(seq)::float8 AS last FROM outbox`;
  const [edges] = edgesSchema.parse(rows);
  return { first: edges?.first ?? 0, last: edges?.last ?? 0 };
}

/** What a viewer is told: shipments, each once, and whether a notice of theirs is among it. */
export type CutTold = { readonly keys: readonly ShipmentKey[]; readonly hasNotice: boolean };

/** Cuts messages to the reach of a viewer: of what lies outside not even an id is told. */
export function cutTold(scope: Scope, told: readonly Told[]): CutTold {
  const keys = new Map<string, ShipmentKey>();
  for (const one of told) {
    const { dealerId, shipmentId, platformId } = one;
    if (one.topic === "notice" || !dealerId || !shipmentId || !platformId) continue;
    if (!reachesTold(scope, { ...one, dealerId })) continue;
    keys.set(`${dealerId}.${shipmentId}`, { dealerId, shipmentId, platformId });
  }
  const hasNotice = told.some(({ personId }) => personId !== null && personId === scope.actorId);
  return { keys: [...keys.values()], hasNotice };
}

function reachesTold(scope: Scope, told: Told & { readonly dealerId: string }): boolean {
  const { reach } = scope;
  return reach.kind === "driver" ? told.driverIds.includes(reach.id) : reachesRow(scope, told);
}
