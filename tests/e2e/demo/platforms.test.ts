import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

/** The first whole number of a text, thousands commas left out. */
async function numberIn(place: Locator): Promise<number> {
  const text = (await place.textContent()) ?? "";
  const digits = /\d[\d,]*/.exec(text)?.[0];
  if (digits === undefined) throw new Error(`no number in: ${text}`);
  return Number(digits.replaceAll(",", ""));
}

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** The line of a platform in the large table. */
function lineOf(page: Page, name: string): Locator {
  return page
    .getByRole("region", { name: /各平台的表/ })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name }) });
}

test("a platform's numbers lead to as many rows, and its weak dealers to as many dealers", async ({
  page,
}) => {
  await page.goto("/platforms");
  await expect(title(page)).toContainText(/6 个平台，(没有一|\d )个确定低于 90%/);
  const due = lineOf(page, "西安平台").getByRole("link", { name: /到期/ });
  const count = await numberIn(due);
  await due.click();
  await expect(page).toHaveURL(/outcome=due/);
  expect(await numberIn(title(page))).toBe(count);
  await page.goBack();
  const weekend = lineOf(page, "西安平台").getByRole("link", { name: /周末单/ });
  const label = (await weekend.getAttribute("aria-label")) ?? "";
  await weekend.click();
  await expect(page).toHaveURL(/weekday=6&weekday=7/);
  expect(label).toContain(`${(await numberIn(title(page))).toLocaleString("en-US")} 张`);
  await page.goBack();
  const weak = lineOf(page, "西安平台").getByRole("link", { name: /低于承诺/ });
  const dealers = await numberIn(weak);
  await weak.click();
  await expect(page).toHaveURL(/standing=weak/);
  await expect(page.locator("tbody tr")).toHaveCount(dealers);
});

test("heads order the table by keyboard and turn round", async ({ page }) => {
  await page.goto("/platforms");
  const head = page.getByRole("columnheader", { name: "单数" });
  await head.getByRole("link").press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page.locator("tbody th").first()).toHaveText("上海平台");
  await head.getByRole("link").press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect(page.locator("tbody th").first()).toHaveText("成都平台");
});

test("a platform's own page: its reasons are its misses, and the evening shift stands out", async ({
  page,
}) => {
  await page.goto("/platforms");
  await page.getByRole("rowheader", { name: "西安平台" }).getByRole("link").click();
  await expect(title(page)).toHaveText("西安平台");
  const missed = await numberIn(
    page.locator("dl > div").filter({ hasText: "未准时" }).getByRole("link"),
  );
  const reasons = page.getByRole("region", { name: /原因占了/ });
  await reasons.locator("summary").click();
  const counts = await reasons.locator("tbody td:nth-of-type(1)").allTextContents();
  expect(counts.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0)).toBe(missed);
  await expect(reasons.locator("tbody th").first()).toHaveText("晚班交接");
  const first = reasons.locator("tbody td a").first();
  const count = await numberIn(first);
  await first.click();
  await expect(page).toHaveURL(/reason=evening_shift/);
  expect(await numberIn(title(page))).toBe(count);
});

test("one platform chosen in the bar is its own page; the typhoon is its worst day", async ({
  page,
}) => {
  await page.goto("/platforms?period=all");
  const href = await page
    .getByRole("rowheader", { name: "广州平台" })
    .getByRole("link")
    .getAttribute("href");
  const id = /platforms\/([0-9a-f-]{36})/.exec(href ?? "")?.[1];
  await page.goto(`/platforms?period=all&platform=${id}`);
  await expect(page).toHaveURL(new RegExp(`/platforms/${id}`));
  const days = page.getByRole("region", { name: /2026年7月21日.*台风/ });
  const missed = days.getByRole("link", { name: /未准时/ }).first();
  const count = await numberIn(missed);
  await missed.click();
  await expect(page).toHaveURL(/period=2026-07-21\.\.2026-07-21/);
  expect(await numberIn(title(page))).toBe(count);
});

test("a platform that is not there answers 404; nothing due says so", async ({ page }) => {
  const answer = await page.request.get("/platforms/01986324-0000-7000-8000-000000000000");
  expect(answer.status()).toBe(404);
  await page.goto("/platforms?period=2019-01");
  await expect(page.getByRole("heading", { name: "没有符合条件的平台" })).toBeVisible();
});

test("the file is the table", async ({ page }) => {
  await page.goto("/platforms?sort=-due");
  const href = await page.getByRole("link", { name: /下载 CSV/ }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const lines = (await answer.text()).trim().split("\r\n");
  const names = await page.locator("section tbody th").allTextContents();
  expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(names.slice(0, 6));
});

test("on a phone the page does not scroll sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ["/platforms", "/reasons?by=line", "/compare"]) {
    await page.goto(address);
    await expect(title(page)).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, address).toBeLessThanOrEqual(390);
  }
});

test("a line of the table and one of the rulers show each other, by pointer and by keyboard", async ({
  page,
}) => {
  await page.goto("/platforms");
  const line = lineOf(page, "西安平台").first();
  const ruler = page
    .locator("section[aria-labelledby=rulers-title] li[data-platform]")
    .filter({ hasText: "西安平台" });
  await line.hover();
  await expect(ruler).toHaveAttribute("data-linked");
  await title(page).hover();
  await expect(ruler).not.toHaveAttribute("data-linked");
  await ruler.getByRole("link").focus();
  await expect(line).toHaveAttribute("data-linked");
});
