import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";

/** Every promise made for some of a dealer's shipments, by shipment, in the order made. */
export async function readPromises(
  _scope: Scope,
  dealerId: string,
  shipmentIds: readonly string[],
) {
  const promises = await db().promise.findMany({
    where: { dealerId, shipmentId: { in: [...shipmentIds] } },
    select: {
      id: true,
      shipmentId: true,
      kind: true,
      dueAt: true,
      duePrecision: true,
      steps: true,
    },
    orderBy: { madeAt: "asc" },
  });
  return Map.groupBy(promises, ({ shipmentId }) => shipmentId);
}
