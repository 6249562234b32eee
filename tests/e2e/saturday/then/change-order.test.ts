import type { Page } from "@playwright/test";
import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { numberIn } from "#tests/support/number-in.ts";
import { confirmWay, openBasket, productId } from "#tests/support/order-page.ts";
import { pageOf } from "#tests/support/sign-in.ts";

test.use({ role: "dealer", viewport: { width: 390, height: 844 } });
test.beforeAll(() => setAppClock(MONDAY));

/** How many of a product all platforms together can still give, as its page says. */
async function readAvailable(admin: Page, sku: string, name: string): Promise<number> {
  await admin.goto(`/stock/${productId(sku)}`);
  const title = admin.getByRole("heading", { level: 1 });
  await expect(title).toContainText(name);
  const [, pieces] = /可供 (\d+) 件/.exec((await title.textContent()) ?? "") ?? [];
  return Number(pieces);
}

test("the dealer cancels a shipment that has not left", async ({ page }) => {
  await openBasket(page, { "MON-ARM": 2 });
  await confirmWay(page, /^沈阳/);
  await page.getByText("取消这张发货单").click();
  await page.getByLabel("原因").last().selectOption("重复下单");
  await page.getByRole("button", { name: "确定取消" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /取消$/ })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("已取消");
  await expect(page.getByRole("main")).toContainText("重复下单");
  await expect(page.getByText("取消这张发货单")).toHaveCount(0);
  await expect(page.getByText("改个晚些的时间")).toHaveCount(0);
  await expectNoFaults(page);
});

test("an order in two shipments is cancelled at once, and its stock comes back", async ({
  page,
  browser,
  baseURL,
}) => {
  const admin = await pageOf(browser, "saturday", "admin", baseURL);
  const before = await readAvailable(admin, "UPS-3K", "UPS 3 kVA");
  await openBasket(page, { "UPS-3K": before - 35 });
  await confirmWay(page, /分 2 单/);
  expect(await readAvailable(admin, "UPS-3K", "UPS 3 kVA")).toBe(35);
  const parts = page.getByRole("main").getByRole("heading", { level: 2, name: /前送/ });
  await expect(parts).toHaveCount(2);
  const inOrder = page.getByRole("row", { name: /UPS 3 kVA/ }).getByRole("cell");
  expect(await numberIn(inOrder.first())).toBe(before - 35);

  await page.getByText("取消整张订单").click();
  await page.getByRole("button", { name: "确定取消" }).last().click();
  await expect(page.getByRole("heading", { level: 2, name: /取消$/ })).toHaveCount(2);
  await expect(parts).toHaveCount(0);
  expect(await readAvailable(admin, "UPS-3K", "UPS 3 kVA")).toBe(before);
});

test("a later time is asked for: the new promise stands beside the original one", async ({
  page,
}) => {
  await openBasket(page, { "MON-27-QHD": 1 });
  await confirmWay(page, /^北京 .*周二 17:00 前送达/);
  await page.getByText("改个晚些的时间").click();
  await page.getByLabel("最晚送到").selectOption({ index: 1 });
  const chosen = await page.getByLabel("最晚送到").locator("option").nth(1).textContent();
  await page.getByLabel("原因").first().selectOption("经销商要求改日");
  await page.getByRole("button", { name: "改约" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("经销商要求的新承诺");
  await expect(main).toContainText(/原始承诺.*24日.*17:00/);
  await expect(main.getByRole("heading", { level: 2 }).first()).toContainText(chosen ?? "–");
  await expectNoFaults(page);
});
