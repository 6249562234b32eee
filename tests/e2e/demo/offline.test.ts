import type { BrowserContext, Page } from "@playwright/test";
import sharp from "sharp";
import { v7 } from "uuid";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { logDaySchema } from "#lib/contracts/log-day.ts";
import { expect, test } from "#tests/support/browser.ts";
import { type Given, giveShipments } from "#tests/support/given.ts";
import { pageOf, signIn, typeSignIn } from "#tests/support/sign-in.ts";

test.use({
  role: null,
  viewport: { width: 390, height: 844 },
  expectedProblems: [/ERR_(?:INTERNET_DISCONNECTED|FAILED|CONNECTION_RESET)|status of 401/],
});
test.describe.configure({ timeout: 120_000 });

type Step = "dispatched" | "arrived" | "delivered";
const wordOf = { dispatched: "发车", arrived: "到达", delivered: "送达" } as const;

/** Fills in the form of a step of a shipment, as far as it must be. */
async function log(page: Page, { dealerId, id, number }: Given, step: Step, photo?: Buffer) {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#s=${dealerId}.${id}&do=${step}`);
  const confirm = page.getByRole("button", { name: `确认${wordOf[step]}` });
  await expect(confirm).toBeVisible();
  if (step === "delivered") await nameRecipient(page);
  if (photo !== undefined) {
    const file = { name: "photo.png", mimeType: "image/png", buffer: photo };
    await page.locator("input[type=file]").first().setInputFiles(file);
    await expect(page.getByRole("img", { name: "第 1 张照片" })).toBeVisible();
  }
  // By key: what offers Undo may lie above the button.
  await confirm.press("Enter");
  const done = page.getByRole("status").filter({ hasText: `${number} 已登记${wordOf[step]}` });
  await expect(done).toBeVisible();
}

/** Types who took it, also where somebody has taken deliveries before and is offered. */
async function nameRecipient(page: Page): Promise<void> {
  const name = page.getByLabel("签收人姓名");
  if (!(await name.isVisible())) await page.getByText("其他人", { exact: true }).click();
  await name.fill("刘敏");
}

/** Opens the log and waits until the phone has all that it needs without a network. */
async function openLog(page: Page): Promise<void> {
  await page.goto("/log");
  await expect(page.getByText(/待送 \d+ 单/)).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await caches.match("/log")) !== undefined))
    .toBe(true);
}

/** What the server knows to have happened of shipments, in the order in which it did. */
async function eventsOf(page: Page, given: readonly Given[]) {
  const response = await page.request.get("/api/v1/log/day");
  const { shipments } = logDaySchema.parse(await response.json());
  return given.map(({ id }) =>
    shipments
      .find((shipment) => shipment.id === id)
      ?.events.map(({ kind }) => kind)
      .filter((kind) => kind !== "accepted"),
  );
}

/** Ids of photos that have not left the phone. */
function keptPhotos(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("zhunda-log");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction("files").objectStore("files").getAllKeys();
          asked.onsuccess = () => resolve(asked.result.map(String));
        };
      }),
  );
}

/** The line that says how sending stands; not the one that offers Undo. */
const strip = (page: Page) =>
  page.getByRole("status").getByRole("button").filter({ hasNotText: "撤销" });

async function expectAllSent(page: Page): Promise<void> {
  await expect(strip(page)).toHaveCount(0, { timeout: 60_000 });
}

async function reopened(context: BrowserContext, page: Page): Promise<Page> {
  await page.close();
  const next = await context.newPage();
  await next.goto("/log");
  await expect(next.getByText(/待送 \d+ 单|没有待处理的发货单/)).toBeVisible();
  return next;
}

/** Cancels a shipment by the API, as a desk does. */
async function cancel(desk: Page, { dealerId, id }: Given): Promise<void> {
  const nowMs = Date.now();
  const event = {
    id: v7(),
    dealerId,
    shipmentId: id,
    said: { kind: "cancelled", reason: "改单", cancelledBy: "dealer" },
    occurredAtMs: nowMs,
    enteredAtMs: nowMs,
    precision: "second",
  };
  const response = await desk.request.post("/api/v1/shipment-events", {
    data: { deviceId: v7(), sentAtMs: nowMs, mode: "form", events: [event] },
    headers: { Origin: new URL(desk.url()).origin },
  });
  expect(response.status()).toBe(200);
}

test("a day without a network: 30 events and 3 photos are there once and in order", async ({
  page,
  context,
}) => {
  const given = await giveShipments(10);
  const photo = await sharp({
    create: { width: 640, height: 480, channels: 3, background: "#c6cbd3" },
  })
    .png()
    .toBuffer();
  await signIn(page, "driver");
  await openLog(page);
  await context.setOffline(true);
  let phone = await reopened(context, page);
  await expect(strip(phone)).toContainText("离线");
  for (const one of given) await log(phone, one, "dispatched");
  await expect(strip(phone)).toContainText("离线，10 条待上传");
  // As when the battery dies: what was confirmed a moment ago must be there.
  phone = await reopened(context, phone);
  await expect(strip(phone)).toContainText("离线，10 条待上传");
  for (const one of given) await log(phone, one, "arrived");
  for (const [at, one] of given.entries()) {
    await log(phone, one, "delivered", at < 3 ? photo : undefined);
  }
  await expect(strip(phone)).toContainText("离线，30 条待上传");
  phone = await reopened(context, phone);
  const photos = await keptPhotos(phone);
  expect(photos).toHaveLength(3);

  await context.setOffline(false);
  await expectAllSent(phone);
  const expected = given.map(() => ["dispatched", "arrived", "delivered"]);
  expect(await eventsOf(phone, given)).toEqual(expected);
  expect(await keptPhotos(phone)).toEqual([]);
  for (const id of photos) {
    expect((await phone.request.get(`/api/v1/attachments/${id}`)).status()).toBe(200);
  }
});

test("a session that has ended in between loses nothing", async ({ page, context }) => {
  const given = await giveShipments(1);
  await signIn(page, "driver");
  await openLog(page);
  await context.setOffline(true);
  for (const one of given) await log(page, one, "dispatched");
  await context.clearCookies({ name: /zhunda\./ });
  await context.setOffline(false);
  await expect(strip(page)).toContainText("请重新登录，1 条待上传");
  await page.goto("/log");
  await typeSignIn(page, "driver", DEMO_PASSWORD);
  await page.waitForURL((url) => url.pathname === "/log");
  await expect.poll(() => eventsOf(page, given)).toEqual([["dispatched"]]);
  await expectAllSent(page);
});

test("two tabs send once, and a lost answer is asked for again", async ({ page, context }) => {
  const given = await giveShipments(4);
  await signIn(page, "driver");
  await openLog(page);
  const other = await context.newPage();
  await openLog(other);
  let lost = 0;
  await context.route("**/api/v1/shipment-events", async (route) => {
    lost += 1;
    if (lost > 1) return route.fallback();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await context.setOffline(true);
  for (const one of given) await log(page, one, "dispatched");
  await expect(strip(other)).toContainText("离线，4 条待上传");
  await context.setOffline(false);
  await expectAllSent(page);
  await expectAllSent(other);
  expect(await eventsOf(page, given)).toEqual(given.map(() => ["dispatched"]));
});

test("a conflict is shown with its reason", async ({ page, context, browser, baseURL }) => {
  const [cancelled] = await giveShipments(1);
  if (cancelled === undefined) throw new Error("no shipment");
  await signIn(page, "driver");
  await openLog(page);
  await context.setOffline(true);
  const desk = await pageOf(browser, "demo", "admin", baseURL);
  await desk.goto("/account");
  await cancel(desk, cancelled);
  await log(page, cancelled, "delivered");
  await context.setOffline(false);
  await expect(strip(page)).toContainText("1 条要您处理", { timeout: 60_000 });
  await strip(page).click();
  const list = page.getByRole("dialog", { name: "上传情况" });
  const conflict = list.getByRole("listitem").filter({ hasText: cancelled.number });
  await expect(conflict).toContainText("已上传，没有生效");
  await expect(conflict).toContainText(/现在是“已取消”，由.+登记取消；您登记的送达没有计入/);
  await conflict.getByRole("button", { name: "知道了" }).click();
  await list.getByRole("button", { name: "关闭" }).click();
  await expectAllSent(page);
});

test("signing out with something unsent warns and keeps it for that person only", async ({
  page,
  context,
}) => {
  const given = await giveShipments(1);
  const [one] = given;
  if (one === undefined) throw new Error("no shipment");
  await signIn(page, "driver");
  await openLog(page);
  // The worker would send it in the background, which no test can keep from the network.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  const sending = "**/api/v1/shipment-events";
  await context.route(sending, (route) => route.abort("connectionreset"));
  await log(page, one, "dispatched");
  await strip(page).click();
  const list = page.getByRole("dialog", { name: "上传情况" });
  await list.getByRole("button", { name: "退出登录" }).click();
  const warning = page.getByRole("dialog", { name: "退出登录" });
  await expect(warning).toContainText("还有 1 条登记没有上传");
  await warning.getByRole("button", { name: "仍然退出" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");

  await signIn(page, "ops");
  await page.goto("/log");
  await expect(page.getByText("这台手机上还有别人的 1 条登记")).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
  await context.unroute(sending);
  await page.reload();
  await expect(page.getByText("这台手机上还有别人的 1 条登记")).toBeVisible();

  await signIn(page, "driver");
  await page.goto("/log");
  await expectAllSent(page);
  await expect.poll(() => eventsOf(page, given)).toEqual([["dispatched"]]);
});
