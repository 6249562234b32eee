import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const rowsSchema = z.array(
  z.strictObject({
    id: z.string(),
    shipmentId: z.string(),
    kind: z.string(),
    dueAt: z.date(),
    duePrecision: z.string(),
    steps: z.unknown(),
  }),
);

/** Every promise made for some of a dealer's shipments, by shipment, in the order made. */
export async function readPromises(scope: Scope, dealerId: string, shipmentIds: readonly string[]) {
  const rows = await db().$queryRaw`
    SELECT p.id, p.shipment_id AS "shipmentId", p.kind, p.due_at AS "dueAt",
      p.due_precision AS "duePrecision", p.steps
    FROM promise p
    JOIN shipment s ON s.dealer_id = p.dealer_id AND s.id = p.shipment_id
    WHERE p.dealer_id = ${dealerId}::uuid AND p.shipment_id = ANY(${[...shipmentIds]}::uuid[])
      AND ${shipmentReach(scope, Prisma.sql`s`)}
    ORDER BY p.made_at`;
  return Map.groupBy(rowsSchema.parse(rows), ({ shipmentId }) => shipmentId);
}
