export type Verdict = "on_time" | "late" | "overdue" | "open" | "void";

/** What is known of a shipment's end; instants in epoch milliseconds. */
export type ShipmentEnd = {
  readonly deliveredAt: number | null;
  readonly cancelledAt: number | null;
  readonly cancelledBy: "dealer" | "distributor" | null;
};

/** What has ended a shipment by an instant, if anything has. */
export type Ending =
  | { readonly kind: "delivered"; readonly atMs: number }
  | {
      readonly kind: "cancelled";
      readonly atMs: number;
      readonly by: "dealer" | "distributor" | null;
    };

/**
 * What ended a shipment, as known at `asOf`: an event after it has not happened yet. Of a delivery
 * and a cancellation the earlier one counts, a delivery at the same instant before a cancellation.
 */
export function endingOf(end: ShipmentEnd, asOf: number): Ending | null {
  const { deliveredAt, cancelledAt, cancelledBy } = end;
  const delivered = deliveredAt !== null && deliveredAt <= asOf;
  const cancelled = cancelledAt !== null && cancelledAt <= asOf;
  if (cancelled && !(delivered && deliveredAt <= cancelledAt)) {
    return { kind: "cancelled", atMs: cancelledAt, by: cancelledBy };
  }
  return delivered ? { kind: "delivered", atMs: deliveredAt } : null;
}

/** The verdict of domain.md §3 on a due, as of an instant. All in epoch milliseconds. */
export function verdictOf(
  question: ShipmentEnd & { readonly dueAt: number; readonly asOf: number },
): Verdict {
  const { dueAt, asOf } = question;
  const ending = endingOf(question, asOf);
  if (!ending) return asOf <= dueAt ? "open" : "overdue";
  if (ending.kind === "delivered") return ending.atMs <= dueAt ? "on_time" : "late";
  return ending.by === "dealer" && ending.atMs <= dueAt ? "void" : "late";
}

/** By how much it is late: delivered late or overdue, else null (also for a cancelled one). */
export function lateByMsOf(
  question: ShipmentEnd & { readonly dueAt: number; readonly asOf: number },
): number | null {
  const ending = endingOf(question, question.asOf);
  if (ending?.kind === "cancelled") return null;
  const lateByMs = (ending?.atMs ?? question.asOf) - question.dueAt;
  return lateByMs > 0 ? lateByMs : null;
}
