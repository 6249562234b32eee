import type { Locator } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "#tests/support/browser.ts";

import { pageOf } from "#tests/support/sign-in.ts";

// The manager's region buys from the platform of ops here and there: such a miss both of them see.
const LIST = "/shipments?period=2026&outcome=missed&reason=consignee_absent&sort=-due";

test.describe("before any JavaScript has arrived", () => {
  test.use({ role: "ops", javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("ops ask for an excuse with a picture; the manager grants it, and only the adjusted rate moves", async ({
    page,
    browser,
    baseURL,
  }) => {
    const manager = await pageOf(browser, "demo", "manager", baseURL);
    await manager.goto(LIST);
    const rows = manager.locator("table.shipment-list tbody tr", { hasText: "北京" });
    const link = rows.filter({ hasNotText: "已免责" }).getByRole("link").first();
    const path = (await link.getAttribute("href")) ?? "";
    const dealer = path.split("/")[2];
    const league = `/dealers/${dealer}?period=2026`;
    await manager.goto(league);
    const before = await figuresOf(manager.getByRole("main"));

    await page.goto(path);
    await page.getByText("申请免责", { exact: true }).click();
    const picture = await sharp({
      create: { width: 900, height: 1200, channels: 3, background: "#7799bb" },
    })
      .jpeg()
      .toBuffer();
    await page.getByLabel("理由").selectOption("consignee_absent");
    await page.getByLabel(/^说明情况/).fill("到店三次无人，门口贴停业通知。");
    await page
      .getByLabel("证据图片")
      .setInputFiles({ name: "停业通知.jpg", mimeType: "image/jpeg", buffer: picture });
    await page.getByRole("button", { name: "提交申请" }).click();
    const asked = page.getByRole("region", { name: "免责申请 1 次" });
    await expect(asked).toContainText("等审批");
    await expect(asked.getByRole("img", { name: "证据图片 1，共 1 张" })).toBeVisible();
    const shown = await page.request.get(
      (await asked.getByRole("link", { name: /证据图片/ }).getAttribute("href")) ?? "",
    );
    expect(shown.headers()["content-type"]).toBe("image/jpeg");

    await manager.goto("/excuses");
    const card = manager.getByRole("listitem").filter({ hasText: "到店三次无人" });
    await card.getByRole("button", { name: "不批准" }).click();
    await expect(card.getByRole("alert")).toHaveText("请写明情况，最多 500 字。");
    await card.getByRole("button", { name: "批准免责" }).click();
    await expect(manager.getByText("到店三次无人")).toHaveCount(0);
    await manager.getByRole("link", { name: /^已处理/ }).click();
    await expect(manager.getByRole("listitem").filter({ hasText: "到店三次无人" })).toContainText(
      "已批准，调整后口径不计这一单",
    );

    await manager.goto(league);
    const after = await figuresOf(manager.getByRole("main"));
    expect(after.raw).toBe(before.raw);
    expect(after.excused).toBe(before.excused + 1);

    await manager.goto("/excuses?tab=habits&period=2026");
    await expect(manager.getByRole("region", { name: /^共申请/ })).toContainText("石岩");
    await manager.context().close();
  });
});

test.describe("who may not", () => {
  test.use({ role: "dealer" });

  test("a dealer sees no excuses", async ({ page }) => {
    const answer = await page.goto("/excuses");
    expect(answer?.status()).toBe(403);
  });
});

/** A dealer's figures: the raw rate as it stands there, and how many misses are excused. */
async function figuresOf(main: Locator): Promise<{ raw: string; excused: number }> {
  const figure = (label: string) => main.locator("dl > div").filter({ hasText: label }).first();
  const raw = (await figure("原始准时率").textContent()) ?? "";
  const adjusted = await figure("调整后").textContent();
  return { raw, excused: Number(/免责 (\d+)/.exec(adjusted ?? "")?.[1]) };
}
