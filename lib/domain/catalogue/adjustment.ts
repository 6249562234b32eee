import { dayOfIso } from "#lib/domain/time/civil-date.ts";

/** Why stock is other than it was, and which way each reason goes. */
export const adjustmentReasons = {
  surplus: 1,
  returned: 1,
  shortfall: -1,
  damaged: -1,
  lost: -1,
  scrapped: -1,
  misreceived: -1,
} as const satisfies Record<string, 1 | -1>;

export type AdjustmentReason = keyof typeof adjustmentReasons;

/** A count that goes either way; people count by a file. */
export const STOCKTAKE = "stocktake";

/** Whether a text is a reason by which people adjust stock. */
export function isAdjustmentReason(text: string): text is AdjustmentReason {
  return Object.hasOwn(adjustmentReasons, text);
}

/** The most pieces that one receipt or adjustment moves. */
export const MAX_MOVED = 100_000;

/** Fewer than this many pieces are few. */
export const FEW_PIECES = 5;

const FARTHEST_DAYS = 366;

/** Whether goods may be expected on a civil date: not in the past, and within a year. */
export function isExpectable(restockOn: string, today: string): boolean {
  const [day, from] = [dayOfIso(restockOn), dayOfIso(today)];
  return day !== null && from !== null && day >= from && day <= from + FARTHEST_DAYS;
}
