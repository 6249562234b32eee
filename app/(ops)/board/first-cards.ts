import { FIRST_SHOWN, type FirstBoard } from "#components/board/first-board.ts";
import type { BoardView } from "#components/board/use-board-filter.ts";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import { cardsByLane, lanes } from "#lib/domain/board/lanes.ts";
import { matchesFilter } from "#lib/domain/board/match-card.ts";

/** What a page is made with of a board: the top of each lane of what its address asks for. */
export function firstCards(answer: BoardAnswer, view: BoardView): FirstBoard {
  const asked = answer.cards.filter((card) => matchesFilter(card, view));
  const byLane = cardsByLane(asked, answer.nowMs);
  const most = view.showsAll ? asked.length : FIRST_SHOWN + 1;
  const cards = lanes.flatMap((lane) => byLane[lane].slice(0, most));
  return {
    answer: { ...answer, cards },
    counts: {
      to_pick: byLane.to_pick.length,
      to_deliver: byLane.to_deliver.length,
      at_risk: byLane.at_risk.length,
      overdue: byLane.overdue.length,
      paused: byLane.paused.length,
    },
    isWhole: cards.length === answer.cards.length,
  };
}
