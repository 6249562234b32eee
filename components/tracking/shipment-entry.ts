import type { EventItem } from "#components/shipments/event-timeline.tsx";
import type { PromiseItem } from "#components/shipments/promise-steps.tsx";
import type { ShipmentItem } from "#components/shipments/shipment-item.ts";

/** What the dealer has said of a delivery, and for a dispute how it was answered. */
export type ReceiptEntry = {
  readonly id: string;
  readonly kind: "confirmed" | "disputed" | "felt";
  readonly receivedAt: Date | null;
  readonly loggedAt: Date | null;
  readonly onTime: boolean | null;
  readonly allRight: boolean | null;
  readonly comment: string | null;
  readonly recordedAt: Date;
  readonly by: string | null;
  readonly outcome: "accepted" | "declined" | null;
  readonly note: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
};

/** A shipment of an order with all that its page says of it. */
export type ShipmentEntry = ShipmentItem & {
  readonly state: string;
  readonly startsAt: Date | null;
  readonly adjustedDueAt: Date | null;
  readonly dispatchedAt: Date | null;
  readonly site: { readonly name: string } | null;
  readonly events: readonly EventItem[];
  readonly promises: readonly PromiseItem[];
  readonly pauses: readonly {
    readonly id: string;
    readonly toAt: Date | null;
    readonly reason: string;
  }[];
  readonly excuses: readonly { readonly id: string; readonly reason: string }[];
  readonly lines: readonly {
    readonly lineNo: number;
    readonly sku: string | null;
    readonly productName: string | null;
    readonly quantity: number | null;
  }[];
  readonly receipts: readonly ReceiptEntry[];
};

/** The due that counts down: the latest that the dealer asked for, its pauses taken into account; null
 * where nothing is awaited, or the clock stands. */
export function awaitedDue(shipment: ShipmentEntry): Date | null {
  const { deliveredAt, cancelledAt, adjustedDueAt } = shipment;
  return deliveredAt === null && cancelledAt === null ? adjustedDueAt : null;
}
