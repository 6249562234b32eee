import type { SqlTx } from "#lib/data/client.ts";
import {
  type Belonging,
  insertEvents,
  insertExcuses,
  insertLines,
  insertPauses,
  insertPromises,
  insertShipments,
} from "#lib/data/facts/insert-facts.ts";
import type { CellKey } from "#lib/data/facts/refresh-rollup.ts";
import { type PolicyOf, projectShipment } from "#lib/domain/orders/project-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/**
 * Records new shipments with all that is known of them, in the caller's transaction. Their orders,
 * dealers, platforms and products must be there.
 *
 * @returns the rollup cells they fall into, for the caller to refresh (see writeFacts)
 */
export async function recordShipments(
  tx: SqlTx,
  shipments: readonly ShipmentFacts[],
  policyOf: PolicyOf,
): Promise<CellKey[]> {
  const projected = shipments.map((facts) => ({
    facts,
    projection: projectShipment(facts, policyOf),
  }));
  await insertShipments(tx, projected);
  await insertLines(
    tx,
    belongings(shipments, (facts) => facts.lines),
  );
  await insertEvents(
    tx,
    belongings(shipments, (facts) => facts.events),
  );
  await insertPromises(
    tx,
    belongings(shipments, (facts) => facts.promises),
  );
  await insertPauses(
    tx,
    belongings(shipments, (facts) => facts.pauses),
  );
  await insertExcuses(
    tx,
    belongings(shipments, (facts) => facts.excuses),
  );
  return projected.map(({ facts, projection }) => ({ ...facts, dueOn: projection.dueOn }));
}

function belongings<Fact>(
  shipments: readonly ShipmentFacts[],
  pick: (facts: ShipmentFacts) => readonly Fact[],
): Belonging<Fact>[] {
  return shipments.flatMap((facts) =>
    pick(facts).map((fact) => ({ dealerId: facts.dealerId, shipmentId: facts.id, fact })),
  );
}
