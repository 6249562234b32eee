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

test.describe("misses without a reason", () => {
  test.use({ role: "ops" });

  test("a digit gives the miss at the keys a reason, and as many are left as the list counts", async ({
    page,
  }) => {
    await page.goto("/misses");
    const heading = page.getByRole("heading", { level: 1 });
    const before = Number(/(\d+) 单未达没有原因/.exec((await heading.textContent()) ?? "")?.[1]);
    const first = page.locator("#misses > li").first();
    const path = (await first.getByRole("link").first().getAttribute("href")) ?? "";
    const reason = await first.getByRole("button").first().textContent();
    await page.keyboard.press("j");
    await page.keyboard.press("1");
    await expect(first.getByRole("button", { pressed: true })).toHaveText(reason ?? "");
    await page.getByRole("link", { name: "作为发货单列表打开" }).click();
    await expect(page.getByRole("main").locator("tbody tr")).toHaveCount(before - 1);
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText(reason ?? "");
  });
});

test.describe("reasons", () => {
  test.use({ role: "admin" });

  test("an admin's new name stands wherever the reason does, and a new reason can be chosen", async ({
    page,
  }) => {
    await page.goto("/admin/reasons");
    await page.getByText("新增原因", { exact: true }).click();
    await page.getByLabel("中文名称").fill("电梯停运");
    await page.getByLabel("英文名称").fill("lift out of order");
    await page.getByLabel("可以据此申请免责").check();
    await page.getByRole("button", { name: "新增" }).click();
    await expect(page.getByRole("status").filter({ hasText: "已保存“电梯停运”" })).toBeVisible();
    await page.goto("/admin/reasons");
    await page.getByText("新增原因", { exact: true }).click();
    await page.getByLabel("中文名称").fill("电梯停运");
    await page.getByLabel("英文名称").fill("another lift");
    await page.getByRole("button", { name: "新增" }).click();
    await expect(page.getByText("这个名称已在用")).toBeVisible();
    await page.goto("/misses");
    const first = page.locator("#misses > li").first();
    const path = (await first.getByRole("link").first().getAttribute("href")) ?? "";
    await first.getByText("其他原因").click();
    await first.getByRole("button", { name: "电梯停运" }).click();
    await expect(first.getByRole("button", { pressed: true })).toHaveText("电梯停运");

    await page.goto("/admin/reasons");
    await page.getByRole("link", { name: "电梯停运" }).click();
    await expect(page.getByRole("heading", { name: "修改“电梯停运”" })).toBeVisible();
    await page.getByLabel("中文名称").fill("电梯{停用}");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("status").filter({ hasText: "电梯{停用}" })).toBeVisible();
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText("原因：电梯{停用}");
  });
});

/** A dealer's figures: the raw rate as it stands there, and how many misses are excused. */
async function figuresOf(main: Locator): Promise<{ raw: string; excused: number }> {
  const figure = (label: string) => main.locator("dl > div").filter({ hasText: label }).first();
  const raw = (await figure("原始准时率").textContent()) ?? "";
  const adjusted = await figure("调整后").textContent();
  return { raw, excused: Number(/免责 (\d+)/.exec(adjusted ?? "")?.[1]) };
}
