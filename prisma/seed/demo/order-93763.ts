import type { ShipmentEvent, ShipmentLineFact } from "#lib/domain/orders/shipment-facts.ts";
import { chinaAt } from "#prisma/seed/demo/china-time.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import { draftOf } from "#prisma/seed/demo/make-drafts.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { eventOf } from "#prisma/seed/demo/trail.ts";
import type { Rng } from "#prisma/seed/rng.ts";

/** The order whose number the demo keeps; all others are numbered from it by time. */
export const TOLD_ORDER_NUMBER = 93_763;
export const TOLD_DEALER = "沈阳北辰信息";
/** Saturday, 42 minutes before Beijing's last van of the day. */
export const TOLD_ORDERED_AT_MS = chinaAt("2026-10-24", "18:18:07");
export const TOLD_DELIVERED_AT_MS = chinaAt("2026-10-25", "15:40:00");

/**
 * Saturday: a dealer in Shenyang needs two servers by Monday. Shenyang has none, Beijing has: it
 * promises Sunday 17:00.
 */
export function toldDraft(): Draft {
  const goods = { platform: "北京", serviceClass: "intercity", site: 0, line: "服务器" } as const;
  const draft = draftOf(goods, TOLD_ORDERED_AT_MS);
  if (!draft) throw new Error("order 93763 is due after the demo's last day");
  return draft;
}

export function toldLines(): ShipmentLineFact[] {
  const server = products.find(({ name }) => name.includes("DL380"));
  return [{ lineNo: 1, productId: server?.id ?? null, quantity: 2 }];
}

export function toldEvents(rng: Rng): ShipmentEvent[] {
  const scanned = [
    { kind: "accepted", atMs: TOLD_ORDERED_AT_MS, device: "phone", lagMs: 1_000 },
    { kind: "picked", atMs: chinaAt("2026-10-24", "18:52:31") },
    { kind: "dispatched", atMs: chinaAt("2026-10-24", "20:07:12") },
    { kind: "arrived", atMs: chinaAt("2026-10-25", "13:26:40") },
    { kind: "delivered", atMs: TOLD_DELIVERED_AT_MS, precision: "minute", device: "phone" },
  ] as const;
  return scanned.map((moment) => eventOf(moment, rng));
}
