import type {
  KnownInstant,
  PlacedRow,
  RowRefusalCode,
} from "#lib/domain/importing/delivery-row.ts";
import { agreesByDate, newEvents } from "#lib/domain/importing/plan-events.ts";
import {
  emptyPlan,
  lineOf,
  type PlanContext,
  refuseAll,
  type UnitPlan,
} from "#lib/domain/importing/plan-parts.ts";
import { type FoldedShipment, foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { originalOf, unretracted } from "#lib/domain/orders/retraction.ts";
import type {
  ShipmentEvent,
  ShipmentFacts,
  ShipmentLineFact,
} from "#lib/domain/orders/shipment-facts.ts";

/**
 * What rows say of a shipment that is known: new events, corrections and lines, and the order and site
 * where none was known. Rows that contradict what its promise was made on are refused.
 *
 * @param first one of the rows; they agree in all but their lines
 */
export function planKnown(
  facts: ShipmentFacts,
  first: PlacedRow,
  rows: readonly PlacedRow[],
  context: PlanContext,
): UnitPlan {
  const number = facts.number ?? "";
  const before = foldShipment(facts.events);
  const changed =
    changedPlace(facts, first, context) ?? changedPromise(facts, first, before, context);
  if (changed) {
    const { field, code, ...params } = changed;
    return refuseAll(rows, field, code, () => ({ number, ...params }));
  }
  const lines = missingLines(facts.lines, rows);
  const events = [
    ...effective(facts.events, newEvents(first.row, before, facts.events, context)),
    ...supplement(facts, first, lines, rows, context),
  ];
  const after = foldShipment([...facts.events, ...events]);
  if (after.conflicts.length > before.conflicts.length) {
    return refuseAll(rows, null, "against_state", () => ({ number, state: before.state }));
  }
  const filled = {
    ...facts,
    orderId: facts.orderId ?? first.orderId,
    siteId: facts.siteId ?? first.siteId,
  };
  return events.length === 0
    ? { ...emptyPlan, unchanged: 1 }
    : {
        ...emptyPlan,
        append: [{ facts: filled, promises: [], events, lines, removedLines: [] }],
      };
}

/** The event that says which order, site and lines rows bring, so that their import can be undone. */
function supplement(
  { orderId, siteId }: ShipmentFacts,
  first: PlacedRow,
  lines: readonly ShipmentLineFact[],
  rows: readonly PlacedRow[],
  { newId, importId, nowMs }: PlanContext,
): ShipmentEvent[] {
  const orderNumber = orderId === null && first.orderId !== null ? first.row.orderNumber : null;
  const site = siteId === null && first.siteId !== null ? first.row.site : null;
  if (orderNumber === null && site === null && lines.length === 0) return [];
  const productOf = (productId: string | null) => {
    const row = rows.find((placed) => placed.productId === productId)?.row;
    return row?.productSku ?? row?.productName ?? null;
  };
  const told = lines.map(({ lineNo, productId, quantity }) => ({
    lineNo,
    product: productId === null ? null : productOf(productId),
    quantity,
  }));
  return [
    {
      id: newId(),
      kind: "supplemented",
      occurredAtMs: nowMs,
      recordedAtMs: nowMs,
      precision: "second",
      actorId: null,
      device: "import",
      data: { supplement: { orderNumber, site, lines: told } },
      importId,
      rowNumber: first.row.rowNumber,
    },
  ];
}

type Change = {
  readonly field: string;
  readonly code: RowRefusalCode;
  readonly was?: string;
  readonly now?: string;
};

function changedPlace(
  facts: ShipmentFacts,
  { row, platformId, orderId, siteId }: PlacedRow,
  { nameOf }: PlanContext,
): Change | null {
  if (facts.platformId !== platformId || facts.serviceClass !== row.serviceClass) {
    return { field: "platform", code: "place_changed" };
  }
  if (facts.orderId !== null && orderId !== null && facts.orderId !== orderId) {
    const names = { was: nameOf(facts.orderId), now: row.orderNumber ?? "" };
    return { field: "orderNumber", code: "order_changed", ...names };
  }
  if (facts.siteId !== null && siteId !== null && facts.siteId !== siteId) {
    return {
      field: "site",
      code: "site_changed",
      was: nameOf(facts.siteId),
      now: row.site ?? "",
    };
  }
  return null;
}

/**
 * The due, or the acceptance, that a known shipment's row now gives otherwise. Where one of the two
 * values is a date alone, they differ only if their civil days do: the promise stays as it was made.
 */
function changedPromise(
  facts: ShipmentFacts,
  { row }: PlacedRow,
  before: FoldedShipment,
  { fileDateAt }: PlanContext,
): Change | null {
  const original = originalOf(unretracted(facts.promises, facts.events));
  if (!original) return null;
  const { dueAt, acceptedAt } = row;
  if (dueAt !== null && dueAt.ms !== original.dueAtMs) {
    const isDate = dueAt.precision === "date" || original.duePrecision === "date";
    // As dueOn does: what is due at midnight is due on the day that ends there.
    if (!isDate || fileDateAt(dueAt.ms - 1) !== fileDateAt(original.dueAtMs - 1)) {
      return { field: "dueAt", code: "due_changed", ...told(original.dueAtMs, dueAt) };
    }
  }
  const acceptedAtMs = before.acceptedAtMs ?? original.acceptedAtMs;
  if (acceptedAt === null || acceptedAtMs === null || acceptedAt.ms === acceptedAtMs) return null;
  const wasDate = unretracted(facts.events, facts.events).some(
    ({ kind, precision }) => kind === "accepted" && precision === "date",
  );
  const precision = wasDate ? "date" : acceptedAt.precision;
  if (agreesByDate({ ms: acceptedAt.ms, precision }, acceptedAtMs, fileDateAt)) return null;
  return { field: "acceptedAt", code: "acceptance_changed", ...told(acceptedAtMs, acceptedAt) };
}

function told(wasMs: number, now: KnownInstant) {
  return { was: new Date(wasMs).toISOString(), now: new Date(now.ms).toISOString() };
}

/** Without the corrections that would change nothing, so that the same row never adds one again. */
function effective(
  known: readonly ShipmentEvent[],
  added: readonly ShipmentEvent[],
): ShipmentEvent[] {
  const fold = (events: readonly ShipmentEvent[]) => JSON.stringify(foldShipment(events));
  return added.filter((event) => {
    if (event.kind !== "corrected") return true;
    const others = [...known, ...added.filter((one) => one !== event)];
    return fold(others) !== fold([...others, event]);
  });
}

/** Lines that the rows have and the shipment has not; equal lines are told apart by their number. */
function missingLines(
  known: readonly ShipmentLineFact[],
  rows: readonly PlacedRow[],
): ShipmentLineFact[] {
  const keyOf = ({ productId, quantity }: ShipmentLineFact) => `${productId} ${quantity}`;
  const left = known.map(keyOf);
  const missing: ShipmentLineFact[] = [];
  const lastNo = Math.max(0, ...known.map(({ lineNo }) => lineNo));
  for (const line of rows.flatMap((placed) => lineOf(placed, 0))) {
    const at = left.indexOf(keyOf(line));
    if (at === -1) missing.push({ ...line, lineNo: lastNo + missing.length + 1 });
    else left.splice(at, 1);
  }
  return missing;
}
