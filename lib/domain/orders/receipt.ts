/** What a shipment's facts say of its delivery. Instants are epoch milliseconds; null = not known. */
export type Delivery = {
  readonly acceptedAtMs: number | null;
  readonly dispatchedAtMs: number | null;
  readonly deliveredAtMs: number | null;
};

/** A dispute raised before, about the time of delivery that was logged then. */
export type EarlierDispute = { readonly loggedAtMs: number | null; readonly isAnswered: boolean };

/** Why what a dealer says of a delivery is not taken. */
export const receiptRefusals = [
  "not_delivered",
  "too_late",
  "in_future",
  "before_dispatch",
  "same_time",
  "open_already",
  "answered_already",
] as const;
export type ReceiptRefusal = (typeof receiptRefusals)[number];

/** For how many days after the logged delivery a dealer may confirm, rate or dispute it. */
export const ANSWER_DAYS = 30;

/** The longest comment on a delivery, and the longest note of an answer to a dispute. */
export const MAX_COMMENT = 500;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * What is against a dealer's word on a delivery, or null.
 *
 * @param receivedAtMs when the dealer says the goods came, known to the minute; null = it does not say
 */
export function receiptRefusal(
  delivery: Delivery,
  receivedAtMs: number | null,
  nowMs: number,
): ReceiptRefusal | null {
  const { deliveredAtMs, dispatchedAtMs, acceptedAtMs } = delivery;
  if (deliveredAtMs === null) return "not_delivered";
  if (nowMs > deliveredAtMs + ANSWER_DAYS * DAY_MS) return "too_late";
  if (receivedAtMs === null) return null;
  if (receivedAtMs > nowMs) return "in_future";
  const leftAtMs = dispatchedAtMs ?? acceptedAtMs;
  return leftAtMs !== null && receivedAtMs < minuteOf(leftAtMs) ? "before_dispatch" : null;
}

/**
 * What is against disputing the logged time, or null. About each logged time there is one dispute at
 * the most: what has been answered is not asked again.
 */
export function disputeRefusal(
  delivery: Delivery,
  receivedAtMs: number,
  earlier: readonly EarlierDispute[],
  nowMs: number,
): ReceiptRefusal | null {
  const refusal = receiptRefusal(delivery, receivedAtMs, nowMs);
  const { deliveredAtMs } = delivery;
  if (refusal !== null || deliveredAtMs === null) return refusal;
  if (minuteOf(receivedAtMs) === minuteOf(deliveredAtMs)) return "same_time";
  if (earlier.some(({ isAnswered }) => !isAnswered)) return "open_already";
  return earlier.some(({ loggedAtMs }) => loggedAtMs === deliveredAtMs) ? "answered_already" : null;
}

function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
