import { useCallback, useEffect, useRef, useState } from "react";
import { FIRST_SHOWN } from "#components/board/first-board.ts";
import { type BoardCard, cardKey } from "#lib/domain/board/board-card.ts";
import { type Lane, lanes } from "#lib/domain/board/lanes.ts";

type ByLane = Readonly<Record<Lane, readonly BoardCard[]>>;
type Place = { readonly lane: Lane; readonly index: number };

/** How many more cards a lane shows at a time. */
const MORE_SHOWN = 50;

/** How many cards each lane shows before anybody asks for more. */
const firstShown: Readonly<Record<Lane, number>> = {
  to_pick: FIRST_SHOWN,
  to_deliver: FIRST_SHOWN,
  at_risk: FIRST_SHOWN,
  overdue: FIRST_SHOWN,
  paused: FIRST_SHOWN,
};

/**
 * Which card is looked at, and the ways to the others. When it leaves the board, its place is kept: the
 * next step goes on from there.
 */
export function useBoardFocus(byLane: ByLane) {
  const [current, setCurrent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [shown, setShown] = useState(firstShown);
  const [tab, setTab] = useState<Lane | null>(null);
  const place = useRef<Place | null>(null);

  useEffect(() => {
    if (wanted === null) return;
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(wanted)}"] a`)?.focus();
    setWanted(null);
  }, [wanted]);

  const showMore = useCallback((lane: Lane) => {
    setShown((known) => ({ ...known, [lane]: known[lane] + MORE_SHOWN }));
  }, []);

  const goTo = useCallback((lane: Lane, index: number, card: BoardCard | undefined) => {
    if (card === undefined) return;
    place.current = { lane, index };
    setShown((known) =>
      index < known[lane]
        ? known
        : { ...known, [lane]: Math.max(index + 1, known[lane] + MORE_SHOWN) },
    );
    setTab(lane);
    setCurrent(cardKey(card));
    setWanted(cardKey(card));
  }, []);

  /** Where the card is by now that is looked at, or was. */
  const here = (): Place | null => {
    for (const lane of lanes) {
      const index = byLane[lane].findIndex((card) => cardKey(card) === current);
      if (index >= 0) return { lane, index };
    }
    return place.current && { ...place.current, index: place.current.index - 0.5 };
  };

  const step = (by: 1 | -1) => {
    const at = here() ?? { lane: firstLane(byLane), index: by === 1 ? -1 : 1 };
    const cards = byLane[at.lane];
    const next = by === 1 ? Math.floor(at.index + 1) : Math.ceil(at.index - 1);
    const index = Math.min(cards.length - 1, Math.max(0, next));
    goTo(at.lane, index, cards[index]);
  };

  const cross = (by: 1 | -1) => {
    const at = here() ?? { lane: firstLane(byLane), index: 0 };
    const order = by === 1 ? lanes : lanes.toReversed();
    const lane = order.slice(order.indexOf(at.lane) + 1).find((one) => byLane[one].length > 0);
    if (lane === undefined) return;
    const index = Math.min(byLane[lane].length - 1, Math.max(0, Math.ceil(at.index)));
    goTo(lane, index, byLane[lane][index]);
  };

  /** Looks at a card wherever it stands among these; false where there is none. */
  const find = (among: ByLane, matches: (card: BoardCard) => boolean): boolean => {
    for (const lane of lanes) {
      const index = among[lane].findIndex(matches);
      if (index < 0) continue;
      goTo(lane, index, among[lane][index]);
      return true;
    }
    return false;
  };

  const look = useCallback((card: BoardCard) => setCurrent(cardKey(card)), []);
  return { current, look, lookAt: setCurrent, step, cross, find, shown, showMore, tab, setTab };
}

/** The lane that needs eyes first. */
export function firstLane(byLane: ByLane): Lane {
  const order = ["at_risk", "overdue", "to_pick", "to_deliver", "paused"] as const;
  return order.find((lane) => byLane[lane].length > 0) ?? "to_pick";
}
