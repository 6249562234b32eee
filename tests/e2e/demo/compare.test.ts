import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Numbers with two decimals and a real minus, as they are shown. */
async function pointsIn(page: Page, selector: string): Promise<number[]> {
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => Math.round(100 * Number(text.replace("−", "-"))));
}

test("two months: the parts add up to the difference as it is shown", async ({ page }) => {
  await page.goto("/compare?a=2026-08&b=2026-10");
  await expect(title(page)).toContainText(/2026年10月准时率 .*比2026年8月/);
  const moved = "section[aria-labelledby=moved-title]";
  const [total] = await pointsIn(page, `${moved} tfoot td:nth-of-type(5)`);
  const parts = await pointsIn(page, `${moved} tbody td:nth-of-type(5)`);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
  const raw = page
    .locator("section[aria-labelledby=rates-title]")
    .getByRole("row")
    .filter({ hasText: "客户签收（官方）" });
  const shown = await page.locator(`${moved} tfoot td:nth-of-type(5)`).textContent();
  await expect(raw).toContainText(shown ?? "no total");
});

test("each side's count leads to as many rows", async ({ page }) => {
  await page.goto("/compare?a=2026-08&b=2026-10");
  const link = page.locator("section[aria-labelledby=rates-title] tbody td a").first();
  const due = (await link.textContent())?.split("/")[1]?.trim() ?? "";
  await link.click();
  await expect(page).toHaveURL(/period=2026-08/);
  await expect(title(page)).toContainText(due);
});

test("cohorts that share shipments get differences without conclusions", async ({ page }) => {
  await page.goto("/compare?a=2026&b=2026-10");
  await expect(page.getByText("两边有相同的发货单")).toBeVisible();
  await expect(page.getByText("难判定", { exact: true })).toHaveCount(0);
  await expect(page.getByText("不作结论").filter({ visible: true }).first()).toBeVisible();
});

test("the same cohort twice, and a side without anything due, are said", async ({ page }) => {
  await page.goto("/compare?a=2026-10&b=2026-10");
  await expect(title(page)).toHaveText("甲乙是同一批发货单");
  await page.goto("/compare?a=2019-10&b=2026-10");
  await expect(title(page)).toHaveText("2019年10月没有到期的发货单");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("two platforms are chosen by a plain form", async ({ page }) => {
    await page.goto("/compare");
    await page.getByLabel("甲 周期").selectOption("2026-10");
    await page.getByLabel("甲 平台").selectOption({ label: "西安平台" });
    await page.getByLabel("乙 平台").selectOption({ label: "沈阳平台" });
    await page.getByRole("button", { name: "对比", exact: true }).click();
    await expect(title(page)).toContainText(/沈阳平台准时率 .*比西安平台/);
    await expect(page.getByRole("region", { name: /来自各时效等级自身/ })).toBeVisible();
    await page.getByRole("link", { name: "甲乙对调" }).click();
    await expect(title(page)).toContainText(/西安平台准时率 .*比沈阳平台/);
  });
});
