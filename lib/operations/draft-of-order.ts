import type { Scope } from "#lib/auth/scope.ts";
import { MAX_ORDER_LINES } from "#lib/contracts/order.ts";
import { findOrderedGoods } from "#lib/data/ordered-goods.ts";
import type { OrderKey } from "#lib/data/orders-write.ts";
import { MAX_LINE_QUANTITY } from "#lib/domain/catalogue/quantity.ts";
import type { OrderDraftLine } from "#lib/domain/ordering/fulfilment.ts";
import { AppError } from "#lib/errors.ts";

/** What an order was, to be ordered again; `leftOut` names what cannot be. */
export type RepeatedOrder = {
  readonly dealerId: string;
  /** Null = the order does not say. */
  readonly siteId: string | null;
  readonly lines: readonly OrderDraftLine[];
  readonly leftOut: readonly string[];
};

/**
 * A draft of the same goods to the same site, what was asked for and not what was sent; of an imported
 * order, whose lines nobody knows, what its shipments brought.
 * @throws AppError not_found
 */
export async function draftOfOrder(scope: Scope, key: OrderKey): Promise<RepeatedOrder> {
  const order = await findOrderedGoods(scope, key);
  if (order === null) throw new AppError("not_found");
  const canBe = order.goods.filter(({ retired }) => !retired).slice(0, MAX_ORDER_LINES);
  return {
    dealerId: key.dealerId,
    siteId: order.siteId,
    lines: canBe.map(({ productId, quantity }) => ({
      productId,
      quantity: Math.min(quantity, MAX_LINE_QUANTITY),
    })),
    leftOut: order.goods.filter((one) => !canBe.includes(one)).map(({ name }) => name),
  };
}
