/** A delivery of today; `earlyMs` before its promise, below 0 = after it. */
type JustDelivered = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly number: string | null;
  readonly dealerName: string;
  readonly zone: string;
  readonly deliveredAtMs: number;
  readonly earlyMs: number;
};

/** How the day goes: due by now and on time, and the last deliveries, newest first. */
export type BoardToday = {
  readonly due: number;
  readonly onTime: number;
  readonly delivered: readonly JustDelivered[];
};
