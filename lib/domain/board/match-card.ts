import type { BoardCard } from "#lib/domain/board/board-card.ts";

/** What narrows a board; null = anything. `driverId` "none": what nobody has. */
export type BoardFilter = {
  readonly serviceClass: string | null;
  readonly driverId: string | null;
  readonly search: string | null;
};

export const noFilter: BoardFilter = { serviceClass: null, driverId: null, search: null };

/** Whether a card is asked for: by class and driver, and by any of its numbers or names in part. */
export function matchesFilter(card: BoardCard, filter: BoardFilter): boolean {
  const { serviceClass, driverId, search } = filter;
  if (serviceClass !== null && card.serviceClass !== serviceClass) return false;
  if (driverId !== null && (card.driverId ?? "none") !== driverId) return false;
  if (search === null) return true;
  const wanted = folded(search);
  return [card.number, card.orderNumber, card.dealerName, card.place].some(
    (text) => text !== null && folded(text).includes(wanted),
  );
}

/** Whether a scanned or typed number is exactly this card's, or its order's. */
export function hasNumber({ number, orderNumber }: BoardCard, typed: string): boolean {
  const wanted = folded(typed);
  return [number, orderNumber].some((one) => one !== null && folded(one) === wanted);
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
