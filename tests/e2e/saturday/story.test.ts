import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { DEMO_BUYER_OF } from "#prisma/seed/demo/accounts.ts";
import { SATURDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expectNoFaults } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { deliver } from "#tests/support/deliver.ts";
import { numberIn } from "#tests/support/number-in.ts";
import { pageOf, typeSignIn } from "#tests/support/sign-in.ts";

const HOUR_MS = 3_600_000;
const SERVER = "HP ProLiant DL380 Gen11 服务器";
const dispatchedAtMs = SATURDAY.getTime() + 0.5 * HOUR_MS;
/** Sunday, 14:35 in Shanghai. */
const deliveredAtMs = Date.parse("2026-11-22T06:35:00Z");
/** Sunday, 17:00 in Shanghai. */
const dueAtMs = Date.parse("2026-11-22T09:00:00Z");

test.use({
  role: null,
  viewport: { width: 390, height: 844 },
  expectedProblems: [/ERR_(?:INTERNET_DISCONNECTED|CONNECTION_RESET)/],
});

test.beforeAll(() => setAppClock(SATURDAY));

/** What the region's manager sees of all shipments, or of a dealer's: how many were due, how many on time. */
async function readSums(manager: Page, dealer: string | null) {
  const of = dealer === null ? "" : `&dealer=${dealer}`;
  await manager.goto(`/shipments?period=all${of}`);
  const outcomes = manager.getByRole("navigation", { name: "结果" });
  const count = (name: RegExp) => numberIn(outcomes.getByRole("link", { name }));
  return { due: await count(/^到期/), onTime: await count(/^准时/) };
}

/** How many of the server Beijing keeps for orders, as its desk sees it. */
async function readReserved(ops: Page): Promise<number> {
  await ops.goto("/stock?q=P52560-B21");
  await ops.getByRole("link", { name: SERVER }).click();
  const shelf = ops.getByRole("heading", { name: /^北京平台：/ });
  const [, pieces] = /预留 (\d+)/.exec((await shelf.textContent()) ?? "") ?? [];
  return Number(pieces);
}

/** Lets the next order reach the app, and cuts the connection before the answer is there. */
async function loseNextAnswer(page: Page): Promise<void> {
  let isLost = false;
  await page.route(
    (url) => url.pathname === "/order",
    async (route) => {
      if (isLost || route.request().method() !== "POST") return route.fallback();
      isLost = true;
      await route.fetch();
      await route.abort("connectionreset");
    },
  );
}

test("ordered in Shenyang on Saturday evening, delivered from Beijing on Sunday, seen by the manager", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const manager = await pageOf(browser, "saturday", "manager", baseURL);
  const before = await readSums(manager, null);
  const ops = await pageOf(browser, "saturday", "ops", baseURL);
  const reserved = await readReserved(ops);

  await page.goto("/");
  await typeSignIn(page, "dealer", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/order$/);
  await page.getByRole("searchbox", { name: "搜商品" }).fill("dl380");
  await page.getByRole("button", { name: "搜索" }).click();
  await page.getByRole("link", { name: new RegExp(`加入.*${SERVER}`) }).click();
  await page.getByRole("link", { name: `${SERVER}加一件` }).click();
  await expect(page.getByRole("textbox", { name: `${SERVER}的数量` })).toHaveValue("2");

  const ways = page.getByRole("group", { name: "从哪里发货" });
  await expect(ways.getByRole("radio", { name: /^沈阳 本地 0/ })).toBeDisabled();
  const beijing = ways.getByRole("radio", { name: /^北京 \d+ km \d 件 周日 17:00 前送达/ });
  await expect(beijing).toBeChecked();
  await expect(ways.getByRole("timer")).toContainText("离截单还剩 4");
  await expect(ways).toContainText("今天 19:00 之后下单，承诺变为周一 17:00 前");
  await expectNoFaults(page);

  const confirm = page.getByRole("button", {
    name: /^确认下单 · 2 件 北京发货，周日 17:00 前送达/,
  });
  const unanswered = page.getByRole("alert").filter({ hasText: "没有收到回答" });
  await page.context().setOffline(true);
  await confirm.dblclick();
  await expect(unanswered).toBeVisible();
  await page.context().setOffline(false);
  await loseNextAnswer(page);
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(page.getByText("正在下单……")).toBeVisible();
  await expect(unanswered).toBeVisible();
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}\/[0-9a-f-]{36}\?placed=1$/);
  const [, dealerId = "", orderId = ""] = /orders\/([^/]+)\/([^/?]+)/.exec(page.url()) ?? [];
  const title = page.getByRole("heading", { level: 1, name: /^订单 \d+/ });
  const number = String(await numberIn(title));
  await expect(page.getByRole("main")).toContainText("17:00 前送");
  await expectNoFaults(page);

  // Sent three times, placed once.
  expect(await readReserved(ops)).toBe(reserved + 2);
  await page.goto("/orders");
  await expect(page.getByRole("main").getByText(number)).toHaveCount(1);
  await page.goto("/order");
  await expect(page.getByText("这台设备上还有一单没下完")).toHaveCount(0);

  // What is on its way is due to nobody yet.
  expect(await readSums(manager, null)).toEqual(before);
  const beforeOfDealer = await readSums(manager, dealerId);
  setAppClock(new Date(deliveredAtMs + 5 * 60_000));
  await deliver(orderId, { dispatchedAtMs, deliveredAtMs });

  await page.goto(`/orders/${dealerId}/${orderId}`);
  await expect(page.getByRole("main")).toContainText("2026年11月22日 周日 14:35 送达");
  await page.getByText("确认收货，写上时间").click();
  await page.getByLabel(/^什么时候收到的/).fill("2026-11-22T14:33");
  await page.getByRole("group", { name: "准时吗？" }).getByText("准时", { exact: true }).click();
  await page.getByRole("group", { name: "货都对吗？" }).getByText("都对", { exact: true }).click();
  await page.getByRole("button", { name: "确认收货", exact: true }).click();
  await expect(page.getByRole("main")).toContainText(
    /确认收货 准时，货都对实际收到2026年11月22日 周日 14:33高磊/,
  );
  await expect(page.getByText("再次确认收货")).toBeVisible();
  await expectNoFaults(page);

  // Early is not counted before it is due, or a running day would be flattered.
  expect(await readSums(manager, null)).toEqual(before);
  setAppClock(new Date(dueAtMs + 5 * 60_000));
  const plusOne = ({ due, onTime }: typeof before) => ({ due: due + 1, onTime: onTime + 1 });
  expect(await readSums(manager, null)).toEqual(plusOne(before));
  expect(await readSums(manager, dealerId)).toEqual(plusOne(beforeOfDealer));
  await manager.goto("/?period=2026-11");
  await expect(manager.getByRole("heading", { level: 1 })).toContainText("2026年11月准时率 100.0%");
  expect(await numberIn(manager.getByRole("link", { name: /张发货单/ }))).toBe(1);
  await manager.goto(`/dealers/${dealerId}?period=2026-11`);
  await expect(manager.getByRole("heading", { level: 1 })).toContainText(DEMO_BUYER_OF);
  await page.goto("/record");
  await expect(page.getByRole("main")).toContainText("100.0%");
  await expectNoFaults(page);
});
