/** What can be logged of a shipment by a form of its own. */
export const logSteps = [
  "picked",
  "dispatched",
  "arrived",
  "delivered",
  "delivery_failed",
  "rescheduled",
  "resumed",
  "returned",
  "cancelled",
  "explained",
] as const;
export type LogStep = (typeof logSteps)[number];

/** What is likely to happen next, and what else may; a step that is seldom comes last. */
export type NextSteps = { readonly next: LogStep | null; readonly others: readonly LogStep[] };

/** What may follow each state, the likely first. Steps may be skipped: people log what they saw. */
const after: Record<string, readonly LogStep[]> = {
  promised: ["picked", "dispatched", "delivered", "delivery_failed", "rescheduled", "cancelled"],
  accepted: ["picked", "dispatched", "delivered", "delivery_failed", "rescheduled", "cancelled"],
  picked: ["dispatched", "delivered", "delivery_failed", "rescheduled", "cancelled"],
  dispatched: ["delivered", "arrived", "delivery_failed", "rescheduled", "returned", "cancelled"],
  arrived: ["delivered", "delivery_failed", "rescheduled", "returned", "cancelled"],
  delivery_failed: [
    "delivered",
    "dispatched",
    "delivery_failed",
    "rescheduled",
    "returned",
    "cancelled",
  ],
};

/** Who ends a promise without a delivery answers for it at a desk. */
const atDesk: readonly LogStep[] = ["cancelled", "returned"];

/**
 * The steps that a form offers for a shipment. Who drives takes what lies ready, so that their next
 * step is to leave with it; what has ended can only be explained, and only where it was missed.
 *
 * @param isMissed whether the promise was not kept
 * @param isPaused whether its clock stands still: it goes on then, and cannot be stopped again
 */
export function nextSteps(
  state: string,
  isDriver: boolean,
  isMissed: boolean,
  isPaused = false,
): NextSteps {
  const legal = after[state];
  if (legal === undefined) return { next: null, others: isMissed ? ["explained"] : [] };
  const offered = legal
    .filter((step) => !(isDriver && atDesk.includes(step)))
    .map((step) => (step === "rescheduled" && isPaused ? "resumed" : step));
  const takesNow = isDriver && (state === "promised" || state === "accepted");
  const next = takesNow ? "dispatched" : (offered[0] ?? null);
  const others = offered.filter((step) => step !== next && !(takesNow && step === "picked"));
  return { next, others: isMissed ? [...others, "explained"] : others };
}
