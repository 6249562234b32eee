import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { confirmWay, openBasket, productId } from "#tests/support/order-page.ts";
import { pageOf } from "#tests/support/sign-in.ts";

test.use({ role: "dealer", viewport: { width: 390, height: 844 } });
test.beforeAll(() => setAppClock(MONDAY));

test("more is ordered than there is; once it has come, the rest is sent", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  // All platforms together have 105.
  await openBasket(page, { "UPS-BAT": 105 });
  await confirmWay(page, /2 件要等货/);
  const main = page.getByRole("main");
  await expect(main).toContainText("订了 1 种货，2 件还在等货");
  await expect(main.getByRole("row", { name: /UPS 电池组/ })).toHaveText(/1052$/);
  await expectNoFaults(page);
  const rest = page.getByRole("link", { name: "看看等货的部分现在能不能发" });
  await rest.click();
  await expect(page.getByText("等的货还没有到，现在没有能发的。")).toBeVisible();
  await expectNoFaults(page);

  const ops = await pageOf(browser, "saturday", "ops", baseURL);
  await ops.goto(`/stock/${productId("UPS-BAT")}`);
  await ops.getByLabel("收到几件").fill("2");
  await ops.getByRole("button", { name: "记收货" }).click();
  await expect(ops.getByText("已记收货。")).toBeVisible();

  await page.reload();
  await expect(page.getByText("把等货的部分发出来")).toBeVisible();
  await confirmWay(page, /^北京/);
  await expect(main).toContainText("订了 1 种货");
  await expect(main).not.toContainText("等货");
  await expect(rest).toHaveCount(0);
  await expect(main.getByRole("listitem").filter({ hasText: /^UPS 电池组.*× 2$/ })).toHaveCount(1);
});
