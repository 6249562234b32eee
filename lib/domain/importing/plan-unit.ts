import type {
  DeliveryRow,
  PlacedRow,
  RowRefusal,
  RowRefusalCode,
} from "#lib/domain/importing/delivery-row.ts";
import { pairRows } from "#lib/domain/importing/pair-rows.ts";
import { newEvents } from "#lib/domain/importing/plan-events.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type {
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
  ShipmentLineFact,
} from "#lib/domain/orders/shipment-facts.ts";

/** What planning needs from outside: ids, the import's own marks, and promises by policy. */
export type PlanContext = {
  readonly newId: () => string;
  readonly importId: string;
  readonly nowMs: number;
  /** The promise of a row that brings no due of its own; null where no policy applies. */
  readonly promiseOf: (
    placed: PlacedRow,
    acceptedAtMs: number,
  ) => Omit<
    PromiseFact,
    "id" | "kind" | "acceptedAtMs" | "duePrecision" | "madeAtMs" | "importId"
  > | null;
  /** The civil date of an instant in the platform's zone. */
  readonly civilDateAt: (platformId: string, ms: number) => string;
};

export type UnitPlan = {
  readonly create: readonly ShipmentFacts[];
  readonly append: readonly {
    readonly facts: ShipmentFacts;
    readonly events: readonly ShipmentEvent[];
    readonly lines: readonly ShipmentLineFact[];
  }[];
  readonly unchanged: number;
  readonly refused: readonly RowRefusal[];
};

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
  const pairs = pairRows(rows, existing);
  return joined(
    pairs.map(({ placed, facts, occurrence }) =>
      facts === null
        ? planNew(sourceKey, occurrence, placed, [placed], context)
        : planKnown(facts, placed, [placed], context),
    ),
  );
}

const emptyPlan: UnitPlan = { create: [], append: [], unchanged: 0, refused: [] };

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
    ? planKnown(known, first, rows, context)
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
  if (a.row.serviceClass !== b.row.serviceClass) return "serviceClass";
  return a.row.orderNumber === b.row.orderNumber ? null : "orderNumber";
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
        events: newEvents(row, null, context),
        pauses: [],
        excuses: [],
        lines: rows.flatMap((placed, index) => lineOf(placed, index + 1)),
      },
    ],
  };
}

function planKnown(
  facts: ShipmentFacts,
  first: PlacedRow,
  rows: readonly PlacedRow[],
  context: PlanContext,
): UnitPlan {
  const number = facts.number ?? "";
  const original = facts.promises.find(({ kind }) => kind === "original");
  const { row } = first;
  if (facts.platformId !== first.platformId || facts.serviceClass !== row.serviceClass) {
    return refuseAll(rows, "platform", "place_changed", () => ({ number }));
  }
  const changed = original ? changedDue(original, row) : null;
  if (changed)
    return refuseAll(rows, changed.field, "due_changed", () => ({ number, ...changed.params }));
  const before = foldShipment(facts.events);
  const events = newEvents(row, before, context);
  const after = foldShipment([...facts.events, ...events]);
  if (after.conflicts.length > before.conflicts.length) {
    return refuseAll(rows, null, "against_state", () => ({ number, state: before.state }));
  }
  const lines = missingLines(facts.lines, rows);
  return events.length === 0 && lines.length === 0
    ? { ...emptyPlan, unchanged: 1 }
    : { ...emptyPlan, append: [{ facts, events, lines }] };
}

/** The due, or the acceptance it was computed from, that a known shipment's row now gives otherwise. */
function changedDue(original: PromiseFact, row: DeliveryRow) {
  const iso = (ms: number) => new Date(ms).toISOString();
  if (row.dueAt !== null && row.dueAt.ms !== original.dueAtMs) {
    return { field: "dueAt", params: { was: iso(original.dueAtMs), now: iso(row.dueAt.ms) } };
  }
  const { acceptedAtMs } = original;
  if (row.acceptedAt !== null && acceptedAtMs !== null && row.acceptedAt.ms !== acceptedAtMs) {
    return { field: "acceptedAt", params: { was: iso(acceptedAtMs), now: iso(row.acceptedAt.ms) } };
  }
  return null;
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

function lineOf({ productId, row }: PlacedRow, lineNo: number): ShipmentLineFact[] {
  if (productId === null && row.quantity === null) return [];
  return [{ lineNo, productId, quantity: row.quantity }];
}

/** Lines that the rows have and the shipment has not; equal lines are told apart by their number. */
function missingLines(
  known: readonly ShipmentLineFact[],
  rows: readonly PlacedRow[],
): ShipmentLineFact[] {
  const keyOf = ({ productId, quantity }: ShipmentLineFact) => `${productId} ${quantity}`;
  const left = known.map(keyOf);
  const missing: ShipmentLineFact[] = [];
  for (const line of rows.flatMap((placed) => lineOf(placed, 0))) {
    const at = left.indexOf(keyOf(line));
    if (at === -1) missing.push({ ...line, lineNo: known.length + missing.length + 1 });
    else left.splice(at, 1);
  }
  return missing;
}

function refuseAll(
  rows: readonly PlacedRow[],
  field: string | null,
  code: RowRefusalCode,
  paramsOf: (placed: PlacedRow) => RowRefusal["params"],
): UnitPlan {
  const refused = rows.map((placed) => ({
    rowNumber: placed.row.rowNumber,
    field,
    code,
    params: paramsOf(placed),
  }));
  return { ...emptyPlan, refused };
}
