import type { ShipmentState } from "#lib/domain/orders/fold-shipment.ts";

/**
 * Where the goods of a shipment are by its events: `reserved` on the shelf, `issued` off it, or `free`,
 * on the shelf for anybody, whether they never left or came back.
 */
export type StockTarget = "reserved" | "issued" | "free";

const targetOf: Record<ShipmentState, StockTarget> = {
  promised: "reserved",
  accepted: "reserved",
  picked: "reserved",
  dispatched: "issued",
  arrived: "issued",
  delivery_failed: "issued",
  delivered: "issued",
  returned: "free",
  cancelled: "free",
};

/** Where the goods are by the state that the events fold into. */
export function stockTarget(state: ShipmentState): StockTarget {
  return targetOf[state];
}
