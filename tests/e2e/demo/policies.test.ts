import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

// Tests share the app's database: what they save applies long after any of them, and is taken back.

async function openPlatform(page: Page, name: string) {
  await page.goto("/admin/platforms");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

const preview = (page: Page) => page.getByRole("region", { name: /预览/ });

test("a policy is edited with a live preview, refused at its field, saved and taken back", async ({
  page,
}) => {
  await openPlatform(page, "西安平台");
  await page.getByRole("link", { name: "修改：本地" }).click();
  await expect(preview(page)).toContainText(/周六 18:30 下单 → .*周六 20:30 前送达/);

  await page.getByLabel("时限（分钟）").fill("90");
  await expect(preview(page)).toContainText(/周六 18:30 下单 → .*周六 20:00 前送达/);
  await page.getByLabel("截单提前（分钟）").fill("600");
  await expect(page.getByText(/截单提前量 600 分钟不短于每周时段/)).toBeVisible();
  await expect(page.getByLabel("截单提前（分钟）")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("截单提前（分钟）").fill("45");
  await expect(preview(page)).toContainText(/18:15 下单 → .* 10:30 前送达/);

  await page.getByLabel(/生效时刻/).fill("2020-01-01T00:00");
  await expect(page.getByText("不能早于现在：已作出的承诺不变")).toBeVisible();
  await page.getByLabel(/生效时刻/).fill("2199-01-01T00:00");
  await page.getByRole("button", { name: "保存为新版本" }).click();
  await expect(page.getByRole("status")).toContainText("2199年1月1日");
  await expect(page.getByText("1 小时 30 分钟内送达，关门后照常计时")).toBeVisible();
  await page.getByRole("button", { name: "撤回" }).click();
  await expect(page.getByRole("status")).toContainText("已撤回");
  await expect(page.getByRole("button", { name: "撤回" })).toHaveCount(0);
});

test("what a draft would have made of the month, with the shipments behind it", async ({
  page,
}) => {
  await openPlatform(page, "西安平台");
  await page.getByRole("link", { name: "修改：本地" }).click();
  await page.waitForLoadState("networkidle");
  await page.getByLabel("时限（分钟）").fill("60");
  await page.getByRole("button", { name: "按此试算上月" }).click();
  await expect(page).toHaveURL(/what-if\?class=local.*budget=60/);
  await expect(page.getByText(/准时率 [\d.]+% → [\d.]+%，低于承诺/)).toBeVisible();
  const changed = await page.getByRole("link", { name: /^\d+$/ }).first().textContent();
  await expect(page.getByRole("heading", { name: `${changed} 单的结果改变` })).toBeVisible();
  await page.getByRole("table").last().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/shipments\//);
});

test.describe("before JavaScript has run", () => {
  test.use({ javaScriptEnabled: false });

  test("hours are previewed and refused, and what was entered stays", async ({ page }) => {
    await openPlatform(page, "西安平台");
    await page.getByRole("link", { name: "修改营业时间" }).click();
    await page.getByLabel("周六").fill("10:00-18:00");
    await page.getByRole("button", { name: "预览" }).click();
    await expect(page.getByLabel("周六")).toHaveValue("10:00-18:00");
    await expect(preview(page)).toContainText(/周六 18:30 下单 → .*周日 11:00 前送达/);
    await page.getByLabel("周日").fill("19:00-09:00");
    await page.getByRole("button", { name: "保存为新版本" }).click();
    await expect(page.getByText(/时段 19:00–09:00 的开门时间须早于关门时间/)).toBeVisible();
    await expect(page.getByLabel("周日")).toHaveValue("19:00-09:00");
  });

  test("a target says what it would change before it is saved", async ({ page }) => {
    await page.goto("/admin/targets");
    await page.getByLabel("公司").fill("98");
    await page.getByRole("button", { name: "看看会怎样" }).click();
    await expect(
      page.getByText(/公司目标从 90% 改为 98%：低于承诺的经销商 7 → \d+ 家/),
    ).toBeVisible();
    await page.getByLabel("公司").fill("100");
    await page.getByRole("button", { name: "保存目标" }).click();
    await expect(page.getByText("须在 0 与 100 之间，不含两端")).toBeVisible();
  });
});

test.describe("somebody else", () => {
  test.use({ role: "manager", expectedProblems: [/403/] });

  test("is no admin and may not", async ({ page }) => {
    const answer = await page.goto("/admin/platforms");
    expect(answer?.status()).toBe(403);
  });
});
