import { useCallback, useState } from "react";
import { hrefTo } from "#lib/contracts/links.ts";
import type { BoardFilter } from "#lib/domain/board/match-card.ts";

/** A board's address beside its platform. */
export type BoardView = BoardFilter & { readonly isCompact: boolean; readonly showsAll: boolean };

/** The address of a board. */
export function boardHref(platform: string | null, view: BoardView): string {
  return hrefTo("/board", {
    platform,
    class: view.serviceClass,
    driver: view.driverId,
    q: view.search,
    density: view.isCompact ? "compact" : null,
    show: view.showsAll ? "all" : null,
  });
}

/** What narrows the board: it changes at once, and the address with it. */
export function useBoardFilter(platform: string | null, first: BoardView) {
  const [view, setView] = useState(first);
  const change = useCallback(
    (changes: Partial<BoardView>) => {
      const next = { ...view, ...changes };
      setView(next);
      history.replaceState(null, "", boardHref(platform, next));
    },
    [platform, view],
  );
  return { view, change };
}
