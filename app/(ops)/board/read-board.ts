import type { Scope } from "#lib/auth/scope.ts";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import { countLongOverdue, readBoardCards } from "#lib/data/board.ts";
import { readBoardToday } from "#lib/data/board-today.ts";
import { listDrivers } from "#lib/data/drivers.ts";
import { type CardKey, cardKey } from "#lib/domain/board/board-card.ts";

/**
 * What a board of some platforms shows as of now.
 * @param keys only these cards; null = all
 */
export async function readBoard(
  scope: Scope,
  platformIds: readonly string[],
  keys: readonly CardKey[] | null,
  now: Date,
): Promise<BoardAnswer> {
  const [one, ...others] = platformIds;
  const [cards, longOverdue, today, drivers] = await Promise.all([
    readBoardCards(scope, platformIds, keys, now),
    countLongOverdue(scope, platformIds, now),
    readBoardToday(scope, platformIds, now),
    listDrivers(scope, others.length === 0 ? (one ?? null) : null),
  ]);
  const open = new Set(cards.map(cardKey));
  return {
    nowMs: now.getTime(),
    cards,
    gone: (keys ?? [])
      .filter((key) => !open.has(cardKey(key)))
      .map(({ dealerId, shipmentId }) => ({ dealerId, shipmentId })),
    longOverdue,
    drivers,
    today: { ...today, delivered: [...today.delivered] },
  };
}
