import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { products } from "#prisma/seed/demo/products.ts";
import { expect, test } from "#tests/support/browser.ts";

const KB = 1000;

/** Bytes of all JavaScript that a page asks for, compressed as it travels. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
  console.log(`${path.split("?")[0]}: ${(bytes / KB).toFixed(1)} kB of JavaScript, gzipped`);
  return bytes;
}

test.describe("a dealer's pages", () => {
  test.use({ role: "dealer", viewport: { width: 390, height: 844 } });

  test("the ordering page, with a quote on it, has at most 160 kB of JavaScript", async ({
    page,
  }) => {
    const path = `/order?line=${products[0]?.id}:2`;
    expect(await scriptBytes(page, path)).toBeLessThanOrEqual(160 * KB);
    await expect(page.getByRole("button", { name: /^确认下单/ })).toBeVisible();
  });

  test("the list of orders has at most 160 kB of JavaScript", async ({ page }) => {
    expect(await scriptBytes(page, "/orders")).toBeLessThanOrEqual(160 * KB);
  });
});

test.describe("a driver's phone", () => {
  test.use({ role: "driver", viewport: { width: 390, height: 844 } });

  test("the log has at most 180 kB of JavaScript before a form is opened", async ({ page }) => {
    expect(await scriptBytes(page, "/log")).toBeLessThanOrEqual(180 * KB);
    await expect(page.getByRole("searchbox")).toBeVisible();
  });
});

test("the overview has at most 150 kB of JavaScript", async ({ page }) => {
  expect(await scriptBytes(page, "/")).toBeLessThanOrEqual(150 * KB);
});
