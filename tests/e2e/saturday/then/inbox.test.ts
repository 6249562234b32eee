import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { numberIn } from "#tests/support/number-in.ts";
import { confirmWay, openBasket } from "#tests/support/order-page.ts";
import { pageOf } from "#tests/support/sign-in.ts";

/** Tuesday, five minutes after it was due at 17:00 in Shanghai. */
const overdueAt = new Date("2026-11-24T09:05:00Z");

test.use({ role: "dealer" });
test.beforeAll(() => setAppClock(MONDAY));

test("a broken promise rings at the platform, and acknowledging it silences the bell", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await openBasket(page, { "NB-DOCK": 1 });
  await confirmWay(page, /^北京 .*周二 17:00 前送达/);
  const title = page.getByRole("heading", { level: 1, name: /^订单 \d+/ });
  const number = await numberIn(title);

  const ops = await pageOf(browser, "saturday", "ops", baseURL);
  await ops.goto("/inbox");
  const row = ops
    .getByRole("listitem")
    .filter({ hasText: String(number) })
    .filter({ hasText: "已超时" });
  await expect(row).toHaveCount(0);
  setAppClock(overdueAt);
  // The worker looks every quarter of a minute; the open page is told.
  await expect(row).toContainText(/应于 .*17:00 送达，还没有送到/, { timeout: 60_000 });
  const bell = ops.getByRole("link", { name: /^提醒：/ });
  await expect(bell).toHaveAccessibleName(/^提醒：\d+ 条待知悉$/);
  const count = Number((await bell.getAttribute("aria-label"))?.match(/\d+/)?.[0]);
  await expectNoFaults(ops);

  await row.getByRole("button", { name: /^知悉/ }).click();
  await expect(row).toHaveCount(0);
  const left = count === 1 ? "提醒：没有待知悉的" : `提醒：${count - 1} 条待知悉`;
  await expect(bell).toHaveAccessibleName(left);
  await ops.getByRole("link", { name: /^已知悉/ }).click();
  await expect(row).toContainText("您于");
});
