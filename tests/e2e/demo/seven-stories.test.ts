import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

/** Each weak dealer of the demo, and what its page must name as the main cause. */
const stories: readonly [dealer: string, story: string, finding: RegExp][] = [
  ["西安瑞通数据", "a platform's evening shift", /17–19 点/],
  ["兰州金城系统", "one long road", /送肃州库房/],
  ["郑州恒信网络", "weekends only", /周末/],
  ["大连鼎海科技", "one product line", /存储/],
  ["太原晋云数码", "one bad quarter", /2026年8月至2026年10月/],
  ["昆明滇讯电子", "a slow decline", /每月约降/],
  ["沈阳北辰信息", "always 20 minutes late", /15–30 分钟/],
];

/** The first whole number of a text, thousands commas left out. */
function numberIn(text: string | null): number {
  const digits = /\d[\d,]*/.exec(text ?? "")?.[0];
  if (digits === undefined) throw new Error(`no number in: ${text}`);
  return Number(digits.replaceAll(",", ""));
}

async function total(page: Page): Promise<number> {
  return numberIn(await page.getByRole("heading", { level: 1 }).textContent());
}

test("the sentence of the opening page speaks of exactly seven, and its list names them", async ({
  page,
}) => {
  await page.goto("/");
  const sentence = page.getByRole("heading", { level: 1 });
  expect(await sentence.getByRole("link", { name: /低于承诺/ }).textContent()).toContain("7");
  const named = page.locator("section[aria-labelledby=attention-title] tbody th a");
  expect((await named.allTextContents()).sort()).toEqual(stories.map(([name]) => name).sort());
});

for (const [dealer, story, finding] of stories) {
  test(`${story}: from the sentence to its rows, totals equal at every step`, async ({ page }) => {
    await page.goto("/");
    const row = page
      .locator("section[aria-labelledby=attention-title] tbody tr")
      .filter({ hasText: dealer });
    const due = numberIn(await row.getByRole("cell").nth(1).textContent());
    await row.getByRole("link", { name: dealer, exact: true }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText(dealer);
    const dealerPage = page.url();
    const causes = page.locator("section[aria-labelledby=causes-title]");
    await expect(causes.getByRole("heading")).toHaveText(finding);
    const figure = (label: string) =>
      page.locator("dl > div").filter({ hasText: label }).getByRole("link").first();
    expect(numberIn(await figure("到期").textContent())).toBe(due);
    const missed = numberIn(await figure("未准时").textContent());

    const evidence = causes.locator("tbody tr").first();
    await expect(evidence.getByRole("rowheader")).toHaveText(finding);
    const link = evidence.getByRole("link").first();
    const counted = numberIn(await link.textContent());
    const address = await link.getAttribute("href");
    await link.click();
    await expect(page).toHaveURL(address ?? "");
    expect(await total(page)).toBe(counted);
    await expect(page.getByRole("list", { name: "筛选条件" })).toContainText(dealer);
    await expect(page.locator("tbody tr")).toHaveCount(Math.min(50, counted));

    await page.goto(dealerPage);
    await figure("未准时").click();
    await expect(page).toHaveURL(/outcome=missed/);
    expect(await total(page)).toBe(missed);
  });
}
