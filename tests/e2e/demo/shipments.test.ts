import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, test } from "#tests/support/browser.ts";

async function totalOf(page: Page, outcome: string): Promise<number> {
  await page.goto(`/shipments?outcome=${outcome}`);
  const heading = await page.getByRole("heading", { level: 1 }).textContent();
  return Number(/\d[\d,]*/.exec(heading ?? "")?.[0].replaceAll(",", "") ?? 0);
}

test("due = on time + missed, missed = late + undelivered", async ({ page }) => {
  const due = await totalOf(page, "due");
  const [onTime, missed] = [await totalOf(page, "on_time"), await totalOf(page, "missed")];
  const [late, undelivered] = [await totalOf(page, "late"), await totalOf(page, "undelivered")];
  expect(onTime + missed).toBe(due);
  expect(late + undelivered).toBe(missed);
});

test("the file holds every shipment of the list, worst first as on the screen", async ({
  page,
}) => {
  await page.goto("/shipments?standing=weak&outcome=late&sort=-late&size=200");
  const numbers = await page.locator("tbody th a.font-bold").allTextContents();
  const link = page.getByRole("link", { name: /下载 CSV/ });
  const said = Number(/\d[\d,]*/.exec((await link.textContent()) ?? "")?.[0].replaceAll(",", ""));
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  const lines: Record<string, string>[] = parse(await answer.body(), { bom: true, columns: true });
  expect(lines).toHaveLength(said);
  expect(lines.map((line) => line.发货单号).slice(0, numbers.length)).toEqual(numbers);
});

test("what the list is filtered by stands in words, and each can be taken away", async ({
  page,
}) => {
  await page.goto("/shipments?outcome=late&lateFrom=30&lateTo=60");
  const chips = page.getByRole("list", { name: "筛选条件" });
  await expect(chips).toContainText("迟到 30–60 分钟");
  await chips.getByRole("link", { name: /去掉条件：迟到/ }).click();
  await expect(page).not.toHaveURL(/lateFrom/);
  await expect(page).toHaveURL(/outcome=late/);
});

test("order 93763: found by its number, with its events and the reason of its promise", async ({
  page,
}) => {
  await page.goto("/shipments?period=all&q=93763");
  await page.locator("tbody th a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("93763");
  const events = page.getByRole("region", { name: /送达/ });
  await expect(events.getByRole("listitem").first()).toContainText("接单");
  await expect(events.getByRole("listitem").last()).toContainText("送达");
  const why = page.getByRole("region", { name: "为什么是这个应达时间" });
  await expect(why).toContainText("17:00");
  expect(await why.getByRole("listitem").count()).toBeGreaterThan(2);
});

test("both languages name the same shipments", async ({ page, context, baseURL }) => {
  const chinese = await totalOf(page, "missed");
  await context.addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  expect(await totalOf(page, "missed")).toBe(chinese);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("missed shipments");
});

test("a page beyond the last is the last", async ({ page }) => {
  await page.goto("/shipments?outcome=missed&page=99999");
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(0);
});

test.describe("what is not there", () => {
  test.use({ expectedProblems: [/404/] });

  test("an unknown shipment, and an id that is none, answer 404", async ({ page }) => {
    const unknown = "00000000-0000-7000-8000-000000000000";
    const answers = [
      await page.goto(`/shipments/${unknown}/${unknown}`),
      await page.goto("/shipments/a/b"),
      await page.goto(`/dealers/${unknown}`),
    ];
    expect(answers.map((answer) => answer?.status())).toEqual([404, 404, 404]);
  });
});
