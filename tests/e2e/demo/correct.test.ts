import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

const LIST = "/shipments?period=2026-09&outcome=late&sort=-due";
const MINUTE_MS = 60_000;

/** Opens a shipment that came late, by its place in the list; answers when it was delivered. */
async function openLate(page: Page, place: number): Promise<number> {
  await page.goto(LIST);
  const rows = page.locator("table.shipment-list tbody tr");
  const href = await rows.nth(place).getByRole("link").first().getAttribute("href");
  await page.goto(href ?? "");
  return Number(await page.locator('input[name="was.deliveredAt"]').inputValue());
}

/** An instant as the form's field of a local time takes it, in China. */
function localText(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16);
}

async function fillIn(page: Page, atMs: number) {
  await page.getByText("更正时间", { exact: true }).click();
  await page.getByLabel("哪个时间").selectOption("deliveredAt");
  await page.getByLabel(/^新的时间/).fill(localText(atMs));
}

async function expectCorrected(page: Page, fromMs: number, toMs: number) {
  const said = page.getByRole("listitem").filter({ hasText: "司机补报" });
  await expect(said).toContainText("更正");
  await expect(said).toContainText("石岩");
  const times = [fromMs, toMs].map((ms) => localText(ms).slice(11));
  await expect(said).toContainText(new RegExp(times.join(".*→.*")));
}

test.use({ role: "ops" });

test.describe("before any JavaScript has arrived", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a time is corrected with a reason; the old one stays in the history", async ({ page }) => {
    const wasMs = await openLate(page, 0);
    const isMs = wasMs + 7 * MINUTE_MS;
    await fillIn(page, isMs);
    await page.getByRole("button", { name: "更正", exact: true }).click();
    await expect(page.getByText("请说明原因，它会留在历史里")).toBeVisible();
    await expect(page.getByLabel(/^新的时间/)).toHaveValue(localText(isMs));
    await page.getByLabel("更正原因").fill("司机补报");
    await page.getByRole("button", { name: "更正", exact: true }).click();
    await expectCorrected(page, wasMs, isMs);
  });
});

test("what another has corrected since is not corrected over unseen", async ({ page, context }) => {
  const wasMs = await openLate(page, 1);
  const other = await context.newPage();
  await openLate(other, 1);
  const isMs = wasMs + 9 * MINUTE_MS;
  await fillIn(page, isMs);
  await page.getByLabel("更正原因").fill("司机补报");
  await page.getByRole("button", { name: "更正", exact: true }).click();
  await expectCorrected(page, wasMs, isMs);

  await fillIn(other, wasMs + 20 * MINUTE_MS);
  await other.getByLabel("更正原因").fill("看错了");
  await other.getByRole("button", { name: "更正", exact: true }).click();
  await expect(other.getByRole("main").getByRole("alert")).not.toBeEmpty();
  await other.reload();
  await expect(other.getByText("看错了")).toHaveCount(0);
});
