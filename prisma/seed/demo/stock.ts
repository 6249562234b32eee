import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { chinaAt, chinaClock, MINUTE_MS } from "#prisma/seed/demo/china-time.ts";
import { type PlatformCity, platformCities, platformIn } from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

/** What a platform has of a product, by the receipts that brought it. */
export type DemoStock = {
  readonly platformId: string;
  readonly productId: string;
  readonly restockOn: string | null;
  readonly receipts: readonly {
    readonly id: string;
    readonly atMs: number;
    readonly quantity: number;
  }[];
};

/** Pieces that a large platform keeps of a product of that line, at the least and at the most. */
const kept: Readonly<Record<string, readonly [least: number, most: number]>> = {
  服务器: [6, 40],
  存储: [8, 60],
  网络: [20, 160],
  笔记本: [20, 140],
  显示器: [20, 120],
  UPS: [8, 50],
  软件介质: [30, 200],
};

const sizeOf: Readonly<Record<PlatformCity, number>> = {
  北京: 1,
  上海: 1,
  广州: 0.8,
  成都: 0.5,
  西安: 0.45,
  沈阳: 0.35,
};

/** The told server: Shenyang has none, Beijing three. */
const TOLD_SKU = "P52560-B21";
const told: Readonly<Record<PlatformCity, number>> = {
  北京: 3,
  上海: 12,
  广州: 8,
  成都: 5,
  西安: 2,
  沈阳: 0,
};

const SOLD_OUT = 0.08;
const lastReceiptAtMs = chinaAt("2026-10-31", "18:40:00");

/**
 * The stock of the demo's six platforms.
 * @param seededAtMs when the demo is loaded: what is sold out is expected within the ten days after
 */
export function makeStock(seededAtMs: number): DemoStock[] {
  const today = chinaClock(seededAtMs).day;
  return platformCities.flatMap((city) =>
    products.map(({ id: productId, sku, line }) => {
      const rng = rngOf(`demo/stock/${city}/${sku}`);
      const [least, most] = kept[line] ?? [5, 20];
      const usual = Math.max(1, Math.round(rng.int(least, most) * sizeOf[city]));
      const isOut = rng.chance(SOLD_OUT);
      const days = rng.int(2, 10);
      const quantity = sku === TOLD_SKU ? told[city] : isOut ? 0 : usual;
      const first = Math.ceil(quantity * (0.4 + 0.5 * rng.next()));
      const atMs = lastReceiptAtMs - rng.int(0, 600) * MINUTE_MS;
      const earlierMs = atMs - rng.int(4, 20) * 24 * 60 * MINUTE_MS;
      const receipts = [
        { quantity: first, atMs: earlierMs },
        { quantity: quantity - first, atMs },
      ].filter((receipt) => receipt.quantity > 0);
      return {
        platformId: platformIn(city).id,
        productId,
        restockOn: quantity === 0 ? isoOfDay(today + days) : null,
        receipts: receipts.map((receipt) => ({ ...receipt, id: uuidAt(receipt.atMs, rng) })),
      };
    }),
  );
}
