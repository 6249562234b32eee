import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import type { ShipmentProjection } from "#lib/domain/orders/project-shipment.ts";
import type {
  ExcuseFact,
  PauseFact,
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
  ShipmentLineFact,
} from "#lib/domain/orders/shipment-facts.ts";

/** A fact and the shipment it belongs to. */
export type Belonging<Fact> = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly fact: Fact;
};

/** An order as it is stored; lines come with ordering. `orderedAt` is epoch milliseconds. */
export type OrderFact = {
  readonly dealerId: string;
  readonly id: string;
  readonly number: string;
  readonly orderedAtMs: number | null;
  readonly createdAtMs: number;
};

export type ProjectedShipment = {
  readonly facts: ShipmentFacts;
  readonly projection: ShipmentProjection;
};

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

export function insertOrders(tx: SqlTx, orders: readonly OrderFact[]): Promise<void> {
  const rows = orders.map((order) => ({
    dealer_id: order.dealerId,
    id: order.id,
    number: order.number,
    ordered_at: iso(order.orderedAtMs),
    created_at: iso(order.createdAtMs),
  }));
  return insertRows(tx, "dealer_order", rows);
}

export function insertShipments(tx: SqlTx, shipments: readonly ProjectedShipment[]): Promise<void> {
  return insertRows(tx, "shipment", shipments.map(shipmentRow));
}

/** Writes the projections of shipments that are there already; their keys stay. */
export async function updateShipments(
  tx: SqlTx,
  shipments: readonly ProjectedShipment[],
): Promise<void> {
  if (shipments.length === 0) return;
  const json = JSON.stringify(shipments.map(shipmentRow));
  await tx.$executeRaw`
    UPDATE shipment s
    SET order_id = t.order_id, platform_id = t.platform_id, service_class = t.service_class,
      site_id = t.site_id, state = t.state, accepted_at = t.accepted_at, starts_at = t.starts_at,
      due_at = t.due_at, due_on = t.due_on, due_precision = t.due_precision,
      transit_minutes = t.transit_minutes, adjusted_due_at = t.adjusted_due_at,
      dispatched_at = t.dispatched_at, delivered_at = t.delivered_at,
      delivered_precision = t.delivered_precision, cancelled_at = t.cancelled_at,
      cancelled_by = t.cancelled_by, verdict = t.verdict, adjusted_verdict = t.adjusted_verdict,
      excused = t.excused, dock = t.dock, local_minutes = t.local_minutes, reason = t.reason,
      retracted = t.retracted, version = s.version + 1
    FROM json_populate_recordset(NULL::shipment, ${json}::json) t
    WHERE s.dealer_id = t.dealer_id AND s.id = t.id`;
}

function shipmentRow({ facts, projection }: ProjectedShipment) {
  return {
    dealer_id: facts.dealerId,
    id: facts.id,
    order_id: facts.orderId,
    number: facts.number,
    source_key: facts.sourceKey,
    source_occurrence: facts.sourceOccurrence,
    platform_id: facts.platformId,
    service_class: facts.serviceClass,
    site_id: facts.siteId,
    state: projection.state,
    accepted_at: iso(projection.acceptedAtMs),
    starts_at: iso(projection.startsAtMs),
    due_at: iso(projection.dueAtMs),
    due_on: projection.dueOn,
    due_precision: projection.duePrecision,
    transit_minutes: projection.transitMinutes,
    adjusted_due_at: iso(projection.adjustedDueAtMs),
    dispatched_at: iso(projection.dispatchedAtMs),
    delivered_at: iso(projection.deliveredAtMs),
    delivered_precision: projection.deliveredPrecision,
    cancelled_at: iso(projection.cancelledAtMs),
    cancelled_by: projection.cancelledBy,
    verdict: projection.verdict,
    adjusted_verdict: projection.adjustedVerdict,
    excused: projection.excused,
    dock: projection.dock,
    local_minutes: projection.localMinutes,
    reason: projection.reason,
    retracted: projection.retracted,
  };
}

/** Takes lines off shipments: they are part of the projection, what told of them stays an event. */
export async function deleteLines(
  tx: SqlTx,
  lines: readonly { dealerId: string; shipmentId: string; lineNo: number }[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM shipment_line l
    USING json_to_recordset(${JSON.stringify(lines)}::json)
      AS t("dealerId" uuid, "shipmentId" uuid, "lineNo" int)
    WHERE l.dealer_id = t."dealerId" AND l.shipment_id = t."shipmentId" AND l.line_no = t."lineNo"`;
}

export function insertLines(
  tx: SqlTx,
  lines: readonly Belonging<ShipmentLineFact>[],
): Promise<void> {
  const rows = lines.map(({ dealerId, shipmentId, fact }) => ({
    dealer_id: dealerId,
    shipment_id: shipmentId,
    line_no: fact.lineNo,
    product_id: fact.productId,
    quantity: fact.quantity,
  }));
  return insertRows(tx, "shipment_line", rows);
}

/** Same id = same event: one that is there already is left as it is. */
export function insertEvents(
  tx: SqlTx,
  events: readonly Belonging<ShipmentEvent>[],
): Promise<void> {
  return insertRows(tx, "shipment_event", events.map(eventRow), "stays");
}

/** The same of events that must be new: one that is there already fails. */
export function insertNewEvents(
  tx: SqlTx,
  events: readonly Belonging<ShipmentEvent>[],
): Promise<void> {
  return insertRows(tx, "shipment_event", events.map(eventRow));
}

function eventRow({ dealerId, shipmentId, fact }: Belonging<ShipmentEvent>) {
  return {
    dealer_id: dealerId,
    id: fact.id,
    shipment_id: shipmentId,
    kind: fact.kind,
    occurred_at: iso(fact.occurredAtMs),
    recorded_at: iso(fact.recordedAtMs),
    precision: fact.precision,
    actor_id: fact.actorId,
    device: fact.device,
    data: fact.data,
    import_id: fact.importId,
    row_number: fact.rowNumber,
  };
}

export function insertPromises(
  tx: SqlTx,
  promises: readonly Belonging<PromiseFact>[],
): Promise<void> {
  const rows = promises.map(({ dealerId, shipmentId, fact }) => ({
    dealer_id: dealerId,
    id: fact.id,
    shipment_id: shipmentId,
    kind: fact.kind,
    accepted_at: iso(fact.acceptedAtMs),
    starts_at: iso(fact.startsAtMs),
    due_at: iso(fact.dueAtMs),
    due_on: fact.dueOn,
    due_precision: fact.duePrecision,
    policy_version_id: fact.policyVersionId,
    calendar_version_id: fact.calendarVersionId,
    transit_minutes: fact.transitMinutes,
    steps: fact.steps,
    made_at: iso(fact.madeAtMs),
    import_id: fact.importId,
  }));
  return insertRows(tx, "promise", rows);
}

export function insertPauses(tx: SqlTx, pauses: readonly Belonging<PauseFact>[]): Promise<void> {
  const rows = pauses.map(({ dealerId, shipmentId, fact }) => ({
    dealer_id: dealerId,
    id: fact.id,
    shipment_id: shipmentId,
    from_at: iso(fact.fromMs),
    to_at: iso(fact.toMs),
    reason: fact.reason,
    recorded_at: iso(fact.recordedAtMs),
  }));
  return insertRows(tx, "pause", rows);
}

export function insertExcuses(tx: SqlTx, excuses: readonly Belonging<ExcuseFact>[]): Promise<void> {
  const rows = excuses.map(({ dealerId, shipmentId, fact }) => ({
    dealer_id: dealerId,
    id: fact.id,
    shipment_id: shipmentId,
    reason: fact.reason,
    approved_at: iso(fact.approvedAtMs),
  }));
  return insertRows(tx, "excuse", rows);
}
