import type { referenceRefusalParams } from "#lib/domain/importing/reference/reference-refusals.ts";
import type { Precision } from "#lib/domain/orders/shipment-facts.ts";

/** An instant out of a file, and how exactly the file knows it. */
export type KnownInstant = { readonly ms: number; readonly precision: Precision };

/** A row of a delivery file, read and typed; names are as the file spells them. */
export type DeliveryRow = {
  readonly rowNumber: number;
  readonly shipmentNumber: string | null;
  readonly orderNumber: string | null;
  readonly dealer: string;
  readonly platform: string;
  readonly serviceClass: string;
  readonly site: string | null;
  readonly acceptedAt: KnownInstant | null;
  readonly dueAt: KnownInstant | null;
  readonly dispatchedAt: KnownInstant | null;
  readonly deliveredAt: KnownInstant | null;
  readonly cancelledAt: KnownInstant | null;
  readonly cancelledBy: "dealer" | "distributor" | null;
  readonly productSku: string | null;
  readonly productName: string | null;
  readonly quantity: number | null;
  /** When the file's system learned of the delivery; null = the import is when we learned of it. */
  readonly recordedAtMs: number | null;
  readonly dealerClass: string | null;
  readonly region: string | null;
};

/** A row whose names have been found: their ids stand in place of spellings. */
export type PlacedRow = {
  readonly row: DeliveryRow;
  readonly dealerId: string;
  readonly platformId: string;
  readonly siteId: string | null;
  readonly orderId: string | null;
  readonly productId: string | null;
};

/** Why a row cannot be imported although each of its cells can be read. */
export type RowRefusal = {
  readonly rowNumber: number;
  /** The field to look at; null where the row as a whole is meant. */
  readonly field: string | null;
  readonly code: RowRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
};

/** With the parameters that their texts name; instants are ISO strings. */
export const rowRefusalParams = {
  dealer_empty: [],
  due_empty: [],
  accepted_time_missing: [],
  platform_empty: [],
  in_future: ["at"],
  before_accepted: ["at", "acceptedAt"],
  after_delivered: ["at", "deliveredAt"],
  delivered_and_cancelled: [],
  cancelled_at_missing: [],
  dealer_unknown: ["dealer"],
  platform_unknown: ["platform"],
  no_policy: ["platform", "serviceClass"],
  rows_disagree: ["number", "otherRow"],
  number_of_other_dealer: ["number", "dealer"],
  number_twice: ["number", "otherRow"],
  zone_differs: ["platform", "platformZone", "zone"],
  due_changed: ["number", "was", "now"],
  acceptance_changed: ["number", "was", "now"],
  order_changed: ["number", "was", "now"],
  site_changed: ["number", "was", "now"],
  place_changed: ["number"],
  against_state: ["number", "state"],
} as const satisfies Record<string, readonly string[]>;

export type RowRefusalCode = keyof typeof rowRefusalParams | keyof typeof referenceRefusalParams;
