import type { DeliveryRow, PlacedRow } from "#lib/domain/importing/delivery-row.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

type Pair = {
  readonly placed: PlacedRow;
  readonly facts: ShipmentFacts | null;
  readonly occurrence: number;
};

/**
 * Pairs rows without numbers with the shipments they were last time: first those whose outcome is the
 * same, then the rest in order, so that a re-sorted export does not swap outcomes between shipments.
 */
export function pairRows(rows: readonly PlacedRow[], existing: readonly ShipmentFacts[]): Pair[] {
  const free = new Map(existing.map((facts) => [facts, outcomeOfFacts(facts)]));
  const paired = new Map<PlacedRow, ShipmentFacts>();
  const take = (placed: PlacedRow, fits: (outcome: string) => boolean) => {
    for (const [facts, outcome] of free) {
      if (!fits(outcome)) continue;
      free.delete(facts);
      paired.set(placed, facts);
      return;
    }
  };
  for (const placed of rows) take(placed, (outcome) => outcome === outcomeOfRow(placed.row));
  for (const placed of rows)
    if (!paired.has(placed)) take(placed, (outcome) => outcome === nothingYet);
  for (const placed of rows) if (!paired.has(placed)) take(placed, () => true);
  let last = existing.reduce((most, facts) => Math.max(most, facts.sourceOccurrence), 0);
  return rows.map((placed) => {
    const facts = paired.get(placed) ?? null;
    if (facts === null) last += 1;
    return { placed, facts, occurrence: facts?.sourceOccurrence ?? last };
  });
}

const nothingYet = "null null";
const outcome = (delivered: number | null, cancelled: number | null) => `${delivered} ${cancelled}`;
const outcomeOfRow = (row: DeliveryRow) =>
  outcome(row.deliveredAt?.ms ?? null, row.cancelledAt?.ms ?? null);

function outcomeOfFacts(facts: ShipmentFacts): string {
  const { deliveredAtMs, cancelledAtMs } = foldShipment(facts.events);
  return outcome(deliveredAtMs, cancelledAtMs);
}
