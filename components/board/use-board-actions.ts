import { useCallback, useRef, useState } from "react";
import { type BoardAction, type Patch, patchOf } from "#components/board/board-action.ts";
import {
  type Assigned,
  type Resumed,
  type Said,
  type Sent,
  sendAssignments,
  sendEvents,
  sendResumes,
} from "#components/board/send-actions.ts";
import { type BoardCard, type CardKey, cardKey } from "#lib/domain/board/board-card.ts";
import { UNDO_MS } from "#lib/domain/logging/check-withdrawal.ts";

/** Why a card was not taken, as the server said it. */
export type Refused =
  | Exclude<Sent, { status: "taken" }>
  | Exclude<Assigned, { status: "assigned" }>
  | Exclude<Resumed, { status: "resumed" }>;

/** What became of an action, card by card, and until when it can be undone. */
export type Outcome = {
  readonly id: number;
  readonly act: BoardAction["act"] | "undone";
  readonly done: readonly BoardCard[];
  readonly refused: readonly { readonly card: BoardCard; readonly why: Refused }[];
  /** By the device's clock; null = it cannot be undone. */
  readonly undoUntilMs: number | null;
};

type Undo = { readonly card: BoardCard; readonly eventId: string | null };
type Result = {
  readonly card: BoardCard;
  readonly eventId: string | null;
  readonly why: Refused | null;
};

/**
 * Does things to cards: they show it at once, and what is refused goes back to what it was, with the
 * reason on the card until somebody dismisses it.
 * @param read reads cards anew; settles once the board knows them
 */
export function useBoardActions(read: (keys: readonly string[]) => Promise<void>) {
  const [patches, setPatches] = useState<ReadonlyMap<string, Patch>>(new Map());
  const [refusals, setRefusals] = useState<ReadonlyMap<string, Refused>>(new Map());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const undoable = useRef<readonly Undo[]>([]);
  const turn = useRef(0);

  const settle = useCallback(
    async (act: Outcome["act"], results: readonly Result[]) => {
      const done = results.filter(({ why }) => why === null);
      const refused = results.flatMap(({ card, why }) => (why === null ? [] : [{ card, why }]));
      turn.current += 1;
      undoable.current = act === "undone" || act === "resumed" ? [] : done;
      setOutcome({
        id: turn.current,
        act,
        done: done.map(({ card }) => card),
        refused,
        undoUntilMs: undoable.current.length > 0 ? Date.now() + UNDO_MS : null,
      });
      setRefusals((known) =>
        changed(
          known,
          refused.map(({ card, why }) => [card, why]),
        ),
      );
      setPatches((known) =>
        without(
          known,
          refused.map(({ card }) => card),
        ),
      );
      await read(results.map(({ card }) => cardKey(card)));
      setPatches((known) =>
        without(
          known,
          results.map(({ card }) => card),
        ),
      );
    },
    [read],
  );

  /** Settles with what was refused, once the server has said so. */
  const run = useCallback(
    async (action: BoardAction, cards: readonly BoardCard[], nowMs: number) => {
      setRefusals((known) => without(known, cards));
      setPatches((known) =>
        changed(
          known,
          cards.map((card) => [card, patchOf(action, nowMs)]),
        ),
      );
      const results = await send(action, cards);
      void settle(action.act, results);
      return results.flatMap(({ why }) => why ?? []);
    },
    [settle],
  );

  const undo = useCallback(async () => {
    const items = undoable.current;
    if (items.length === 0) return;
    undoable.current = [];
    setOutcome(null);
    await settle("undone", await takeBack(items));
  }, [settle]);

  const dismiss = useCallback((card: CardKey) => {
    setRefusals((known) => without(known, [card]));
  }, []);
  const close = useCallback(() => {
    undoable.current = [];
    setOutcome(null);
  }, []);
  return { patches, refusals, outcome, run, undo, dismiss, close };
}

async function send(action: BoardAction, cards: readonly BoardCard[]): Promise<Result[]> {
  if (action.act === "resumed") {
    const sent = await sendResumes(cards);
    return cards.map((card, index) => {
      const one = sent[index] ?? { status: "lost" };
      return { card, eventId: null, why: one.status === "resumed" ? null : one };
    });
  }
  if (action.act === "assign") {
    const items = cards.map(({ dealerId, shipmentId, version }) => ({
      dealerId,
      shipmentId,
      version,
    }));
    return assignedResults(cards, await sendAssignments(items, action.driverId));
  }
  const { said, occurredAtMs, lateReason, note } = action;
  return sentResults(
    cards,
    await sendEvents(cards.map((key): Said => ({ key, said, occurredAtMs, lateReason, note }))),
  );
}

/** Events are withdrawn; who had it before has it again. */
async function takeBack(items: readonly Undo[]): Promise<Result[]> {
  const results: Result[] = [];
  const logged = items.flatMap(({ card, eventId }) =>
    eventId === null ? [] : [{ card, eventId }],
  );
  if (logged.length > 0) {
    const said = logged.map(
      ({ card, eventId }): Said => ({
        key: card,
        said: { kind: "withdrawn", eventId },
        occurredAtMs: null,
        lateReason: null,
        note: null,
      }),
    );
    const cards = logged.map(({ card }) => card);
    results.push(...sentResults(cards, await sendEvents(said)));
  }
  const assigned = items.flatMap(({ card, eventId }) => (eventId === null ? [card] : []));
  for (const driverId of new Set(assigned.map((card) => card.driverId))) {
    const cards = assigned.filter((card) => card.driverId === driverId);
    const keys = cards.map(({ dealerId, shipmentId }) => ({ dealerId, shipmentId }));
    results.push(...assignedResults(cards, await sendAssignments(keys, driverId)));
  }
  return results;
}

function sentResults(cards: readonly BoardCard[], sent: readonly Sent[]): Result[] {
  return cards.map((card, index) => {
    const one = sent[index] ?? { status: "lost" };
    return one.status === "taken"
      ? { card, eventId: one.eventId, why: null }
      : { card, eventId: null, why: one };
  });
}

function assignedResults(cards: readonly BoardCard[], sent: readonly Assigned[]): Result[] {
  return cards.map((card, index) => {
    const one = sent[index] ?? { status: "lost" };
    return { card, eventId: null, why: one.status === "assigned" ? null : one };
  });
}

function changed<T>(
  known: ReadonlyMap<string, T>,
  entries: readonly (readonly [CardKey, T])[],
): ReadonlyMap<string, T> {
  return new Map([...known, ...entries.map(([card, value]) => [cardKey(card), value] as const)]);
}

function without<T>(
  known: ReadonlyMap<string, T>,
  cards: readonly CardKey[],
): ReadonlyMap<string, T> {
  const kept = new Map(known);
  for (const card of cards) kept.delete(cardKey(card));
  return kept;
}
