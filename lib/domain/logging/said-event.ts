import type { CorrectableField, Precision } from "#lib/domain/orders/shipment-facts.ts";

/** What somebody says of a shipment, as lib/contracts/log-event.ts reads it. */
export type SaidEvent =
  | { readonly kind: "picked"; readonly boxes?: number }
  | { readonly kind: "dispatched"; readonly driverId?: string; readonly vehicle?: string }
  | { readonly kind: "arrived" }
  | {
      readonly kind: "delivered";
      readonly recipient: string;
      readonly pieces?: number;
      readonly files?: readonly string[];
      readonly reason?: string;
    }
  | {
      readonly kind: "delivery_failed";
      readonly reason: string;
      readonly files?: readonly string[];
    }
  | {
      readonly kind: "returned" | "cancelled";
      readonly reason: string;
      readonly cancelledBy: "dealer" | "distributor";
    }
  | { readonly kind: "explained"; readonly reason: string }
  /** The clock stands still from then on, and goes on. */
  | { readonly kind: "paused"; readonly reason: string }
  | { readonly kind: "resumed" }
  | SaidWithdrawal
  | SaidCorrection;

type SaidWithdrawal = { readonly kind: "withdrawn"; readonly eventId: string };
export type SaidCorrection = {
  readonly kind: "corrected";
  readonly field: CorrectableField;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly reason: string;
};

/** The same with its id, and with when it was and when it was entered by the device's clock. */
export type SaidOfShipment = {
  readonly id: string;
  readonly said: SaidEvent;
  readonly occurredAtMs: number;
  readonly enteredAtMs: number;
  readonly precision: Exclude<Precision, "date">;
  readonly lateReason?: string;
  readonly note?: string;
};

/**
 * How it came: by a form whose sender waits for the answer, or out of the queue of a phone, entered
 * earlier and perhaps without a network.
 */
export type LogMode = "form" | "queue";

/** Why something said is not taken, and what the words for it need. */
export type Refusal = {
  readonly kind: "refuse";
  readonly why:
    | "not_permitted"
    | "illegal"
    | "in_future"
    | "too_early"
    | "before_step"
    | "late_reason"
    | "undo_over"
    | "bad_driver"
    | "stale"
    | "not_logged"
    | "id_taken"
    | "bad_pieces"
    | "paused"
    | "not_paused";
  readonly params: Readonly<Record<string, string | number>>;
};

export function refuse(why: Refusal["why"], params: Refusal["params"] = {}): Refusal {
  return { kind: "refuse", why, params };
}
