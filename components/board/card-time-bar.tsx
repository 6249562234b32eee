import { expectedAtMs } from "#lib/domain/board/at-risk.ts";
import { type BoardCard, lastSafeDepartureMs } from "#lib/domain/board/board-card.ts";
import type { Lane } from "#lib/domain/board/lanes.ts";

/**
 * How much of a promise's time is used up, with the last safe departure as a line, the expected arrival
 * as a ring, and past the promise what came after it. The figures stand in the card's words.
 */
export function CardTimeBar({ card, lane, nowMs }: { card: BoardCard; lane: Lane; nowMs: number }) {
  const { adjustedDueAtMs: dueMs } = card;
  const beganMs = card.startsAtMs ?? card.acceptedAtMs;
  if (dueMs === null || beganMs === null || beganMs >= dueMs) return null;
  const isOver = nowMs > dueMs;
  const endMs = isOver ? nowMs : dueMs;
  const at = (ms: number) => Math.min(100, Math.max(0, ((ms - beganMs) / (endMs - beganMs)) * 100));
  const percent = (value: number) => `${value.toFixed(2)}%`;
  const leaveMs = isOver || lane === "to_deliver" ? null : lastSafeDepartureMs(card);
  const comesMs = lane === "to_deliver" ? expectedAtMs(card, nowMs) : null;
  const used = at(isOver ? dueMs : nowMs);
  const line = isOver ? used : leaveMs === null ? null : at(leaveMs);
  return (
    <svg className="mt-px mb-1 block" width="100%" height="12" aria-hidden="true">
      <rect className="fill-mark-soft" width="100%" y="5" height="3" />
      {isOver ? (
        <rect
          className="fill-bad-fill"
          x={percent(used)}
          y="5"
          width={percent(100 - used)}
          height="3"
        />
      ) : (
        <rect
          className={lane === "at_risk" ? "fill-bad-fill" : "fill-good-fill"}
          y="5"
          width={percent(used)}
          height="3"
        />
      )}
      {line === null ? null : (
        <line
          className="stroke-ink-1"
          x1={percent(line)}
          x2={percent(line)}
          y1="1"
          y2="12"
          strokeWidth={1.2}
        />
      )}
      {comesMs === null ? null : (
        <circle
          className="fill-surface stroke-good-fill"
          cx={percent(Math.min(98.5, Math.max(1.5, at(comesMs))))}
          cy="6.5"
          r="3.5"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}
