import { expect, test } from "#tests/support/browser.ts";
import { numberIn } from "#tests/support/number-in.ts";

test("the sentence names the hidden weak, and each number leads to as many rows", async ({
  page,
}) => {
  await page.goto("/");
  const sentence = page.getByRole("heading", { level: 1 });
  await expect(sentence).toContainText(/高于 90% 目标，.*家低于承诺/);
  const weak = await numberIn(sentence.getByRole("link", { name: /低于承诺/ }));
  const panel = page.getByRole("region", { name: /先看这/ });
  await expect(panel.locator("tbody tr")).toHaveCount(Math.min(10, Math.max(7, weak)));

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
  const links = {
    due: first.locator('a.drill[href*="outcome=due"]'),
    missed: first.locator('a.drill[href*="outcome=missed"]:not([href*="reason="])'),
    reason: first.locator('a.drill[href*="reason="]'),
  };
  for (const [kind, link] of Object.entries(links)) {
    const count = await numberIn(link);
    await link.click();
    await expect(page).toHaveURL(new RegExp(kind === "reason" ? "reason=" : `outcome=${kind}`));
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

test("limits among peers are a picture: who is weak stays as it was", async ({ page }) => {
  await page.goto("/");
  const panel = page.locator("section[aria-labelledby=funnel-title]");
  const title = await panel.getByRole("heading").textContent();
  await panel.getByRole("link", { name: "改看同行差异限" }).click();
  await expect(page).toHaveURL(/funnel=adjusted/);
  await expect(panel).toContainText("不看是否低于承诺；判定不变");
  await expect(panel.getByRole("heading")).toHaveText(title ?? "");
  await panel.getByRole("link", { name: "改回承诺限" }).click();
  await expect(page).not.toHaveURL(/funnel=/);
});

test("a row and its mark show each other, by pointer and by keyboard", async ({ page }) => {
  await page.goto("/");
  const row = page
    .getByRole("region", { name: /先看这/ })
    .locator("tbody tr")
    .first();
  const dealer = await row.getAttribute("data-dealer");
  const mark = page.locator(
    `section[aria-labelledby=funnel-title] a[data-dealer="${dealer}"]:visible`,
  );
  await row.hover();
  await expect(mark).toHaveAttribute("data-linked");
  await page.getByRole("heading", { level: 1 }).hover();
  await mark.focus();
  await expect(row).toHaveAttribute("data-linked");
});

test("the steps of what moved the total add up to the change shown", async ({ page }) => {
  await page.goto("/");
  const panel = page.locator("section[aria-labelledby=moved-title]");
  const shown = await panel.getByRole("listitem").allTextContents();
  const hundredths = (text: string) => {
    const [, sign, digits] = /([+\u2212])?(\d+\.\d\d)$/.exec(text) ?? [];
    return Math.round(Number(digits) * 100) * (sign === "\u2212" ? -1 : 1);
  };
  const steps = shown.slice(1, -1).map(hundredths);
  expect(steps.length).toBeGreaterThan(2);
  const change = await page.getByText(/^[▴▾] 较.*个百分点$/).textContent();
  const points = Number(/(\d+\.\d\d) 个百分点/.exec(change ?? "")?.[1]) * 100;
  const total = steps.reduce((sum, step) => sum + step, 0);
  expect(Math.abs(total)).toBe(Math.round(points));
  await panel.locator("summary").click();
  await expect(panel.locator("tbody tr")).toHaveCount(30);
  await panel.getByRole("link", { name: "对比两个周期" }).click();
  await expect(page).toHaveURL(/\/compare\?a=\d{4}-\d{2}&b=\d{4}-\d{2}/);
});

test("a cell of the week, and a day's total, lead to as many shipments", async ({ page }) => {
  await page.goto("/");
  const panel = page.locator("section[aria-labelledby=hours-title]");
  await expect(panel.getByRole("heading")).toHaveText(/^周末 [\d.]+%，周一至周五 [\d.]+%/);
  const cell = panel.getByRole("link", { name: /准时 \d+ \/ \d+/ }).last();
  const due = Number(/\/ (\d+)/.exec((await cell.getAttribute("title")) ?? "")?.[1]);
  await cell.click();
  await expect(page).toHaveURL(/weekday=7&hour=\d+/);
  expect(await numberIn(page.getByRole("heading", { level: 1 }))).toBe(due);

  await page.goBack();
  await panel.locator("summary").click();
  const saturday = panel.getByRole("row", { name: /周六全天/ }).getByRole("link");
  const count = await numberIn(saturday);
  await saturday.click();
  await expect(page).toHaveURL(/weekday=6/);
  expect(await numberIn(page.getByRole("heading", { level: 1 }))).toBe(count);
});

test("a platform's minutes stand against 90, and its shipments are as many as said", async ({
  page,
}) => {
  await page.goto("/");
  const panel = page.locator("section[aria-labelledby=minutes-title]");
  await expect(panel.getByRole("heading")).toContainText("90 分钟");
  await panel.locator("summary").click();
  const link = panel.locator('a[href^="/shipments"]').first();
  const due = await numberIn(link);
  await link.click();
  await expect(page).toHaveURL(/class=local/);
  expect(await numberIn(page.getByRole("heading", { level: 1 }))).toBe(due);
});

test("a region narrows what is shown, never how a dealer stands", async ({ page }) => {
  await page.goto("/");
  const sentence = page.getByRole("heading", { level: 1 });
  // Where few are weak, dealers to watch follow them.
  const list = page.getByRole("region", { name: /先看这/ }).locator("tbody tr:has(.text-bad)");
  const whole = await list.evaluateAll((rows) => rows.map((row) => row.textContent));
  await page.getByRole("button", { name: /^大区/ }).click();
  await page.getByRole("link", { name: "华北", exact: true }).click();
  await expect(page).toHaveURL(/region=/);
  await expect(page.getByRole("main")).toContainText("只看华北");
  const part = await list.evaluateAll((rows) => rows.map((row) => row.textContent));
  expect(part.length).toBeGreaterThan(0);
  expect(part.length).toBeLessThan(whole.length);
  for (const row of part) expect(whole).toContain(row);

  const all = page.getByRole("link", { name: /张发货单/ });
  const due = await numberIn(all);
  await all.click();
  await expect(page).toHaveURL(/outcome=due/);
  expect(await numberIn(sentence)).toBe(due);
});

test("period, platform and language stay where they were chosen", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: /^上一周期/ }).click();
  await expect(page).toHaveURL(/period=\d{4}-\d{2}$/);
  await page.getByRole("button", { name: /^平台/ }).click();
  await page.getByRole("link", { name: "北京平台", exact: true }).click();
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
    for (const name of [/总体准时率/, /^周末/, /90 分钟/]) {
      await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
  });
});

test.describe("what is not there", () => {
  test.use({ expectedProblems: [/404/] });

  test("an unknown page is said to be none, and leads home", async ({ page }) => {
    const response = await page.goto("/nowhere");
    expect(response?.status()).toBe(404);
    await page.getByRole("link", { name: "回到首页" }).click();
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
