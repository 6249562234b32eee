import {
  type LogMode,
  type Refusal,
  refuse,
  type SaidOfShipment,
} from "#lib/domain/logging/said-event.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A clock that seems to be off by less is right: the message itself took so long. */
const NOISE_MS = 5_000;
/** What lies less ahead is now: somebody typed the minute that is just beginning. */
const AHEAD_MS = MINUTE_MS;
/** Nothing counts as entered longer ago: who sets back a clock must not be able to set back a delivery. */
const MAX_QUEUED_MS = 7 * DAY_MS;
/** What is entered later than that is late, and somebody says why. */
const PROMPT_MS = 5 * MINUTE_MS;

export type ClockFacts = {
  readonly mode: LogMode;
  readonly nowMs: number;
  /** The device's clock less ours. */
  readonly skewMs: number;
};

/** By our clock. */
export type LogTimes = { readonly occurredAtMs: number; readonly enteredAtMs: number };

/** An instant of a device by our clock. One typed to the minute stays a whole minute. */
function correctedMs(
  deviceMs: number,
  skewMs: number,
  precision: SaidOfShipment["precision"],
): number {
  if (precision === "minute") return deviceMs - Math.round(skewMs / MINUTE_MS) * MINUTE_MS;
  return Math.abs(skewMs) < NOISE_MS ? deviceMs : deviceMs - skewMs;
}

/**
 * When something happened and when it was entered, by our clock. A form is entered now; what comes out
 * of a queue was entered before, so that a day without a network makes nothing late.
 */
export function timesOf(logged: SaidOfShipment, { mode, nowMs, skewMs }: ClockFacts): LogTimes {
  const queuedMs = correctedMs(logged.enteredAtMs, skewMs, "second");
  const enteredAtMs =
    mode === "form" ? nowMs : Math.min(nowMs, Math.max(queuedMs, nowMs - MAX_QUEUED_MS));
  const { kind } = logged.said;
  // What only speaks of other events happens in being said.
  if (kind === "withdrawn" || kind === "corrected" || kind === "explained") {
    return { occurredAtMs: enteredAtMs, enteredAtMs };
  }
  const occurredAtMs = correctedMs(logged.occurredAtMs, skewMs, logged.precision);
  return { occurredAtMs: notAhead(occurredAtMs, enteredAtMs), enteredAtMs };
}

/** An instant that is ahead by less than a minute is now; another one stays where it is. */
export function notAhead(atMs: number, nowMs: number): number {
  return atMs > nowMs && atMs <= nowMs + AHEAD_MS ? nowMs : atMs;
}

/**
 * Whether something may be entered as having happened then: not in the future, not longer ago than the
 * platform takes it, and with a reason where it is entered late. It is asked as of the entering.
 */
export function timeRefusal(
  { occurredAtMs, enteredAtMs }: LogTimes,
  lateEntryMinutes: number,
  lateReason: string | undefined,
): Refusal | null {
  if (occurredAtMs > enteredAtMs) return refuse("in_future");
  const lateByMs = enteredAtMs - occurredAtMs;
  if (lateByMs > lateEntryMinutes * MINUTE_MS) {
    return refuse("too_early", { minutes: lateEntryMinutes });
  }
  const isUnexplained = lateByMs > PROMPT_MS && lateReason === undefined;
  return isUnexplained ? refuse("late_reason", { minutes: PROMPT_MS / MINUTE_MS }) : null;
}
