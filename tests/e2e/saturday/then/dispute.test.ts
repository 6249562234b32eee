import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { deliver } from "#tests/support/deliver.ts";
import { numberIn } from "#tests/support/number-in.ts";
import { confirmWay, openBasket } from "#tests/support/order-page.ts";
import { pageOf } from "#tests/support/sign-in.ts";

/** Tuesday, ten minutes before it is due at 17:00 in Shanghai. */
const loggedAtMs = Date.parse("2026-11-24T08:50:00Z");
const HOUR_MS = 3_600_000;

test.use({ role: "dealer", viewport: { width: 390, height: 844 } });
test.beforeAll(() => setAppClock(MONDAY));

test("the dealer praises a delivery with one tap, disputes its time, and ops agree", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await openBasket(page, { "NB-DOCK": 1 });
  const { orderId, path } = await confirmWay(page, /^北京 .*周二 17:00 前送达/);
  const title = page.getByRole("heading", { level: 1, name: /^订单 \d+/ });
  const number = await numberIn(title);
  setAppClock(new Date(loggedAtMs + HOUR_MS));
  await deliver(orderId, {
    dispatchedAtMs: MONDAY.getTime() + HOUR_MS,
    deliveredAtMs: loggedAtMs,
  });

  await page.goto(path);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 2, name: /16:50 送达/ })).toBeVisible();
  await page.getByRole("button", { name: "准时，货有问题" }).click();
  const tapped = page.getByRole("button", { name: "准时，货有问题", pressed: true });
  await expect(tapped).toBeVisible();
  await expect(main).toContainText("评价 准时，货有问题");

  await page.getByText("登记的送达时间不对").click();
  await page.getByLabel(/^货是什么时候到的/).fill("2026-11-24T17:20");
  await page.getByLabel("怎么知道的（可不填）").fill("门卫登记的是 17:20");
  await page.getByRole("button", { name: "提出异议" }).click();
  await expect(main).toContainText("等平台答复");
  await expect(page.getByText("登记的送达时间不对")).toHaveCount(0);
  await expectNoFaults(page);

  const ops = await pageOf(browser, "saturday", "ops", baseURL);
  await ops.goto("/disputes");
  const card = ops.getByRole("listitem").filter({ hasText: `订单 ${number}` });
  await expect(card).toContainText(/登记的送达.*16:50经销商看到的.*17:20应达.*17:00/);
  await expect(card).toContainText("门卫登记的是 17:20");
  await expect(card).toContainText("晚 30 分");
  await expect(card).toContainText("认可的话：准时变迟到");
  await card.getByLabel("答复（经销商看得到）").fill("与门卫核对过，以贵司时间为准");
  await card.getByRole("button", { name: "认可，更正送达时间" }).click();
  await expect(card).toHaveCount(0);
  await ops.getByRole("link", { name: /^已答复/ }).click();
  await expect(card).toContainText("已认可，送达时间已更正");

  await page.goto(path);
  await expect(main.getByRole("heading", { level: 2, name: /17:20 送达/ })).toBeVisible();
  await expect(main).toContainText(/登记的送达.*16:50实际收到.*17:20/);
  await expect(main).toContainText("平台认可，送达时间已更正");
  await expect(main).toContainText("与门卫核对过，以贵司时间为准");
  await expect(main).toContainText(/迟到.*20 分/);
});
