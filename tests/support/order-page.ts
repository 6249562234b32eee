import { expect, type Page } from "@playwright/test";
import { products } from "#prisma/seed/demo/products.ts";

/** The id of a product of the demo. */
export function productId(sku: string): string {
  const product = products.find((one) => one.sku === sku);
  if (product === undefined) throw new Error(`no product ${sku}`);
  return product.id;
}

/** Opens the ordering page with so many pieces of products in the basket. */
export async function openBasket(page: Page, pieces: Readonly<Record<string, number>>) {
  const lines = Object.entries(pieces).map(([sku, count]) => `line=${productId(sku)}:${count}`);
  await page.goto(`/order?${lines.join("&")}`);
}

/** Confirms the way whose row reads so; ends on the page of the order. */
export async function confirmWay(page: Page, way: RegExp) {
  const ways = page.getByRole("group", { name: "从哪里发货" });
  await ways.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
  await ways.getByRole("radio", { name: way }).first().check();
  await page.getByRole("button", { name: /^(?:确认下单|先发|先登记等货)/ }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}\/[0-9a-f-]{36}\?placed=1$/);
  const [, dealerId = "", orderId = ""] = /orders\/([^/]+)\/([^/?]+)/.exec(page.url()) ?? [];
  return { dealerId, orderId, path: `/orders/${dealerId}/${orderId}` };
}
