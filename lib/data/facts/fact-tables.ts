import type { InsertedTable } from "#lib/data/insert-rows.ts";

export const orderTable: InsertedTable = {
  name: "dealer_order",
  columns: {
    dealer_id: "uuid",
    id: "uuid",
    number: "text",
    ordered_at: "timestamptz",
    created_at: "timestamptz",
  },
};

export const shipmentTable: InsertedTable = {
  name: "shipment",
  columns: {
    dealer_id: "uuid",
    id: "uuid",
    order_id: "uuid",
    number: "text",
    source_key: "text",
    source_occurrence: "int",
    platform_id: "uuid",
    service_class: "text",
    site_id: "uuid",
    state: "text",
    accepted_at: "timestamptz",
    starts_at: "timestamptz",
    due_at: "timestamptz",
    due_on: "date",
    due_precision: "text",
    transit_minutes: "int",
    adjusted_due_at: "timestamptz",
    dispatched_at: "timestamptz",
    delivered_at: "timestamptz",
    delivered_precision: "text",
    cancelled_at: "timestamptz",
    cancelled_by: "text",
    verdict: "text",
    adjusted_verdict: "text",
    excused: "boolean",
    dock: "text",
    local_minutes: "float8",
    reason: "text",
    retracted: "boolean",
  },
};

export const lineTable: InsertedTable = {
  name: "shipment_line",
  columns: {
    dealer_id: "uuid",
    shipment_id: "uuid",
    line_no: "int",
    product_id: "uuid",
    quantity: "int",
  },
};

/** Same id = same event: one that is there already is left as it is. */
export const eventTable: InsertedTable = {
  name: "shipment_event",
  columns: {
    dealer_id: "uuid",
    id: "uuid",
    shipment_id: "uuid",
    kind: "text",
    occurred_at: "timestamptz",
    recorded_at: "timestamptz",
    precision: "text",
    actor_id: "uuid",
    device: "text",
    data: "jsonb",
    import_id: "uuid",
    row_number: "int",
  },
  keepsFirst: true,
};

export const promiseTable: InsertedTable = {
  name: "promise",
  columns: {
    dealer_id: "uuid",
    id: "uuid",
    shipment_id: "uuid",
    kind: "text",
    accepted_at: "timestamptz",
    starts_at: "timestamptz",
    due_at: "timestamptz",
    due_on: "date",
    due_precision: "text",
    policy_version_id: "uuid",
    calendar_version_id: "uuid",
    transit_minutes: "int",
    steps: "jsonb",
    made_at: "timestamptz",
    import_id: "uuid",
  },
};

export const pauseTable: InsertedTable = {
  name: "pause",
  columns: {
    dealer_id: "uuid",
    id: "uuid",
    shipment_id: "uuid",
    from_at: "timestamptz",
    to_at: "timestamptz",
    reason: "text",
    recorded_at: "timestamptz",
  },
};

export const excuseTable: InsertedTable = {
  name: "excuse",
  columns: {
    dealer_id: "uuid",
    id: "uuid",
    shipment_id: "uuid",
    reason: "text",
    approved_at: "timestamptz",
  },
};
