import type { BoardCard } from "#lib/domain/board/board-card.ts";
import { findCode } from "#lib/domain/logging/codes.ts";

/** What narrows a board; null = anything. `driverId` "none": what nobody has. */
export type BoardFilter = {
  readonly serviceClass: string | null;
  readonly driverId: string | null;
  readonly search: string | null;
};

export const noFilter: BoardFilter = { serviceClass: null, driverId: null, search: null };

/** Whether a card is asked for: by class and driver, by any of its numbers or names in part, or by the code of a box. */
export function matchesFilter(card: BoardCard, filter: BoardFilter): boolean {
  const { serviceClass, driverId, search } = filter;
  if (serviceClass !== null && card.serviceClass !== serviceClass) return false;
  if (driverId !== null && (card.driverId ?? "none") !== driverId) return false;
  if (search === null) return true;
  const wanted = folded(search);
  const isNamed = [card.number, card.orderNumber, card.dealerName, card.place].some(
    (text) => text !== null && folded(text).includes(wanted),
  );
  return isNamed || findCode(search, [card]).kind !== "none";
}

/** The cards that a scanned or typed code means as a whole: of a shipment, of one of its boxes, or of an order. */
export function cardsOfCode(code: string, cards: readonly BoardCard[]): readonly BoardCard[] {
  const found = findCode(code, cards);
  if (found.kind === "none") return [];
  return found.kind === "one" ? [found.shipment] : found.shipments;
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
