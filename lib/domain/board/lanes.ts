import { isAtRisk } from "#lib/domain/board/at-risk.ts";
import { type BoardCard, cardKey, hasLeft } from "#lib/domain/board/board-card.ts";

/** Where a shipment stands on the board; `paused`: its clock stands still, so nothing is running out. */
export const lanes = ["to_pick", "to_deliver", "at_risk", "overdue", "paused"] as const;
export type Lane = (typeof lanes)[number];

/** The one lane of an open shipment as of an instant. At its due instant itself it is not overdue yet. */
export function laneOf(card: BoardCard, nowMs: number): Lane {
  const { adjustedDueAtMs } = card;
  if (adjustedDueAtMs === null) return "paused";
  if (nowMs > adjustedDueAtMs) return "overdue";
  if (isAtRisk(card, adjustedDueAtMs, nowMs)) return "at_risk";
  return hasLeft(card) ? "to_deliver" : "to_pick";
}

/** Cards by lane, in each the one with the least time left first. */
export function cardsByLane(
  cards: Iterable<BoardCard>,
  nowMs: number,
): Readonly<Record<Lane, readonly BoardCard[]>> {
  const found: Record<Lane, BoardCard[]> = {
    to_pick: [],
    to_deliver: [],
    at_risk: [],
    overdue: [],
    paused: [],
  };
  for (const card of cards) found[laneOf(card, nowMs)].push(card);
  for (const lane of lanes) found[lane].sort(byTimeLeft);
  return found;
}

/** What is paused goes by the promise it had. */
function byTimeLeft(a: BoardCard, b: BoardCard): number {
  const aKey = cardKey(a);
  const bKey = cardKey(b);
  return (
    (a.adjustedDueAtMs ?? a.dueAtMs) - (b.adjustedDueAtMs ?? b.dueAtMs) ||
    (aKey < bKey ? -1 : Number(aKey > bKey))
  );
}
