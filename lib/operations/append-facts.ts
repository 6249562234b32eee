import type { SqlTx } from "#lib/data/client.ts";
import {
  deleteLines,
  insertLines,
  insertNewEvents,
  insertPromises,
  updateShipments,
} from "#lib/data/facts/insert-facts.ts";
import type { CellKey } from "#lib/data/facts/refresh-rollup.ts";
import { type ChangedPause, writePauses } from "#lib/data/pauses.ts";
import type { Addition } from "#lib/domain/importing/plan-parts.ts";
import { pausesOf } from "#lib/domain/orders/pauses.ts";
import { type PolicyOf, projectShipment } from "#lib/domain/orders/project-shipment.ts";
import type { PauseFact, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/**
 * Appends promises, events and lines to shipments and projects them anew, in the caller's transaction, which
 * holds the shipments locked.
 *
 * @returns the rollup cells they fall into, for the caller to refresh (see writeFacts)
 */
export async function appendFacts(
  tx: SqlTx,
  additions: readonly Addition[],
  policyOf: PolicyOf,
): Promise<CellKey[]> {
  const projected = additions.map(({ facts, promises, events, lines }) => {
    const all = {
      ...facts,
      promises: [...facts.promises, ...promises],
      events: [...facts.events, ...events],
      lines: [...facts.lines, ...lines],
    };
    return {
      facts: { ...all, pauses: pausesOf(all) },
      before: facts.pauses,
      projection: projectShipment(all, policyOf),
    };
  });
  await updateShipments(tx, projected);
  const place = ({ dealerId, id }: ShipmentFacts) => ({ dealerId, shipmentId: id });
  await insertPromises(
    tx,
    additions.flatMap(({ facts, promises }) => promises.map((fact) => ({ ...place(facts), fact }))),
  );
  // The projection rests on them: one that is another event's by now must not be left out in silence.
  await insertNewEvents(
    tx,
    additions.flatMap(({ facts, events }) => events.map((fact) => ({ ...place(facts), fact }))),
  );
  await writePauses(
    tx,
    projected.flatMap(({ facts, before }) => changedPauses(facts, before)),
  );
  await deleteLines(
    tx,
    additions.flatMap(({ facts, removedLines }) =>
      removedLines.map((lineNo) => ({ ...place(facts), lineNo })),
    ),
  );
  await insertLines(
    tx,
    additions.flatMap(({ facts, lines }) => lines.map((fact) => ({ ...place(facts), fact }))),
  );
  return projected.map(({ facts, projection }) => ({ ...facts, dueOn: projection.dueOn }));
}

/** What of a shipment's pauses is to be written, so that what is stored is what its events tell. */
function changedPauses(
  { dealerId, id: shipmentId, events, pauses }: ShipmentFacts,
  before: readonly PauseFact[],
): ChangedPause[] {
  const stored = new Map(before.map((pause) => [pause.id, pause]));
  const now = new Set(pauses.map(({ id }) => id));
  const written = pauses.flatMap((pause) => {
    const was = stored.get(pause.id);
    if (was && was.fromMs === pause.fromMs && was.toMs === pause.toMs) return [];
    const actorId = events.find(({ id }) => id === pause.id)?.actorId ?? null;
    return { dealerId, shipmentId, id: pause.id, pause, actorId };
  });
  const gone = before.filter(({ id }) => !now.has(id));
  return [
    ...written,
    ...gone.map(({ id }) => ({ dealerId, shipmentId, id, pause: null, actorId: null })),
  ];
}
