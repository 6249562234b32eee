import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, test } from "#tests/support/browser.ts";

/** The first whole number of a text, thousands commas left out. */
function numberIn(text: string | null): number {
  const digits = /\d[\d,]*/.exec(text ?? "")?.[0];
  if (digits === undefined) throw new Error(`no number in: ${text}`);
  return Number(digits.replaceAll(",", ""));
}

async function numbersOf(page: Page, selector: string): Promise<number[]> {
  return (await page.locator(selector).allTextContents()).map(numberIn);
}

async function total(page: Page): Promise<number> {
  return numberIn(await page.getByRole("heading", { level: 1 }).textContent());
}

test("from the league table to a dealer, a month and its misses: totals agree at every step", async ({
  page,
}) => {
  await page.goto("/dealers");
  const first = page.locator("tbody tr").first();
  const name = await first.getByRole("rowheader").getByRole("link").first().textContent();
  const missed = numberIn(
    await first
      .getByRole("link", { name: /未准时/ })
      .last()
      .textContent(),
  );
  await first.getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
  const figure = page.locator("dl > div").filter({ hasText: "未准时" }).getByRole("link");
  expect(numberIn(await figure.textContent())).toBe(missed);

  const months = page.locator("section[aria-labelledby=months-title]");
  await months.locator("summary").click();
  const month = months.getByRole("row").nth(2).getByRole("rowheader").getByRole("link");
  const address = await month.getAttribute("href");
  await month.click();
  await expect(page).toHaveURL(address ?? "");
  const expected = numberIn(await figure.textContent());
  await figure.click();
  await expect(page).toHaveURL(/outcome=missed/);
  expect(await total(page)).toBe(expected);
  await expect(page.locator("tbody tr")).toHaveCount(Math.min(50, expected));
  await expect(page.getByRole("list", { name: "筛选条件" })).toContainText(name ?? "");
});

test("the bars of a late-by chart hold all misses, and each leads to as many shipments", async ({
  page,
}) => {
  await page.goto("/dealers?standing=weak");
  await page.locator("tbody th a").first().click();
  const panel = page.locator("section[aria-labelledby=late-by-title]");
  await panel.locator("summary").click();
  const counts = await numbersOf(
    page,
    "section[aria-labelledby=late-by-title] tbody td:nth-of-type(1)",
  );
  const figure = page.locator("dl > div").filter({ hasText: "未准时" }).getByRole("link");
  const missed = numberIn(await figure.textContent());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(missed);
  const links = await panel
    .locator("tbody td a")
    .evaluateAll((found) =>
      found.map((link) => ({ href: link.getAttribute("href") ?? "", text: link.textContent })),
    );
  expect(links.length).toBeGreaterThan(0);
  for (const { href, text } of links) {
    await page.goto(href);
    expect(await total(page)).toBe(numberIn(text));
  }
});

test("the file is the table: same dealers, same order, same sums", async ({ page }) => {
  await page.goto("/dealers?sort=-due&size=200&q=平台");
  const names = await page.locator("tbody th a.font-bold").allTextContents();
  const href = await page.getByRole("link", { name: /下载 CSV/ }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const lines: Record<string, string>[] = parse(await answer.body(), { bom: true, columns: true });
  expect(lines.map((line) => line.经销商)).toEqual(names);
  const cells = await page.locator("tfoot td.num").allTextContents();
  const [due, onTime, missed] = cells.slice(0, 3).map(numberIn);
  const sum = (column: string) => lines.reduce((all, line) => all + Number(line[column]), 0);
  expect([sum("到期单数"), sum("准时"), sum("未准时")]).toEqual([due, onTime, missed]);
});

test("chips count the dealers they leave; the sums of all equal the shipments due", async ({
  page,
}) => {
  await page.goto("/dealers");
  const all = numberIn(await page.locator("tfoot td.num").first().textContent());
  const chips = page.getByRole("navigation", { name: "按判定筛选" }).getByRole("link");
  const counts = (await chips.allTextContents()).map(numberIn);
  expect(counts.slice(1).reduce((sum, count) => sum + count, 0)).toBe(counts[0]);
  await chips.filter({ hasText: "低于承诺" }).click();
  await expect(page).toHaveURL(/standing=weak/);
  await expect(page.locator("tbody tr")).toHaveCount(counts[1] ?? 0);
  await page.goto("/shipments");
  expect(await total(page)).toBe(all);
});

test("a column orders the table by keyboard, and turns round when chosen again", async ({
  page,
}) => {
  await page.goto("/dealers");
  const head = page.getByRole("columnheader", { name: "单数" });
  await head.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  const descending = await numbersOf(page, "tbody td:nth-of-type(2)");
  expect(descending).toEqual(descending.toSorted((a, b) => b - a));
  await head.getByRole("link").press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});

test("a search that finds nobody says so and offers the way back", async ({ page }) => {
  await page.goto("/dealers");
  await page.getByRole("searchbox").fill("没有这一家");
  await page.keyboard.press("Enter");
  await expect(page.getByText("没有符合条件的经销商")).toBeVisible();
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(50);
});

test("the sums of a standing lead to the shipments of its dealers", async ({ page }) => {
  await page.goto("/dealers?standing=weak");
  const missed = page.locator("tfoot td.num").nth(2).getByRole("link");
  const expected = numberIn(await missed.textContent());
  await missed.click();
  await expect(page).toHaveURL(/\/shipments\?.*standing=weak/);
  expect(await total(page)).toBe(expected);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the table stands, and its search and links work", async ({ page }) => {
    await page.goto("/dealers");
    await expect(page.locator("tbody tr")).toHaveCount(50);
    await page.getByRole("searchbox").fill("昆明");
    await page.getByRole("button", { name: "搜索" }).click();
    await page.locator("tbody th a").first().click();
    await expect(page.locator("section[aria-labelledby=months-title]")).toBeVisible();
    await expect(page.getByRole("heading", { name: /^主因/ })).toBeVisible();
  });
});

test("the months keep the dealer, and so does the step to the period before", async ({ page }) => {
  await page.goto("/dealers");
  await page.locator("tbody th a").first().click();
  await expect(page).toHaveURL(/\/dealers\/[0-9a-f-]{36}/);
  const before = page.url();
  const { pathname } = new URL(before);
  await page.getByRole("link", { name: /上一周期/ }).click();
  await expect(page).not.toHaveURL(before);
  expect(new URL(page.url()).pathname).toBe(pathname);
});

/** The page of a dealer, by its name, in a period. */
async function openDealer(page: Page, name: string, period = ""): Promise<void> {
  await page.goto(`/dealers?size=200&q=${encodeURIComponent(name)}`);
  const href = await page.locator("tbody th a").first().getAttribute("href");
  const address = new URL(href ?? "", page.url());
  if (period !== "") address.searchParams.set("period", period);
  await page.goto(address.href);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

const panelOf = (page: Page, id: string) => page.locator(`section[aria-labelledby=${id}-title]`);

/** Opens every address of a list and compares the total there with the number that led to it. */
async function expectTotals(page: Page, links: { href: string; text: string | null }[]) {
  expect(links.length).toBeGreaterThan(0);
  for (const { href, text } of links) {
    await page.goto(href);
    expect([href, await total(page)]).toEqual([href, numberIn(text)]);
  }
}

async function linksIn(page: Page, selector: string) {
  return page
    .locator(selector)
    .evaluateAll((found) =>
      found.map((link) => ({ href: link.getAttribute("href") ?? "", text: link.textContent })),
    );
}

test("the main cause stands in a sentence, and each cause leads to as many misses as it counts", async ({
  page,
}) => {
  await openDealer(page, "郑州恒信网络");
  await expect(page.getByRole("heading", { name: /^主因：周末 .*，周一至周五/ })).toBeVisible();
  await expectTotals(page, await linksIn(page, "section[aria-labelledby=causes-title] td a"));
});

test("reasons, platforms, sites and products lead to the rows that they count", async ({
  page,
}) => {
  await openDealer(page, "大连鼎海科技");
  const figure = page.locator("dl > div").filter({ hasText: "未准时" }).getByRole("link");
  const missed = numberIn(await figure.textContent());
  const reasons = await linksIn(page, "section[aria-labelledby=reasons-title] td a");
  expect(reasons.reduce((sum, { text }) => sum + numberIn(text), 0)).toBe(missed);
  const served = await linksIn(page, "section[aria-labelledby=served-by-title] td a");
  await expectTotals(page, [...reasons, ...served.slice(0, 6)]);
});

test("a change and its mark on the control chart show each other, by pointer and by keyboard", async ({
  page,
}) => {
  await openDealer(page, "昆明滇讯电子");
  const change = panelOf(page, "changes").locator("li[data-mark]").first();
  const key = await change.getAttribute("data-mark");
  const mark = panelOf(page, "control").locator(`a[data-mark="${key}"]:visible`);
  await change.hover();
  await expect(mark).toHaveAttribute("data-linked");
  await page.mouse.move(0, 0);
  await mark.focus();
  await expect(change).toHaveAttribute("data-linked");
});

test("days of the calendar and points of the control chart lead to their shipments", async ({
  page,
}) => {
  await openDealer(page, "太原晋云数码");
  for (const id of ["calendar", "control"]) await panelOf(page, id).locator("summary").click();
  const days = await linksIn(page, "section[aria-labelledby=calendar-title] tbody a");
  const months = await linksIn(page, "section[aria-labelledby=control-title] tbody a");
  await expectTotals(page, [...days.slice(0, 3), ...months.slice(0, 3)]);
});

test("a broken promise says why it was due when it was", async ({ page }) => {
  await openDealer(page, "沈阳北辰信息");
  const first = panelOf(page, "broken").locator("li").first();
  await first.locator("summary").click();
  await expect(first.getByRole("listitem").first()).toBeVisible();
  await expect(first).toContainText("原始承诺");
});

test("a dealer without anything due in the period says so everywhere", async ({ page }) => {
  await openDealer(page, "沈阳北辰信息", "2020-01");
  await expect(panelOf(page, "causes")).toContainText("没有到期的发货单");
  for (const id of ["served-by", "hours"]) await expect(panelOf(page, id)).toBeVisible();
  // Nothing missed is said once.
  await expect(panelOf(page, "late-by")).toHaveCount(0);
  await expect(panelOf(page, "broken")).toContainText("没有未兑现的承诺");
});
