import type { SaidTime } from "#components/board/read-action.ts";
import type { LogRefusal } from "#lib/contracts/log-limits.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";
import { timeRefusal } from "#lib/domain/logging/log-times.ts";
import type { Refusal } from "#lib/domain/logging/said-event.ts";

const timeRefusals: readonly LogRefusal[] = [
  "in_future",
  "too_early",
  "before_step",
  "late_reason",
];

/** Whether a refusal speaks of the time that was said. */
export function isOfTime(why: LogRefusal): boolean {
  return timeRefusals.includes(why);
}

/** How long ago something may have happened that is logged of all these cards. */
export function lateLimitMinutes(cards: readonly BoardCard[]): number {
  return Math.min(...cards.map(({ lateEntryMinutes }) => lateEntryMinutes));
}

/** Why the server would not take a time, by its own rule; null = it would. */
export function timeRefusalOf(
  cards: readonly BoardCard[],
  { atMs, lateReason }: SaidTime,
  nowMs: number,
): Refusal | null {
  if (atMs === null) return null;
  const times = { occurredAtMs: atMs, enteredAtMs: nowMs };
  return timeRefusal(times, lateLimitMinutes(cards), lateReason.trim() || undefined);
}
