import { v7 as newId } from "uuid";
import { DEMO_BUYER_OF } from "#prisma/seed/demo/accounts.ts";
import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { confirmWay, openBasket, productId } from "#tests/support/order-page.ts";
import { pageOf } from "#tests/support/sign-in.ts";

test.beforeAll(() => setAppClock(MONDAY));

test.describe("the desk", () => {
  test.use({ role: "ops" });

  test("takes an order by phone: promised from when the call came, then repeated", async ({
    page,
  }) => {
    await page.goto("/order");
    await expectNoFaults(page);
    await page.getByRole("searchbox", { name: /^经销商名称/ }).fill("北辰");
    await page.getByRole("button", { name: "查找" }).click();
    await page.getByRole("link", { name: new RegExp(DEMO_BUYER_OF) }).click();
    await page.getByRole("searchbox", { name: "搜商品" }).fill("NB-14-U5");
    await page.getByRole("button", { name: "搜索" }).click();
    await page.getByRole("link", { name: /加入.*笔记本 14 寸/ }).click();
    await expect(page.getByRole("main")).toContainText("先写清楚是谁、几点打来的电话");
    await page.getByLabel("谁打来的电话").fill("张会计");
    await page.getByLabel(/^几点打来/).fill("2026-11-23T09:20");
    await page.getByRole("button", { name: "按这通电话算" }).click();
    await expectNoFaults(page);
    await confirmWay(page, /^北京/);
    const main = page.getByRole("main");
    await expect(main).toContainText(/电话下单.*09:20/);
    await expect(main).toContainText("来电：张会计");
    await expect(main).toContainText("由 石岩 录入");

    await page.getByRole("link", { name: "照这张再订" }).click();
    await expect(page.getByRole("textbox", { name: "笔记本 14 寸的数量" })).toHaveValue("1");
    await expect(page.getByLabel("谁打来的电话")).toHaveValue("");
  });
});

test.describe("the dealer", () => {
  test.use({ role: "dealer", expectedProblems: [/404/] });

  test("finds nothing at the ids of others", async ({ page, browser, baseURL }) => {
    await openBasket(page, { "SW-BKP": 1 });
    const own = await confirmWay(page, /^沈阳/);
    const admin = await pageOf(browser, "saturday", "admin", baseURL);
    await admin.goto("/orders?state=done");
    const hrefs = await admin
      .locator("main a[href^='/orders/']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const foreign = hrefs.find((href) => !href.includes(own.dealerId)) ?? "";
    const [, dealerId = "", orderId = ""] = /orders\/([^/]+)\/([^/#?]+)/.exec(foreign) ?? [];
    expect(orderId).not.toBe("");
    for (const query of [
      `dealer=${dealerId}`,
      `dealer=${newId()}`,
      `repeat=${orderId}`,
      `repeat=${newId()}`,
      `rest=${orderId}`,
      `rest=${newId()}`,
      `dealer=${dealerId}&repeat=${orderId}`,
      `dealer=${own.dealerId}&rest=${orderId}`,
    ]) {
      const answer = await page.goto(`/order?${query}&line=${productId("SW-BKP")}:1`);
      const isRepeat = query.startsWith("repeat=");
      // Lines of its own go before those of what is repeated.
      expect((await page.goto(`/order?${query}`))?.status(), query).toBe(404);
      if (!isRepeat) expect(answer?.status(), query).toBe(404);
    }
    await expectNoFaults(page);
    expect((await page.goto(`/order?repeat=${own.orderId}`))?.status()).toBe(200);
    await expect(page.getByRole("textbox", { name: "备份软件的数量" })).toHaveValue("1");
  });
});
