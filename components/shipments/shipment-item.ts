import type { Verdict } from "#lib/domain/sla/verdict.ts";

/** A shipment as its lists and its page show it. */
export type ShipmentItem = {
  readonly dealerId: string;
  readonly id: string;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly dealerName: string;
  readonly platformName: string;
  readonly zone: string;
  readonly serviceClass: string;
  readonly acceptedAt: Date | null;
  readonly dueAt: Date;
  readonly duePrecision: "date" | "instant";
  readonly deliveredAt: Date | null;
  readonly deliveredPrecision: "date" | "minute" | "second" | null;
  readonly cancelledAt: Date | null;
  readonly verdict: Verdict;
  readonly adjustedVerdict: Verdict;
  readonly excused: boolean;
  readonly lateByMs: number | null;
  readonly reason: string | null;
};

/** Whether lateness is known in days only. */
export function isKnownByDay(item: ShipmentItem): boolean {
  return item.duePrecision === "date" || item.deliveredPrecision === "date";
}
