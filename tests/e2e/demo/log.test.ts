import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { logDaySchema } from "#lib/contracts/log-day.ts";
import { expectNoFaultsIn } from "#tests/support/axe.ts";
import { expect, test } from "#tests/support/browser.ts";
import { writeCodeVideo } from "#tests/support/code39-video.ts";
import { type Given, giveShipments } from "#tests/support/given.ts";
import { signIn } from "#tests/support/sign-in.ts";

test.use({ role: null, viewport: { width: 390, height: 844 } });
test.describe.configure({ timeout: 120_000 });

const hashOf = ({ dealerId, id }: Given) => `/log#s=${dealerId}.${id}`;

/** What the form says against what was entered; Next has an alert of its own. */
const alertOf = (page: Page) => page.getByRole("main").getByRole("alert");

/** What the server tells the phone of a shipment. */
async function readShipment(page: Page, { id }: Given) {
  const response = await page.request.get("/api/v1/log/day");
  const day = logDaySchema.parse(await response.json());
  return day.shipments.find((shipment) => shipment.id === id);
}

/** What the phone keeps of half-filled forms. */
function keptDrafts(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("zhunda-log");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction("drafts").objectStore("drafts").getAll();
          asked.onsuccess = () => resolve(JSON.stringify(asked.result));
        };
      }),
  );
}

/** What a wedge scanner does: types fast, and ends with Enter. */
async function wedge(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

/** Scans until it is told: a busy machine may rest between two keys for longer than any scanner. */
async function wedgeUntil(page: Page, code: string, told: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await wedge(page, code);
    await told();
  }).toPass({ timeout: 60_000 });
}

async function sign(page: Page): Promise<void> {
  const sheet = page.getByRole("img", { name: /^签名处/ });
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  if (box === null) throw new Error("no sheet to sign");
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  for (let i = 1; i < 20; i += 1) {
    await page.mouse.move(box.x + 40 + 8 * i, box.y + 60 + 25 * Math.sin(i));
  }
  await page.mouse.up();
}

test("picked in two boxes, taken along, delivered by scan, with recipient, photo and signature", async ({
  page,
}) => {
  const [one] = await giveShipments(1);
  if (one === undefined) throw new Error("nothing was given");
  await signIn(page, "ops");
  await page.goto("/log");
  await page.getByRole("searchbox").fill(one.number);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("link", { name: "拣好了" }).click();
  await page.getByRole("button", { name: "2 箱" }).click();
  await page.getByRole("button", { name: "确认拣好" }).click();
  await expect(page.getByRole("main")).toContainText("已拣货");
  await expect.poll(async () => (await readShipment(page, one))?.boxes).toBe(2);

  await signIn(page, "driver");
  await page.goto("/log");
  await expect(page.getByText(/待送 \d+ 单/)).toBeVisible();
  const soon = { timeout: 3_000 };
  await wedgeUntil(page, one.number, () =>
    expect(page.getByRole("heading", { name: "发货单" })).toBeVisible(soon),
  );
  await page.getByRole("link", { name: "发车" }).click();
  await page.getByRole("textbox", { name: "车辆" }).fill("京A·D1234");
  await page.getByRole("button", { name: "确认发车" }).click();
  await expect(page.getByRole("main")).toContainText("配送中");
  await page.getByRole("link", { name: "送达", exact: true }).click();

  await wedgeUntil(page, "99999-9-01", () =>
    expect(alertOf(page)).toHaveText("99999-9-01 不是这张单的箱码", soon),
  );
  await wedgeUntil(page, `${one.number}-01`, () =>
    expect(page.getByText("1 / 2 箱")).toBeVisible(soon),
  );
  await wedgeUntil(page, `${one.number}-03`, () =>
    expect(alertOf(page)).toHaveText(`${one.number}-03：这张单只有 2 箱`, soon),
  );
  await wedgeUntil(page, `${one.number}-02`, () =>
    expect(page.getByText("2 / 2 箱")).toBeVisible(soon),
  );

  await page.getByRole("button", { name: /^确认送达/ }).click();
  await expect(alertOf(page).first()).toHaveText("请填签收人");
  // A half-filled form outlasts the app.
  await expect.poll(() => keptDrafts(page)).toContain('"scanned":[1,2]');
  await page.goto("about:blank");
  await page.goBack();
  await expect(page.getByText("2 / 2 箱")).toBeVisible();
  const other = page.getByRole("button", { name: "其他人" });
  if (await other.isVisible()) await other.click();
  await page.getByLabel("签收人姓名").fill("刘敏");
  const photo = await sharp({
    create: { width: 3200, height: 2400, channels: 3, background: "#c6cbd3" },
  })
    .png()
    .toBuffer();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: photo });
  await expect(page.getByText("1 张，存在手机里")).toBeVisible();
  await sign(page);
  await expect(page.getByRole("button", { name: "重签" })).toBeVisible();
  for (const look of ["light", "dark"] as const) await expectNoFaultsIn(page, look);
  await page.getByRole("button", { name: /^确认送达 准时/ }).click();
  await expect(page.getByText(`${one.number} 已登记送达`)).toBeVisible();
  await expect(page.getByText(/今天已完成 \d+ 单/)).toBeVisible();

  await expect.poll(async () => (await readShipment(page, one))?.state).toBe("delivered");
  const kinds = (await readShipment(page, one))?.events.map(({ kind }) => kind);
  expect(kinds).toEqual(["accepted", "picked", "dispatched", "delivered"]);
});

test("a wrong tap is undone; an earlier time needs a reason and cannot be before the step before it", async ({
  page,
}) => {
  const [one] = await giveShipments(1);
  if (one === undefined) throw new Error("nothing was given");
  await signIn(page, "driver");
  await page.goto(hashOf(one));
  await page.getByRole("link", { name: "发车" }).click();
  await page.getByRole("button", { name: "确认发车" }).click();
  await page.getByRole("button", { name: "到了" }).click();
  await expect(page.getByText(`${one.number} 已登记到达`)).toBeVisible();
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(page.getByText(`${one.number} 的到达已撤销`)).toBeVisible();
  await expect.poll(async () => (await readShipment(page, one))?.state).toBe("dispatched");

  await page.getByRole("link", { name: "未送达…" }).click();
  await page.getByRole("button", { name: "补录更早的时间" }).click();
  await page.getByRole("button", { name: "30 分前" }).click();
  await page.getByRole("button", { name: "没有信号" }).click();
  // It left a minute ago.
  await expect(alertOf(page)).toContainText(/^发车是 .*，不能早于它$/);
  await page.getByRole("button", { name: "改为现在" }).click();
  await expect(alertOf(page)).toHaveCount(0);
  await page.getByRole("button", { name: "收货方无人" }).click();
  for (const look of ["light", "dark"] as const) await expectNoFaultsIn(page, look);
  await page.getByRole("button", { name: "确认未送达" }).click();
  await expect.poll(async () => (await readShipment(page, one))?.state).toBe("delivery_failed");
  expect((await readShipment(page, one))?.reason).toBe("consignee_absent");
});

test("a time before the acceptance is refused as soon as it is said, and taken once it is right", async ({
  page,
}) => {
  const [one] = await giveShipments(1);
  if (one === undefined) throw new Error("nothing was given");
  await signIn(page, "driver");
  await page.goto(`${hashOf(one)}&do=dispatched`);
  await page.getByRole("button", { name: "补录更早的时间" }).click();
  await page.getByRole("button", { name: "10 分前" }).click();
  await page.getByRole("button", { name: "确认发车" }).click();
  await expect(alertOf(page)).toHaveText("晚登记超过 5 分钟，请写明原因");
  await page.getByRole("button", { name: "忘了" }).click();
  await expect(alertOf(page)).toHaveText(/^接单是 .*，不能早于它$/);
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const time = new Date().toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai", ...clock });
  await page.getByLabel("几点").fill(time);
  await expect(alertOf(page)).toHaveCount(0);
  await page.getByRole("button", { name: "确认发车" }).click();
  await expect.poll(async () => (await readShipment(page, one))?.state).toBe("dispatched");
});

test("the list, a shipment and the camera have no faults, in either look", async ({ page }) => {
  const [one] = await giveShipments(1);
  if (one === undefined) throw new Error("nothing was given");
  await signIn(page, "driver");
  await page.goto("/log");
  await expect(page.getByText(/待送 \d+ 单/)).toBeVisible();
  for (const look of ["light", "dark"] as const) await expectNoFaultsIn(page, look);
  await page.getByRole("button", { name: "扫码" }).click();
  await expect(page.getByRole("dialog", { name: "扫码" })).toBeVisible();
  for (const look of ["light", "dark"] as const) await expectNoFaultsIn(page, look);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto(hashOf(one));
  await expect(page.getByRole("heading", { name: "发货单" })).toBeVisible();
  for (const look of ["light", "dark"] as const) await expectNoFaultsIn(page, look);
});

test("the camera reads a box's label, by a reader of our own where the browser has none", async ({
  page,
  baseURL,
}, info) => {
  const [one] = await giveShipments(1);
  if (one === undefined) throw new Error("nothing was given");
  await signIn(page, "driver");
  const video = info.outputPath("label.y4m");
  writeCodeVideo(video, `${one.number}-01`);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(process.env.BROWSER_PATH && { executablePath: process.env.BROWSER_PATH }),
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  try {
    const context = await browser.newContext({
      ...(baseURL !== undefined && { baseURL }),
      locale: "zh-CN",
      viewport: { width: 390, height: 844 },
      storageState: await page.context().storageState(),
    });
    const phone = await context.newPage();
    const elsewhere: string[] = [];
    phone.on("request", (request) => {
      if (!request.url().startsWith(baseURL ?? "")) elsewhere.push(request.url());
    });
    await phone.goto("/log");
    await phone.getByRole("button", { name: "扫码" }).click();
    await expect(phone).toHaveURL(new RegExp(`#s=${one.dealerId}\\.${one.id}$`), {
      timeout: 30_000,
    });
    expect(elsewhere.filter((url) => !url.startsWith("blob:"))).toEqual([]);
  } finally {
    await browser.close();
  }
});
