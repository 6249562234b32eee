import type { Page } from "@playwright/test";
import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { pageOf } from "#tests/support/sign-in.ts";

const HOUR_MS = 3_600_000;

test.use({ role: "ops" });
test.describe.configure({ mode: "serial" });

// Two hours after the platforms have opened, so that the demo's day has something in every state.
test.beforeAll(() => setAppClock(new Date(MONDAY.getTime() + 2 * HOUR_MS)));

const lane = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name }) });
const cards = (page: Page, name: string) => lane(page, name).locator("li[data-card]");
const cardOf = (page: Page, key: string) => page.locator(`li[data-card="${key}"]`);
const keyOf = async (page: Page, name: string, at = 0) =>
  (await cards(page, name).nth(at).getAttribute("data-card")) ?? "";

/** A board with the demo's day on it, told of changes. */
async function openBoard(page: Page): Promise<void> {
  await page.goto("/board");
  const load = page.getByRole("button", { name: "装入演示的一天" });
  if (await load.isVisible()) await load.click();
  await expect(cards(page, "待拣货").first()).toBeVisible();
  await expect(page.getByText(/^实时，/)).toBeVisible();
}

test("ops begin on the board, which the day's orders fill", async ({ page }) => {
  await openBoard(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("平台");
  for (const name of ["待拣货", "待送达"])
    expect(await cards(page, name).count()).toBeGreaterThan(0);
  await expectNoFaults(page);
});

test("a dispatch by keys is on another board within a second, and Undo takes it back from both", async ({
  page,
  browser,
  baseURL,
}) => {
  await openBoard(page);
  const other = await pageOf(browser, "saturday", "ops", baseURL);
  await openBoard(other);
  const key = await keyOf(page, "待拣货");
  await cardOf(page, key).getByRole("link").first().focus();
  await page.keyboard.press("d");
  await page.getByRole("button", { name: "发车", exact: true }).click();
  await expect(page.getByText(/已发车/)).toBeVisible();
  await expect(cards(other, "待拣货").and(cardOf(other, key))).toHaveCount(0, { timeout: 1_000 });
  await page.keyboard.press("u");
  await expect(page.getByText(/已撤销/)).toBeVisible();
  await expect(cards(page, "待拣货").and(cardOf(page, key))).toHaveCount(1);
  await expect(cards(other, "待拣货").and(cardOf(other, key))).toHaveCount(1);
  await other.context().close();
});

test("keys go from card to card and from lane to lane", async ({ page }) => {
  await openBoard(page);
  const current = () => page.locator("li[data-current]").getAttribute("data-card");
  await cards(page, "待拣货").first().getByRole("link").first().focus();
  await page.keyboard.press("j");
  await expect.poll(current).toBe(await keyOf(page, "待拣货", 1));
  await page.keyboard.press("k");
  await expect.poll(current).toBe(await keyOf(page, "待拣货"));
  await page.keyboard.press("l");
  await expect.poll(current).toBe(await keyOf(page, "待送达"));
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("换列")).toBeVisible();
});

test("a scanned number is looked at, wherever it stands", async ({ page }) => {
  await openBoard(page);
  const card = cards(page, "待送达").last();
  const key = (await card.getAttribute("data-card")) ?? "";
  const number =
    /\d+-\d+/.exec((await card.getByRole("link").first().textContent()) ?? "")?.[0] ?? "";
  await page.keyboard.press("/");
  await page.keyboard.type(number);
  await expect(page).toHaveURL(new RegExp(`q=${number}`));
  await page.keyboard.press("Enter");
  await expect(cardOf(page, key).getByRole("link").first()).toBeFocused();
  await expect(page).not.toHaveURL(/q=/);
});

test("of several at once each says its own result, and what was refused stays on its card", async ({
  page,
}) => {
  await openBoard(page);
  const [ready, away] = [await keyOf(page, "待拣货"), await keyOf(page, "待送达")];
  for (const key of [ready, away]) {
    await cardOf(page, key).getByRole("link").first().focus();
    await page.keyboard.press("x");
  }
  await expect(page.getByRole("region", { name: "已选 2 单" })).toBeVisible();
  await page.keyboard.press("d");
  await page.getByRole("button", { name: "发车", exact: true }).click();
  await expect(page.getByText("1 单没有成功")).toBeVisible();
  await expect(page.getByRole("list", { name: "逐单结果" }).getByRole("listitem")).toHaveCount(2);
  await expect(cardOf(page, away).getByRole("alert")).toBeVisible();
  await cardOf(page, away).getByRole("button", { name: "知道了" }).click();
  await expect(cardOf(page, away).getByRole("alert")).toHaveCount(0);
});

test("a delivery asks who received it, and leaves the board", async ({ page }) => {
  await openBoard(page);
  const key = await keyOf(page, "待送达");
  await cardOf(page, key).getByRole("link").first().focus();
  await page.keyboard.press("v");
  await page.getByLabel("签收人").fill("于洪");
  await page.getByRole("button", { name: "送达", exact: true }).click();
  await expect(page.getByText(/已送达/)).toBeVisible();
  await expect(cardOf(page, key)).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "刚送达" })).toBeVisible();
});
