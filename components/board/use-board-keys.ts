import { useEffect, useEffectEvent } from "react";
import type { BoardAct } from "#components/board/board-action.ts";

const acts: Readonly<Record<string, BoardAct>> = {
  p: "picked",
  d: "dispatched",
  v: "delivered",
  a: "assign",
  r: "explained",
};

export type KeyHandlers = {
  /** To the next card in the lane (1) or the one before (-1). */
  readonly onStep: (by: 1 | -1) => void;
  /** To the lane on the right (1) or the left (-1). */
  readonly onLane: (by: 1 | -1) => void;
  readonly onAct: (act: BoardAct) => void;
  readonly onSelect: () => void;
  readonly onUndo: () => void;
  readonly onEscape: () => void;
  /** To the search, and to all keys; undefined where the top bar answers to these keys. */
  readonly onSearch: (() => void) | undefined;
  readonly onKeys: (() => void) | undefined;
};

/** The keys of the board; they rest while somebody types or a dialog is open. Enter follows the card's link. */
export function useBoardKeys(handlers: KeyHandlers): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]") !== null) return;
    if (event.key === "Escape") return handlers.onEscape();
    if (isTyping(event.target)) return;
    if (!take(event.key)) return;
    event.preventDefault();
  });
  const take = (key: string): boolean => {
    const act = acts[key];
    if (act !== undefined) handlers.onAct(act);
    else if (key === "j" || key === "k") handlers.onStep(key === "j" ? 1 : -1);
    else if (key === "h" || key === "l") handlers.onLane(key === "l" ? 1 : -1);
    else if (key === "x") handlers.onSelect();
    else if (key === "u") handlers.onUndo();
    else if (key === "/" && handlers.onSearch) handlers.onSearch();
    else if (key === "?" && handlers.onKeys) handlers.onKeys();
    else return false;
    return true;
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type === "checkbox") return false;
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
