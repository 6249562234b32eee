import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

/** The pages of a PDF, counted by their objects. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test("the company's month is one sheet; its weak dealers are the overview's", async ({ page }) => {
  await page.goto("/report");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("全公司");
  const figure = page.locator("dl > div").filter({ hasText: "低于承诺的经销商" });
  const weak = Number((await figure.getByRole("link").textContent())?.replace(/\D/g, ""));
  const marks = page.getByRole("region", { name: /低于承诺，/ }).locator("th[scope=row]");
  await expect(marks.filter({ hasText: "低于承诺" })).toHaveCount(weak);
  expect(await pagesOf(page)).toBe(1);
  await figure.getByRole("link").click();
  await expect(page.locator("tbody tr")).toHaveCount(weak);
});

test("each region has a sheet of its own", async ({ page }) => {
  await page.goto("/report");
  const regions = page.getByRole("region", { name: /个大区/ }).locator("tbody a");
  const hrefs = await regions.evaluateAll((found) =>
    found.map((link) => link.getAttribute("href")),
  );
  expect(hrefs.length).toBeGreaterThan(1);
  for (const href of hrefs) {
    await page.goto(href ?? "");
    await expect(page.getByText("大区月报")).toBeVisible();
    expect(await pagesOf(page)).toBe(1);
  }
});

test("a dealer's report is one sheet: the longest late, and the way to all that were missed", async ({
  page,
}) => {
  await page.goto("/dealers?standing=weak");
  await page.locator("tbody th a.font-bold").first().click();
  await page.getByRole("link", { name: "月报" }).click();
  await expect(page).toHaveURL(/\/report\?/);
  const misses = page.getByRole("region", { name: /失守的承诺/ });
  const listed = await misses.locator("tbody").count();
  await expect(misses.locator("tbody").first()).toContainText("→");
  expect(await pagesOf(page)).toBe(1);
  const link = page.locator("dl > div").filter({ hasText: "未准时" }).getByRole("link");
  const missed = Number((await link.textContent())?.replace(/\D/g, ""));
  const rest = misses.getByRole("link", { name: /^其余/ });
  await expect(rest).toHaveText(`其余 ${missed - listed} 张见应用里的发货单`);
  await rest.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${missed} 张未准时`);
});

test("the company's and every weak dealer's sheet is one in English, too", async ({
  page,
  context,
}) => {
  await page.goto("/report");
  await context.addCookies([{ name: "locale", value: "en", url: page.url() }]);
  const weak = page.locator("section[aria-labelledby=dealers-title] tbody th a");
  const hrefs = await weak.evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  for (const href of ["/report", ...hrefs]) {
    await page.goto(href ?? "");
    expect([href, await pagesOf(page)]).toEqual([href, 1]);
  }
});

test("a cause that the month alone cannot tell says what it was found in", async ({ page }) => {
  await page.goto("/dealers?period=2026-10");
  await page.getByRole("link", { name: "西安瑞通数据", exact: true }).first().click();
  const range = /2025-\d\d至2026-\d\d，只看.*10 ?月还看不出/;
  await expect(page.getByRole("heading", { name: /主因：/ })).toContainText(range);
  await page.getByRole("link", { name: "月报" }).click();
  await expect(page.locator("p", { hasText: "主因：" })).toContainText(range);
});

test("what is only for the screen stays off the paper, and the page is white there", async ({
  page,
  context,
}) => {
  await context.addCookies([
    { name: "theme", value: "dark", url: new URL((await page.goto("/"))?.url() ?? "").origin },
  ]);
  await page.goto("/report");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "打印" })).toBeHidden();
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe("rgb(18, 22, 28)");
});

test.describe("what is not there", () => {
  test.use({ expectedProblems: [/404/] });

  test("a report of an unknown dealer or region is none", async ({ page }) => {
    for (const name of ["dealer", "region"]) {
      const answer = await page.goto(`/report?${name}=0190b35b-1de2-7000-8b4a-a07b49e6397d`);
      expect(answer?.status()).toBe(404);
    }
  });
});
