import type { Locator } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

/** The first whole number of a text, thousands commas left out. */
async function numberIn(place: Locator): Promise<number> {
  const text = (await place.textContent()) ?? "";
  const digits = /\d[\d,]*/.exec(text)?.[0];
  if (digits === undefined) throw new Error(`no number in: ${text}`);
  return Number(digits.replaceAll(",", ""));
}

test("the sentence names the hidden weak, and each number leads to as many rows", async ({
  page,
}) => {
  await page.goto("/");
  const sentence = page.getByRole("heading", { level: 1 });
  await expect(sentence).toContainText(/高于 90% 目标，.*家低于承诺/);
  const weak = await numberIn(sentence.getByRole("link", { name: /低于承诺/ }));
  const panel = page.getByRole("region", { name: /先看这/ });
  await expect(panel.locator("tbody tr")).toHaveCount(Math.min(10, weak));

  const all = page.getByRole("link", { name: /张发货单/ });
  const due = await numberIn(all);
  await all.click();
  await expect(page).toHaveURL(/outcome=due/);
  expect(await numberIn(sentence)).toBe(due);

  await page.goBack();
  const weakShipments = page.getByRole("main").getByRole("link", { name: /^[\d,]+ 单$/ });
  const weakDue = await numberIn(weakShipments);
  await weakShipments.click();
  await expect(page).toHaveURL(/standing=weak/);
  expect(await numberIn(sentence)).toBe(weakDue);

  await page.goBack();
  await sentence.getByRole("link", { name: /低于承诺/ }).click();
  await expect(page).toHaveURL(/\/dealers\?.*standing=weak/);
  await expect(page.locator("tbody tr")).toHaveCount(weak);
});

test("every number in the list of the weak leads to as many shipments", async ({ page }) => {
  await page.goto("/");
  const first = page
    .getByRole("region", { name: /先看这/ })
    .locator("tbody tr")
    .first();
  for (const outcome of ["due", "missed"]) {
    const link = first.locator(`a[href*="outcome=${outcome}"]`);
    const count = await numberIn(link);
    await link.click();
    await expect(page).toHaveURL(new RegExp(`outcome=${outcome}`));
    expect(await numberIn(page.getByRole("heading", { level: 1 }))).toBe(count);
    await page.goBack();
  }
});

test("a mark of the funnel leads to its dealer by keyboard, and the table says the same", async ({
  page,
}) => {
  await page.goto("/");
  const panel = page.locator("section[aria-labelledby=funnel-title]");
  const mark = panel.locator("svg a[data-dealer]:visible").last();
  const href = await mark.getAttribute("href");
  await panel.getByText("读作表格").click();
  await expect(panel.locator(`table a[href="${href}"]`)).toBeVisible();
  await mark.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dealers\/[0-9a-f-]{36}/);
});

test("period, platform and language stay where they were chosen", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /^上一周期/ }).click();
  await expect(page).toHaveURL(/period=\d{4}-\d{2}$/);
  await page.getByRole("button", { name: /^平台/ }).click();
  await page.getByRole("link", { name: /北京/ }).click();
  await expect(page).toHaveURL(/platform=/);
  await page.getByRole("navigation").getByRole("link", { name: "经销商" }).first().click();
  await expect(page).toHaveURL(/\/dealers\?period=\d{4}-\d{2}&platform=/);
  await page.getByRole("button", { name: /English/ }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/platform=/);
});

test("the look chosen is kept", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^外观/ }).click();
  await page.getByRole("button", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "zhunda-dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "zhunda-dark");
});

test.describe("on a phone, before JavaScript has run", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("sentence, list and drawing are all there, and nothing sticks out", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("准时率");
    await expect(page.getByRole("listitem").filter({ hasText: "未准时" }).first()).toBeVisible();
    await expect(
      page.locator("section[aria-labelledby=funnel-title] svg:visible").first(),
    ).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});

test.describe("what is not there", () => {
  test.use({ expectedProblems: [/404/] });

  test("an unknown page is said to be none, and leads home", async ({ page }) => {
    const response = await page.goto("/nowhere");
    expect(response?.status()).toBe(404);
    await page.getByRole("link", { name: "回到总览" }).click();
    await expect(page).toHaveURL(/\/$/);
  });

  test("a period without anything due has no rate, and leads to the latest that has", async ({
    page,
  }) => {
    await page.goto("/?period=1999-01");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("1999年1月没有到期的发货单");
    await page.getByRole("main").getByRole("link", { name: /^看/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("准时率");
  });
});
