import type { Patch } from "#components/board/board-action.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";
import { type BoardFilter, matchesFilter } from "#lib/domain/board/match-card.ts";

/** The cards that a filter asks for, each as it looks by what was just done to it. */
export function shownCards(
  cards: ReadonlyMap<string, BoardCard>,
  patches: ReadonlyMap<string, Patch>,
  filter: BoardFilter,
): BoardCard[] {
  const shown: BoardCard[] = [];
  for (const [key, card] of cards) {
    const patch = patches.get(key);
    if (patch === "gone") continue;
    const looks = patch === undefined ? card : { ...card, ...patch };
    if (matchesFilter(looks, filter)) shown.push(looks);
  }
  return shown;
}
