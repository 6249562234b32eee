import { acceptanceDays, LAST_DATE } from "#prisma/seed/demo/busy-days.ts";
import { chinaClock, chinaMs, HOUR_MS, MINUTE_MS } from "#prisma/seed/demo/china-time.ts";
import type { DealerHabits } from "#prisma/seed/demo/dealers.ts";
import type { Draft, OrderDraft } from "#prisma/seed/demo/draft.ts";
import {
  type PlatformCity,
  platformIn,
  policyBook,
  type ServiceClass,
} from "#prisma/seed/demo/network.ts";
import { territories } from "#prisma/seed/demo/places.ts";
import { productLines } from "#prisma/seed/demo/products.ts";
import { type Rng, weightedIndex } from "#prisma/seed/rng.ts";

/** Acceptances by hour from 07:00 to 21:59. */
const FIRST_HOUR = 7;
const hourOf = weightedIndex([1, 4, 13, 14, 11, 6, 8, 11, 11, 9, 4.5, 3, 1.5, 1, 0.5]);
const lineOf = weightedIndex(productLines.map(({ share }) => share));

/** Share of a dealer's orders that its home platform cannot serve, and of those it serves in part. */
const RELIEF_SHARE = 0.03;
const SPLIT_SHARE = 0.03;

type Goods = Pick<Draft, "platform" | "serviceClass" | "site" | "line">;

/** The orders of one dealer, not yet in order of time; exactly `count` shipments in all. */
export function makeOrders(habits: DealerHabits, count: number, rng: Rng): OrderDraft[] {
  const dayOf = acceptanceDays(habits.story?.weekendFactor ?? 1);
  const orders: OrderDraft[] = [];
  let left = count;
  while (left > 0) {
    const acceptedAtMs = drawAcceptance(habits, dayOf, rng);
    const split = left > 1 && habits.story === null && rng.chance(SPLIT_SHARE);
    const first = drawGoods(habits, rng);
    const second = { ...drawRelief(habits, rng), site: first.site };
    const goods = split && first.platform === habits.home ? [first, second] : [first];
    const shipments = goods.flatMap((one) => draftOf(one, acceptedAtMs) ?? []);
    // What would be due after the last day is drawn again.
    if (shipments.length < goods.length) continue;
    orders.push({ orderedAtMs: acceptedAtMs, shipments });
    left -= shipments.length;
  }
  return orders;
}

/** The promise of goods accepted at an instant; null when it is due after the demo's last day. */
export function draftOf(goods: Goods, acceptedAtMs: number): Draft | null {
  const { platform, serviceClass } = goods;
  const service = { platformId: platformIn(platform).id, serviceClass, dealerId: null };
  const promise = policyBook.promise(service, acceptedAtMs);
  if (!promise) throw new Error(`${platform} promises nothing for ${serviceClass}`);
  const { dueOn } = promise;
  if (dueOn > LAST_DATE) return null;
  const month = Number(dueOn.slice(0, 4)) * 12 + Number(dueOn.slice(5, 7)) - (2025 * 12 + 9);
  return { ...goods, ...chinaClock(acceptedAtMs), month, acceptedAtMs, promise };
}

function drawAcceptance(habits: DealerHabits, dayOf: (rng: Rng) => number, rng: Rng): number {
  const evening = rng.chance(habits.story?.eveningShare ?? 0);
  const hour = evening ? rng.int(17, 18) : FIRST_HOUR + hourOf(rng);
  const seconds = rng.int(0, 3_599);
  return chinaMs(dayOf(rng), hour * HOUR_MS + seconds * (MINUTE_MS / 60));
}

function drawGoods(habits: DealerHabits, rng: Rng): Goods {
  const { dealer, home, story } = habits;
  if (dealer.city === home && rng.chance(RELIEF_SHARE)) return drawRelief(habits, rng);
  const serviceClass: ServiceClass = dealer.city === home ? "local" : "intercity";
  const site = rng.int(0, dealer.sites.length - 1);
  const favourite = story?.line && rng.chance(story.line.share) ? story.line.name : null;
  return { platform: home, serviceClass, site, line: favourite ?? drawLine(rng) };
}

function drawRelief({ dealer, home }: DealerHabits, rng: Rng): Goods {
  const platform: PlatformCity = territories[home].relief;
  const site = rng.int(0, dealer.sites.length - 1);
  return { platform, serviceClass: "intercity", site, line: drawLine(rng) };
}

function drawLine(rng: Rng): string {
  return productLines[lineOf(rng)]?.line ?? "网络";
}
