import type { Tx } from "#lib/data/client.ts";
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

// Rows travel as one JSON parameter a table: a statement stays one statement however many rows.

export async function insertOrders(tx: Tx, orders: readonly OrderFact[]): Promise<void> {
  if (orders.length === 0) return;
  const json = JSON.stringify(
    orders.map((order) => ({
      ...order,
      orderedAt: iso(order.orderedAtMs),
      createdAt: iso(order.createdAtMs),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO dealer_order (dealer_id, id, number, ordered_at, created_at)
    SELECT "dealerId", id, number, "orderedAt", "createdAt"
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, number text,
      "orderedAt" timestamptz, "createdAt" timestamptz)`;
}

export async function insertShipments(
  tx: Tx,
  shipments: readonly ProjectedShipment[],
): Promise<void> {
  if (shipments.length === 0) return;
  const json = JSON.stringify(shipments.map(shipmentRow));
  await tx.$executeRaw`
    INSERT INTO shipment (dealer_id, id, order_id, number, source_key, source_occurrence, platform_id,
      service_class, site_id, state, accepted_at, starts_at, due_at, due_on, due_precision,
      transit_minutes, adjusted_due_at, dispatched_at, delivered_at, delivered_precision,
      cancelled_at, cancelled_by, verdict, adjusted_verdict, excused, dock, local_minutes, reason,
      retracted)
    SELECT "dealerId", id, "orderId", number, "sourceKey", "sourceOccurrence", "platformId",
      "serviceClass", "siteId", state, "acceptedAt", "startsAt", "dueAt", "dueOn", "duePrecision",
      "transitMinutes", "adjustedDueAt", "dispatchedAt", "deliveredAt", "deliveredPrecision",
      "cancelledAt", "cancelledBy", verdict, "adjustedVerdict", excused, dock, "localMinutes",
      reason, retracted
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, "orderId" uuid, number text,
      "sourceKey" text, "sourceOccurrence" int, "platformId" uuid, "serviceClass" text,
      "siteId" uuid, state text, "acceptedAt" timestamptz, "startsAt" timestamptz,
      "dueAt" timestamptz, "dueOn" date, "duePrecision" text, "transitMinutes" int,
      "adjustedDueAt" timestamptz, "dispatchedAt" timestamptz, "deliveredAt" timestamptz,
      "deliveredPrecision" text, "cancelledAt" timestamptz, "cancelledBy" text, verdict text,
      "adjustedVerdict" text, excused boolean, dock text, "localMinutes" float8, reason text,
      retracted boolean)`;
}

/** Writes the projections of shipments that are there already; their keys stay. */
export async function updateShipments(
  tx: Tx,
  shipments: readonly ProjectedShipment[],
): Promise<void> {
  if (shipments.length === 0) return;
  const json = JSON.stringify(shipments.map(shipmentRow));
  await tx.$executeRaw`
    UPDATE shipment s
    SET order_id = t."orderId", platform_id = t."platformId", service_class = t."serviceClass",
      site_id = t."siteId", state = t.state, accepted_at = t."acceptedAt",
      starts_at = t."startsAt", due_at = t."dueAt", due_on = t."dueOn",
      due_precision = t."duePrecision", transit_minutes = t."transitMinutes",
      adjusted_due_at = t."adjustedDueAt",
      dispatched_at = t."dispatchedAt", delivered_at = t."deliveredAt",
      delivered_precision = t."deliveredPrecision", cancelled_at = t."cancelledAt",
      cancelled_by = t."cancelledBy", verdict = t.verdict, adjusted_verdict = t."adjustedVerdict",
      excused = t.excused, dock = t.dock, local_minutes = t."localMinutes", reason = t.reason,
      retracted = t.retracted, version = s.version + 1
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, "orderId" uuid,
      "platformId" uuid, "serviceClass" text, "siteId" uuid, state text,
      "acceptedAt" timestamptz, "startsAt" timestamptz, "dueAt" timestamptz, "dueOn" date,
      "duePrecision" text, "transitMinutes" int, "adjustedDueAt" timestamptz,
      "dispatchedAt" timestamptz, "deliveredAt" timestamptz, "deliveredPrecision" text,
      "cancelledAt" timestamptz, "cancelledBy" text, verdict text, "adjustedVerdict" text,
      excused boolean, dock text, "localMinutes" float8, reason text, retracted boolean)
    WHERE s.dealer_id = t."dealerId" AND s.id = t.id`;
}

function shipmentRow({ facts, projection }: ProjectedShipment) {
  const { promises: _p, events: _e, pauses: _pa, excuses: _ex, lines: _l, ...identity } = facts;
  return {
    ...identity,
    state: projection.state,
    acceptedAt: iso(projection.acceptedAtMs),
    startsAt: iso(projection.startsAtMs),
    dueAt: iso(projection.dueAtMs),
    dueOn: projection.dueOn,
    duePrecision: projection.duePrecision,
    transitMinutes: projection.transitMinutes,
    adjustedDueAt: iso(projection.adjustedDueAtMs),
    dispatchedAt: iso(projection.dispatchedAtMs),
    deliveredAt: iso(projection.deliveredAtMs),
    deliveredPrecision: projection.deliveredPrecision,
    cancelledAt: iso(projection.cancelledAtMs),
    cancelledBy: projection.cancelledBy,
    verdict: projection.verdict,
    adjustedVerdict: projection.adjustedVerdict,
    excused: projection.excused,
    dock: projection.dock,
    localMinutes: projection.localMinutes,
    reason: projection.reason,
    retracted: projection.retracted,
  };
}

/** Takes lines off shipments: they are part of the projection, what told of them stays an event. */
export async function deleteLines(
  tx: Tx,
  lines: readonly { dealerId: string; shipmentId: string; lineNo: number }[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM shipment_line l
    USING json_to_recordset(${JSON.stringify(lines)}::json)
      AS t("dealerId" uuid, "shipmentId" uuid, "lineNo" int)
    WHERE l.dealer_id = t."dealerId" AND l.shipment_id = t."shipmentId" AND l.line_no = t."lineNo"`;
}

export async function insertLines(
  tx: Tx,
  lines: readonly Belonging<ShipmentLineFact>[],
): Promise<void> {
  if (lines.length === 0) return;
  const json = JSON.stringify(lines.map(({ fact, ...at }) => ({ ...at, ...fact })));
  await tx.$executeRaw`
    INSERT INTO shipment_line (dealer_id, shipment_id, line_no, product_id, quantity)
    SELECT "dealerId", "shipmentId", "lineNo", "productId", quantity
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, "shipmentId" uuid, "lineNo" int,
      "productId" uuid, quantity int)`;
}

/** Same id = same event: one that is there already is left as it is. */
export async function insertEvents(
  tx: Tx,
  events: readonly Belonging<ShipmentEvent>[],
): Promise<void> {
  if (events.length === 0) return;
  const json = JSON.stringify(
    events.map(({ fact, ...at }) => ({
      ...at,
      ...fact,
      occurredAt: iso(fact.occurredAtMs),
      recordedAt: iso(fact.recordedAtMs),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO shipment_event (dealer_id, id, shipment_id, kind, occurred_at, recorded_at, precision,
      actor_id, device, data, import_id, row_number)
    SELECT "dealerId", id, "shipmentId", kind, "occurredAt", "recordedAt", precision, "actorId",
      device, data, "importId", "rowNumber"
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, "shipmentId" uuid, kind text,
      "occurredAt" timestamptz, "recordedAt" timestamptz, precision text, "actorId" uuid,
      device text, data jsonb, "importId" uuid, "rowNumber" int)
    ON CONFLICT DO NOTHING`;
}

export async function insertPromises(
  tx: Tx,
  promises: readonly Belonging<PromiseFact>[],
): Promise<void> {
  if (promises.length === 0) return;
  const json = JSON.stringify(
    promises.map(({ fact, ...at }) => ({
      ...at,
      ...fact,
      acceptedAt: iso(fact.acceptedAtMs),
      startsAt: iso(fact.startsAtMs),
      dueAt: iso(fact.dueAtMs),
      madeAt: iso(fact.madeAtMs),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO promise (dealer_id, id, shipment_id, kind, accepted_at, starts_at, due_at, due_on,
      due_precision, policy_version_id, calendar_version_id, transit_minutes, steps, made_at, import_id)
    SELECT "dealerId", id, "shipmentId", kind, "acceptedAt", "startsAt", "dueAt", "dueOn",
      "duePrecision", "policyVersionId", "calendarVersionId", "transitMinutes", steps, "madeAt", "importId"
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, "shipmentId" uuid, kind text,
      "acceptedAt" timestamptz, "startsAt" timestamptz, "dueAt" timestamptz, "dueOn" date,
      "duePrecision" text, "policyVersionId" uuid, "calendarVersionId" uuid, "transitMinutes" int,
      steps jsonb, "madeAt" timestamptz, "importId" uuid)`;
}

export async function insertPauses(tx: Tx, pauses: readonly Belonging<PauseFact>[]): Promise<void> {
  if (pauses.length === 0) return;
  const json = JSON.stringify(
    pauses.map(({ fact, ...at }) => ({
      ...at,
      ...fact,
      fromAt: iso(fact.fromMs),
      toAt: iso(fact.toMs),
      recordedAt: iso(fact.recordedAtMs),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO pause (dealer_id, id, shipment_id, from_at, to_at, reason, recorded_at)
    SELECT "dealerId", id, "shipmentId", "fromAt", "toAt", reason, "recordedAt"
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, "shipmentId" uuid,
      "fromAt" timestamptz, "toAt" timestamptz, reason text, "recordedAt" timestamptz)`;
}

export async function insertExcuses(
  tx: Tx,
  excuses: readonly Belonging<ExcuseFact>[],
): Promise<void> {
  if (excuses.length === 0) return;
  const json = JSON.stringify(
    excuses.map(({ fact, ...at }) => ({ ...at, ...fact, approvedAt: iso(fact.approvedAtMs) })),
  );
  await tx.$executeRaw`
    INSERT INTO excuse (dealer_id, id, shipment_id, reason, approved_at)
    SELECT "dealerId", id, "shipmentId", reason, "approvedAt"
    FROM json_to_recordset(${json}::json) AS t("dealerId" uuid, id uuid, "shipmentId" uuid,
      reason text, "approvedAt" timestamptz)`;
}
