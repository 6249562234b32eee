import type { DeliveryRow, KnownInstant, PlacedRow } from "#lib/domain/importing/delivery-row.ts";
import { agreesByDate } from "#lib/domain/importing/plan-events.ts";
import { type FoldedShipment, foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { isRetracted, shownFacts } from "#lib/domain/orders/retraction.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

type Pair = {
  readonly placed: PlacedRow;
  readonly facts: ShipmentFacts | null;
  readonly occurrence: number;
};

/**
 * Pairs rows without numbers with the shipments they were last time: first those whose outcome is the
 * same, then those where it is the same but for a time of day, then the rest in order, so that a
 * re-sorted export does not swap outcomes between shipments. Retracted shipments come last.
 *
 * @param dateAt the civil date of an instant in the file's zone
 */
export function pairRows(
  rows: readonly PlacedRow[],
  existing: readonly ShipmentFacts[],
  dateAt: (ms: number) => string,
): Pair[] {
  const paired = new Map<PlacedRow, ShipmentFacts>();
  const take = (
    placed: PlacedRow,
    free: Map<ShipmentFacts, Outcome>,
    fits: (outcome: Outcome, row: DeliveryRow) => boolean,
  ) => {
    if (paired.has(placed)) return;
    for (const [facts, outcome] of free) {
      if (!fits(outcome, placed.row)) continue;
      free.delete(facts);
      paired.set(placed, facts);
      return;
    }
  };
  const isSame = ({ deliveredAtMs, cancelledAtMs }: Outcome, row: DeliveryRow) =>
    deliveredAtMs === (row.deliveredAt?.ms ?? null) &&
    cancelledAtMs === (row.cancelledAt?.ms ?? null);
  const agrees = (at: KnownInstant | null, knownMs: number | null) =>
    at === null || knownMs === null
      ? at === knownMs
      : at.ms === knownMs || agreesByDate(at, knownMs, dateAt);
  const isAlike = ({ deliveredAtMs, cancelledAtMs }: Outcome, row: DeliveryRow) =>
    agrees(row.deliveredAt, deliveredAtMs) && agrees(row.cancelledAt, cancelledAtMs);
  const isOpen = ({ deliveredAtMs, cancelledAtMs }: Outcome) =>
    deliveredAtMs === null && cancelledAtMs === null;
  // What was retracted is not there until rows are left that nothing else answers to.
  for (const pool of [
    existing.filter((facts) => !isRetracted(facts)),
    existing.filter(isRetracted),
  ]) {
    const free = new Map<ShipmentFacts, Outcome>(
      pool.map((facts) => [facts, foldShipment(shownFacts(facts).events)]),
    );
    for (const fits of [isSame, isAlike, isOpen, () => true]) {
      for (const placed of rows) take(placed, free, fits);
    }
  }
  let last = existing.reduce((most, facts) => Math.max(most, facts.sourceOccurrence), 0);
  return rows.map((placed) => {
    const facts = paired.get(placed) ?? null;
    if (facts === null) last += 1;
    return { placed, facts, occurrence: facts?.sourceOccurrence ?? last };
  });
}

type Outcome = Pick<FoldedShipment, "deliveredAtMs" | "cancelledAtMs">;
