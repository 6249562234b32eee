import type { DeliveryRow, PlacedRow } from "#lib/domain/importing/delivery-row.ts";
import { pairRows } from "#lib/domain/importing/pair-rows.ts";
import { newEvents } from "#lib/domain/importing/plan-events.ts";
import { planKnown } from "#lib/domain/importing/plan-known.ts";
import {
  emptyPlan,
  lineOf,
  type PlanContext,
  refuseAll,
  type UnitPlan,
} from "#lib/domain/importing/plan-parts.ts";
import { isRetracted } from "#lib/domain/orders/retraction.ts";
import type { PromiseFact, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/**
 * Decides what the rows of one unit mean: rows with one shipment number are lines of one shipment;
 * rows without a number are each a shipment, known again by their content and occurrence.
 *
 * @param sourceKey the unit's key, by which existing shipments were looked up
 * @param existing shipments of that key with all their facts, in the order of their occurrence
 */
export function planUnit(
  sourceKey: string,
  rows: readonly PlacedRow[],
  existing: readonly ShipmentFacts[],
  context: PlanContext,
): UnitPlan {
  const [first] = rows;
  if (!first) return emptyPlan;
  if (first.row.shipmentNumber !== null)
    return planNumbered(sourceKey, first, rows, existing[0], context);
  const pairs = pairRows(rows, existing, context.fileDateAt);
  return joined(
    pairs.map(({ placed, facts, occurrence }) =>
      facts === null
        ? planNew(sourceKey, occurrence, placed, [placed], context)
        : planAgain(facts, placed, [placed], context),
    ),
  );
}

function joined(plans: readonly UnitPlan[]): UnitPlan {
  return {
    create: plans.flatMap((plan) => plan.create),
    append: plans.flatMap((plan) => plan.append),
    unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
    refused: plans.flatMap((plan) => plan.refused),
  };
}

function planNumbered(
  sourceKey: string,
  first: PlacedRow,
  rows: readonly PlacedRow[],
  known: ShipmentFacts | undefined,
  context: PlanContext,
): UnitPlan {
  const number = first.row.shipmentNumber ?? "";
  const odd = rows.find((placed) => disagreement(first, placed) !== null);
  if (odd) {
    // Nobody can tell which row is right, so none of them is taken.
    const field = disagreement(first, odd);
    return refuseAll(rows, field, "rows_disagree", (placed) => ({
      number,
      otherRow: placed === first ? odd.row.rowNumber : first.row.rowNumber,
    }));
  }
  return known
    ? planAgain(known, first, rows, context)
    : planNew(sourceKey, 1, first, rows, context);
}

const agreeing = [
  "acceptedAt",
  "dueAt",
  "dispatchedAt",
  "deliveredAt",
  "cancelledAt",
] as const satisfies readonly (keyof DeliveryRow)[];

function disagreement(a: PlacedRow, b: PlacedRow): string | null {
  for (const field of agreeing) {
    if ((a.row[field]?.ms ?? null) !== (b.row[field]?.ms ?? null)) return field;
  }
  if (a.platformId !== b.platformId) return "platform";
  const plain = ["serviceClass", "cancelledBy", "orderNumber", "site"] as const;
  return plain.find((field) => a.row[field] !== b.row[field]) ?? null;
}

/** What rows say of a shipment that is there: more of it, or, once it was retracted, all of it anew. */
function planAgain(
  known: ShipmentFacts,
  first: PlacedRow,
  rows: readonly PlacedRow[],
  context: PlanContext,
): UnitPlan {
  if (!isRetracted(known)) return planKnown(known, first, rows, context);
  const plan = planNew(known.sourceKey ?? "", known.sourceOccurrence, first, rows, context);
  const [anew] = plan.create;
  if (!anew) return plan;
  const { platformId, serviceClass, orderId, siteId, promises, events, lines } = anew;
  // Where it came from and went to may be just what the undone file was wrong about.
  const facts = { ...known, platformId, serviceClass, orderId, siteId, lines: [] };
  const removedLines = known.lines.map(({ lineNo }) => lineNo);
  return { ...emptyPlan, append: [{ facts, promises, events, lines, removedLines }] };
}

function planNew(
  sourceKey: string,
  sourceOccurrence: number,
  first: PlacedRow,
  rows: readonly PlacedRow[],
  context: PlanContext,
): UnitPlan {
  const { row } = first;
  const promise = originalPromise(first, context);
  if (promise === null) {
    const params = { platform: row.platform, serviceClass: row.serviceClass };
    return refuseAll(rows, "serviceClass", "no_policy", () => params);
  }
  return {
    ...emptyPlan,
    create: [
      {
        dealerId: first.dealerId,
        id: context.newId(),
        orderId: first.orderId,
        number: row.shipmentNumber,
        sourceKey,
        sourceOccurrence,
        platformId: first.platformId,
        serviceClass: row.serviceClass,
        siteId: first.siteId,
        promises: [promise],
        events: newEvents(row, null, [], context),
        pauses: [],
        excuses: [],
        lines: rows.flatMap((placed, index) => lineOf(placed, index + 1)),
      },
    ],
  };
}

function originalPromise(placed: PlacedRow, context: PlanContext): PromiseFact | null {
  const { acceptedAt, dueAt } = placed.row;
  const made = {
    id: context.newId(),
    kind: "original" as const,
    acceptedAtMs: acceptedAt?.ms ?? null,
    madeAtMs: acceptedAt?.ms ?? context.nowMs,
    importId: context.importId,
  };
  if (dueAt !== null) {
    return {
      ...made,
      startsAtMs: null,
      dueAtMs: dueAt.ms,
      dueOn: context.civilDateAt(placed.platformId, dueAt.ms - 1),
      duePrecision: dueAt.precision === "date" ? "date" : "instant",
      policyVersionId: null,
      calendarVersionId: null,
      transitMinutes: null,
      steps: [],
    };
  }
  const promise = acceptedAt === null ? null : context.promiseOf(placed, acceptedAt.ms);
  return promise === null ? null : { ...made, ...promise, duePrecision: "instant" };
}
