import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

function numberOf(text: string | null): number {
  const digits = /\d[\d,]*/.exec(text ?? "")?.[0];
  if (digits === undefined) throw new Error(`no number in: ${text}`);
  return Number(digits.replaceAll(",", ""));
}

const numberIn = async (place: Locator) => numberOf(await place.textContent());
const total = (page: Page) => numberIn(page.getByRole("heading", { level: 1 }));

/** How many misses the caption of a panel speaks of. */
const captionOf = (panel: Locator) => numberIn(panel.locator("h2 + p"));

test("the bars are all misses of the cohort, and each leads to as many rows", async ({ page }) => {
  await page.goto("/reasons?period=all");
  const panel = page.getByRole("region", { name: /种原因占了/ });
  const missed = await captionOf(panel);
  await panel.locator("summary").click();
  const counts = await panel.locator("tbody td:nth-of-type(1)").allTextContents();
  expect(counts.map(numberOf).reduce((sum, count) => sum + count, 0)).toBe(missed);
  const links = await panel.locator("svg a").evaluateAll((found) =>
    found.map((link) => ({
      href: link.getAttribute("href") ?? "",
      label: link.querySelector("title")?.textContent ?? "",
    })),
  );
  for (const { href, label } of links.slice(0, 4)) {
    await page.goto(href);
    expect(await total(page)).toBe(numberOf(label.split("：")[1] ?? ""));
  }
  await page.goto("/shipments?period=all&outcome=missed");
  expect(await total(page)).toBe(missed);
});

test("misses without a reason are said aloud and lead to their rows", async ({ page }) => {
  await page.goto("/reasons?period=all");
  const link = page.getByRole("link", { name: /没有登记原因/ });
  const count = await numberIn(link);
  await link.click();
  await expect(page).toHaveURL(/reason=none/);
  expect(await total(page)).toBe(count);
});

for (const { by, name } of [
  { by: "platform", name: "平台" },
  { by: "hour", name: "起算小时" },
  { by: "weekday", name: "起算星期" },
  { by: "line", name: "产品线" },
]) {
  test(`laid out by ${by}, the first bar leads to as many rows`, async ({ page }) => {
    await page.goto("/reasons");
    await page.getByRole("navigation", { name: "按什么看" }).getByRole("link", { name }).click();
    await expect(page).toHaveURL(new RegExp(`by=${by}`));
    const panel = page.locator("section[aria-labelledby=units-title]");
    await panel.locator("summary").click();
    const first = panel.locator("tbody td a").first();
    const count = await numberIn(first);
    await first.click();
    await expect(page).toHaveURL(/shipments/);
    expect(await total(page)).toBe(count);
  });
}

test("the reason of each story stands out beside its dealer, and leads to its rows", async ({
  page,
}) => {
  await page.goto("/reasons?period=all");
  const panel = page.locator("section[aria-labelledby=odd-title]");
  const line = panel
    .getByRole("row")
    .filter({ hasText: "大连鼎海科技" })
    .filter({ hasText: "本地缺货转跨城" })
    .first();
  const link = line.getByRole("link");
  const count = await numberIn(link);
  await link.click();
  await expect(page).toHaveURL(/reason=stock_out_transfer/);
  expect(await total(page)).toBe(count);
});

test("one reason chosen lays out that reason alone", async ({ page }) => {
  await page.goto("/reasons?period=all&by=hour&reason=evening_shift");
  const panel = page.getByRole("region", { name: /晚班交接：17:00–18:00/ });
  const missed = await captionOf(panel);
  await page.goto("/shipments?period=all&outcome=missed&reason=evening_shift");
  expect(await total(page)).toBe(missed);
});

test("a period without anything due says so", async ({ page }) => {
  await page.goto("/reasons?period=2019-01");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("没有到期的发货单");
});
