import { expect, test } from "vitest";
import { chinaAt } from "#prisma/seed/demo/china-time.ts";
import { platformCities, platformIn, platforms } from "#prisma/seed/demo/network.ts";
import { products } from "#prisma/seed/demo/products.ts";
import { makeStock } from "#prisma/seed/demo/stock.ts";

const seededAtMs = chinaAt("2026-11-21", "18:18:07");
const stock = makeStock(seededAtMs);
const sum = (receipts: (typeof stock)[number]["receipts"]) =>
  receipts.reduce((total, { quantity }) => total + quantity, 0);

test("every platform keeps every product, and what is sold out is expected soon", () => {
  expect(stock).toHaveLength(platforms.length * products.length);
  for (const { receipts, restockOn } of stock) {
    expect(sum(receipts) === 0).toBe(restockOn !== null);
    if (restockOn === null) continue;
    expect(restockOn > "2026-11-21" && restockOn <= "2026-12-01").toBe(true);
  }
  const soldOut = stock.filter(({ receipts }) => receipts.length === 0);
  expect(soldOut.length).toBeGreaterThan(5);
  for (const { id } of products) {
    expect(stock.some((one) => one.productId === id && sum(one.receipts) > 0)).toBe(true);
  }
  const ids = stock.flatMap(({ receipts }) => receipts.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("the told server: none in Shenyang, three in Beijing", () => {
  const server = products.find(({ sku }) => sku === "P52560-B21");
  const kept = platformCities.map((city) => {
    const place = stock.find(
      (one) => one.platformId === platformIn(city).id && one.productId === server?.id,
    );
    return [city, sum(place?.receipts ?? [])];
  });
  expect(Object.fromEntries(kept)).toEqual({
    北京: 3,
    上海: 12,
    广州: 8,
    成都: 5,
    西安: 2,
    沈阳: 0,
  });
});
