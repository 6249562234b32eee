import { MAX_ORDER_LINES } from "#lib/contracts/order.ts";
import { MAX_LINE_QUANTITY } from "#lib/domain/catalogue/quantity.ts";
import type { OrderDraftLine } from "#lib/domain/ordering/fulfilment.ts";

const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,6})$/i;

/**
 * A basket as an address carries it: `line=<product>:<quantity>`, again and again. So it survives
 * without JavaScript, and going back takes back. What is no line is left out, a product named twice is
 * added up, and what no order could hold is cut off: 100 lines, 9,999 pieces.
 */
export function readBasket(values: readonly string[]): OrderDraftLine[] {
  const basket = new Map<string, number>();
  for (const value of values) {
    const [, id, digits] = LINE.exec(value) ?? [];
    if (id === undefined || Number(digits) === 0) continue;
    const productId = id.toLowerCase();
    if (!basket.has(productId) && basket.size >= MAX_ORDER_LINES) continue;
    const quantity = (basket.get(productId) ?? 0) + Number(digits);
    basket.set(productId, Math.min(quantity, MAX_LINE_QUANTITY));
  }
  return [...basket].map(([productId, quantity]) => ({ productId, quantity }));
}

/** The values of `line` that say a basket. */
export function basketValues(lines: readonly OrderDraftLine[]): string[] {
  return lines.map(({ productId, quantity }) => `${productId}:${quantity}`);
}

/** The basket with another quantity of a product; 0 takes it out, a new one comes last. */
export function withQuantity(
  lines: readonly OrderDraftLine[],
  productId: string,
  quantity: number,
): OrderDraftLine[] {
  const isNew = lines.every((line) => line.productId !== productId);
  const changed = lines.map((line) =>
    line.productId === productId ? { productId, quantity } : line,
  );
  return readBasket(basketValues(isNew ? [...changed, { productId, quantity }] : changed));
}
