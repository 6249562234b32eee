/** The most pieces of one product that one order may ask for. */
export const MAX_LINE_QUANTITY = 9_999;

/** Whether that many pieces of one product may be ordered. */
export function isLineQuantity(quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= 1 && quantity <= MAX_LINE_QUANTITY;
}
