const states = [
  "promised",
  "accepted",
  "picked",
  "dispatched",
  "arrived",
  "delivery_failed",
  "delivered",
  "returned",
  "cancelled",
] as const;

const steps = [
  "accepted",
  "picked",
  "dispatched",
  "arrived",
  "rescheduled",
  "paused",
  "resumed",
  "delivery_failed",
  "delivered",
  "returned",
  "cancelled",
  "explained",
] as const;

/** The key of a state's word (messages log.json, `state`), also of one that a later version names. */
export function stateKey(state: string) {
  return states.find((one) => one === state) ?? "promised";
}

/** The key of a step's word (messages log.json, `kind`). */
export function stepKey(kind: string | number | undefined) {
  return steps.find((one) => one === kind) ?? "accepted";
}
