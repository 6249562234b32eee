import type { Tx } from "#lib/data/client.ts";
import { insertEvents, insertLines, updateShipments } from "#lib/data/facts/insert-facts.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import { type PolicyOf, projectShipment } from "#lib/domain/orders/project-shipment.ts";
import type {
  ShipmentEvent,
  ShipmentFacts,
  ShipmentLineFact,
} from "#lib/domain/orders/shipment-facts.ts";

/** What becomes known of a shipment that is there already. */
export type Addition = {
  readonly facts: ShipmentFacts;
  readonly events: readonly ShipmentEvent[];
  readonly lines: readonly ShipmentLineFact[];
};

/**
 * Appends events and lines to shipments, projects them anew and recomputes their rollup cells, in the
 * caller's transaction, which holds the shipments locked.
 */
export async function appendFacts(
  tx: Tx,
  additions: readonly Addition[],
  policyOf: PolicyOf,
): Promise<void> {
  const projected = additions.map(({ facts, events, lines }) => {
    const all = {
      ...facts,
      events: [...facts.events, ...events],
      lines: [...facts.lines, ...lines],
    };
    return { facts: all, projection: projectShipment(all, policyOf) };
  });
  await updateShipments(tx, projected);
  const place = ({ dealerId, id }: ShipmentFacts) => ({ dealerId, shipmentId: id });
  await insertEvents(
    tx,
    additions.flatMap(({ facts, events }) => events.map((fact) => ({ ...place(facts), fact }))),
  );
  await insertLines(
    tx,
    additions.flatMap(({ facts, lines }) => lines.map((fact) => ({ ...place(facts), fact }))),
  );
  await refreshRollup(
    tx,
    projected.map(({ facts, projection }) => ({
      dealerId: facts.dealerId,
      platformId: facts.platformId,
      serviceClass: facts.serviceClass,
      dueOn: projection.dueOn,
    })),
  );
}
