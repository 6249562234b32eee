import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { type DealerHabits, type DemoDealer, makeDealers } from "#prisma/seed/demo/dealers.ts";
import type { OrderDraft } from "#prisma/seed/demo/draft.ts";
import { factsOf, linesOf } from "#prisma/seed/demo/facts.ts";
import { drawFate } from "#prisma/seed/demo/fate.ts";
import { makeOrders } from "#prisma/seed/demo/make-drafts.ts";
import {
  TOLD_DEALER,
  TOLD_DELIVERED_AT_MS,
  TOLD_ORDER_NUMBER,
  TOLD_ORDERED_AT_MS,
  toldDraft,
  toldEvents,
  toldLines,
} from "#prisma/seed/demo/order-93763.ts";
import { type DemoReceipts, receiptsOf } from "#prisma/seed/demo/receipts.ts";
import { trailOf } from "#prisma/seed/demo/trail.ts";
import { type Rng, rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

export type DemoOrder = {
  readonly dealerId: string;
  readonly id: string;
  readonly number: string;
  readonly orderedAtMs: number;
  readonly createdAtMs: number;
};

/** One dealer's orders and shipments, in order of time, and what it said of them. */
export type DemoBatch = {
  readonly dealer: DemoDealer;
  readonly orders: readonly DemoOrder[];
} & DemoReceipts;

type NumberedOrder = OrderDraft & { readonly number: number };

/**
 * The demo's world: the same dealers, orders and shipments each time, to the last id. Dealers are
 * few; their shipments are made as the batches are read.
 */
export function generateDemo(): {
  readonly dealers: readonly DemoDealer[];
  readonly batches: () => Generator<DemoBatch>;
} {
  const habits = makeDealers();
  const orders = numberOrders(habits.map(ordersOf));
  return {
    dealers: habits.map(({ dealer }) => dealer),
    *batches() {
      for (const [index, one] of habits.entries()) yield batchOf(one, orders[index] ?? []);
    },
  };
}

function ordersOf(habits: DealerHabits): OrderDraft[] {
  const rng = rngOf(`demo/orders/${habits.dealer.name}`);
  if (habits.dealer.name !== TOLD_DEALER) return makeOrders(habits, habits.shipments, rng);
  const told = { orderedAtMs: TOLD_ORDERED_AT_MS, shipments: [toldDraft()] };
  return [...makeOrders(habits, habits.shipments - 1, rng), told];
}

/** Numbers rise with time over all dealers, and the told order has the number it is told by. */
function numberOrders(byDealer: readonly (readonly OrderDraft[])[]): NumberedOrder[][] {
  const all = byDealer
    .flatMap((orders, dealer) => orders.map((order) => ({ order, dealer })))
    .sort((a, b) => a.order.orderedAtMs - b.order.orderedAtMs || a.dealer - b.dealer);
  const told = all.findIndex(({ order }) => isTold(order));
  const numbered: NumberedOrder[][] = byDealer.map(() => []);
  for (const [place, { order, dealer }] of all.entries()) {
    numbered[dealer]?.push({ ...order, number: TOLD_ORDER_NUMBER + place - told });
  }
  return numbered;
}

function isTold({ orderedAtMs, shipments }: OrderDraft): boolean {
  return orderedAtMs === TOLD_ORDERED_AT_MS && shipments[0]?.platform === "北京";
}

function batchOf(habits: DealerHabits, numbered: readonly NumberedOrder[]): DemoBatch {
  const { dealer } = habits;
  const rng = rngOf(`demo/facts/${dealer.name}`);
  const orders: DemoOrder[] = [];
  const shipments: ShipmentFacts[] = [];
  for (const order of numbered) {
    const { orderedAtMs } = order;
    const id = uuidAt(orderedAtMs, rng);
    const number = String(order.number);
    orders.push({ dealerId: dealer.id, id, number, orderedAtMs, createdAtMs: orderedAtMs });
    const made =
      order.number === TOLD_ORDER_NUMBER
        ? [toldShipment(habits, id, rng)]
        : shipmentsOf(habits, order, id, rng);
    shipments.push(...made);
  }
  return { dealer, orders, ...receiptsOf(dealer, shipments) };
}

function shipmentsOf(
  habits: DealerHabits,
  order: NumberedOrder,
  orderId: string,
  rng: Rng,
): ShipmentFacts[] {
  let nextLineNo = 1;
  return order.shipments.map((draft, index) => {
    const fate = drawFate(draft, habits, rng);
    const lines = linesOf(draft.line, nextLineNo, rng);
    nextLineNo += lines.length;
    const events = trailOf(draft, fate, rng);
    const identity = { orderId, number: `${order.number}-${index + 1}` };
    return factsOf(habits, identity, draft, { events, lines }, fate, rng);
  });
}

function toldShipment(habits: DealerHabits, orderId: string, rng: Rng): ShipmentFacts {
  const identity = { orderId, number: `${TOLD_ORDER_NUMBER}-1` };
  const parts = { events: toldEvents(rng), lines: toldLines() };
  const fate = {
    asked: null,
    pause: null,
    excused: false,
    reason: null,
    deliveredAtMs: TOLD_DELIVERED_AT_MS,
  };
  return factsOf(habits, identity, toldDraft(), parts, fate, rng);
}
