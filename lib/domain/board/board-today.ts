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

/**
 * How the day goes: what was due today by now and how much of it came on time; what was delivered today,
 * whenever it was due, how much of it on time, and the last of it, newest first.
 */
export type BoardToday = {
  readonly due: number;
  readonly onTime: number;
  readonly arrived: number;
  readonly arrivedOnTime: number;
  readonly delivered: readonly JustDelivered[];
};
