import { useCallback, useEffect, useRef, useState } from "react";
import { askBoard } from "#components/board/ask-board.ts";
import type { FirstBoard } from "#components/board/first-board.ts";
import { type BoardAnswer, MAX_CARD_KEYS } from "#lib/contracts/board.ts";
import { type BoardCard, cardKey } from "#lib/domain/board/board-card.ts";

const RETRY_MS = 3_000;
/** How often everything is read anew, whatever was told: paces go by the hour, figures by the day. */
const REFRESH_MS = 300_000;

/** A board as it is known by now. */
export type KnownBoard = Omit<BoardAnswer, "cards" | "gone" | "nowMs"> & {
  readonly cards: ReadonlyMap<string, BoardCard>;
  readonly isWhole: boolean;
  /** The server's clock less the device's; null until an answer has come here. */
  readonly aheadMs: number | null;
  /** By the server's clock, when the last answer came. */
  readonly heardAtMs: number;
};

type Waiting = { isAll: boolean; readonly keys: Set<string>; readonly told: (() => void)[] };

const nothing = (): Waiting => ({ isAll: false, keys: new Set(), told: [] });

/**
 * The cards of a board, kept as the server has them. Questions go one after the other, so that no older
 * answer overwrites a newer one; what is asked for meanwhile goes together into the next.
 */
export function useBoardCards(platform: string, first: FirstBoard) {
  const [board, setBoard] = useState<KnownBoard>(() => begin(first));
  const waiting = useRef(nothing());
  const isAsking = useRef(false);

  const work = useCallback(async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    while (waiting.current.isAll || waiting.current.keys.size > 0) {
      const asked = waiting.current;
      waiting.current = nothing();
      const isAll = asked.isAll || asked.keys.size > MAX_CARD_KEYS;
      const answer = await askBoard(platform, isAll ? null : [...asked.keys]);
      if (answer === null) {
        waiting.current.isAll ||= asked.isAll;
        for (const key of asked.keys) waiting.current.keys.add(key);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      } else {
        setBoard((known) => learn(known, answer, isAll));
      }
      for (const tell of asked.told) tell();
    }
    isAsking.current = false;
  }, [platform]);

  /** Reads these cards anew, or all (null); settles once it was tried. */
  const read = useCallback(
    (keys: readonly string[] | null) =>
      new Promise<void>((resolve) => {
        if (keys === null) waiting.current.isAll = true;
        for (const key of keys ?? []) waiting.current.keys.add(key);
        waiting.current.told.push(resolve);
        void work();
      }),
    [work],
  );

  useEffect(() => {
    if (!first.isWhole) void read(null);
    const timer = setInterval(() => void read(null), REFRESH_MS);
    return () => clearInterval(timer);
  }, [read, first.isWhole]);

  return { board, read };
}

function begin({ answer, isWhole }: FirstBoard): KnownBoard {
  const { cards, gone: _, nowMs, ...rest } = answer;
  return { ...rest, cards: byKey(cards), isWhole, aheadMs: null, heardAtMs: nowMs };
}

function learn(known: KnownBoard, answer: BoardAnswer, isAll: boolean): KnownBoard {
  const { cards, gone, nowMs, ...rest } = answer;
  const isWhole = known.isWhole || isAll;
  const clock = { aheadMs: nowMs - Date.now(), heardAtMs: nowMs };
  if (isAll) return { ...rest, ...clock, cards: byKey(cards), isWhole };
  const kept = new Map(known.cards);
  for (const card of cards) kept.set(cardKey(card), card);
  for (const key of gone) kept.delete(cardKey(key));
  return { ...rest, ...clock, cards: kept, isWhole };
}

function byKey(cards: readonly BoardCard[]): ReadonlyMap<string, BoardCard> {
  return new Map(cards.map((card) => [cardKey(card), card]));
}
