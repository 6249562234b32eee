import type { AlarmKind } from "#lib/domain/alarms/causes.ts";
import { type QuietHours, quietUntil } from "#lib/domain/alarms/quiet-hours.ts";

const MINUTE_MS = 60_000;

/** A breach that nobody has acknowledged is told of again so often, and after so long each time. */
export const MAX_REPEATS = 3;
export const REPEAT_MS = 60 * MINUTE_MS;

/** Who claimed a sending and has not said what became of it by then, has died over it. */
export const LEASE_MS = 2 * MINUTE_MS;
const MAX_ATTEMPTS = 8;

/** The latest sending of an alarm on a channel. */
export type Sending = {
  readonly round: number;
  readonly claimedAtMs: number;
  readonly attempts: number;
  /** "claimed": nothing was heard of it since. */
  readonly state: "claimed" | "sent" | "failed";
};

/** An alarm that holds, on the way to somebody or to a robot. */
export type OpenItem = {
  readonly alarmId: string;
  readonly kind: AlarmKind;
  readonly raisedAtMs: number;
  /** By whom the channel is. */
  readonly acknowledged: boolean;
  /** By anybody: somebody has it in hand, so nobody is told again. */
  readonly inHand: boolean;
  readonly last: Sending | null;
};

export type Channel = {
  readonly quiet: QuietHours | null;
  /** What comes within so many minutes of the last sending waits and comes in one. */
  readonly digestMinutes: number;
  /** When what was last sent was claimed; null = never. */
  readonly lastSentMs: number | null;
  readonly items: readonly OpenItem[];
};

/** One item of what is to be sent; `seenMs` is when it was claimed before, null = never. */
export type Planned = {
  readonly alarmId: string;
  readonly round: number;
  readonly seenMs: number | null;
};

/**
 * What is to be sent on a channel now, in one mail or message; empty = nothing. Alarms that have ended
 * are not among the items: what passed meanwhile is never told.
 *
 * The first goes at once (after the time in which what raised it may be undone), what follows within
 * the digest's minutes waits for their end. What failed is tried again, later each time. What was
 * claimed and never heard of again is sent again by itself, so that its mail is the same mail.
 *
 * @param undoMs for how long nothing is told of what may still be undone
 */
export function planSendings(channel: Channel, nowMs: number, undoMs: number): readonly Planned[] {
  const { quiet, digestMinutes, lastSentMs } = channel;
  if (quiet !== null && quietUntil(quiet, nowMs) !== null) return [];
  const items = channel.items.filter(({ acknowledged }) => !acknowledged);
  // One at a time: who is sending now is waited for.
  if (items.some(({ last }) => last?.state === "claimed" && !isLost(last, nowMs))) return [];
  const lost = items.flatMap(({ alarmId, last }) =>
    last !== null && isLost(last, nowMs) && last.attempts < MAX_ATTEMPTS
      ? [{ alarmId, round: last.round, seenMs: last.claimedAtMs }]
      : [],
  );
  if (lost.length > 0) {
    const firstMs = Math.min(...lost.map(({ seenMs }) => seenMs));
    return lost.filter(({ seenMs }) => seenMs === firstMs);
  }
  const failed = items.flatMap(({ alarmId, last }) =>
    last?.state === "failed" &&
    last.attempts < MAX_ATTEMPTS &&
    nowMs >= last.claimedAtMs + backoffMs(last.attempts)
      ? [{ alarmId, round: last.round, seenMs: last.claimedAtMs }]
      : [],
  );
  if (lastSentMs !== null && nowMs < lastSentMs + digestMinutes * MINUTE_MS) return failed;
  const fresh = items.flatMap((item): Planned[] => {
    const round = nextRound(item, nowMs, undoMs);
    return round === null ? [] : [{ alarmId: item.alarmId, round, seenMs: null }];
  });
  return [...failed, ...fresh];
}

function isLost({ state, claimedAtMs }: Sending, nowMs: number): boolean {
  return state === "claimed" && nowMs >= claimedAtMs + LEASE_MS;
}

/** 1, 2, 4 … minutes after the first, second, third … failure. */
function backoffMs(attempts: number): number {
  return 2 ** (attempts - 1) * MINUTE_MS;
}

function nextRound(item: OpenItem, nowMs: number, undoMs: number): number | null {
  const { last, raisedAtMs, kind, inHand } = item;
  if (last === null) return nowMs >= raisedAtMs + undoMs ? 0 : null;
  if (last.state !== "sent" || kind !== "breach" || inHand) return null;
  if (last.round >= MAX_REPEATS || nowMs < last.claimedAtMs + REPEAT_MS) return null;
  return last.round + 1;
}
