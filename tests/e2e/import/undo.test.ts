import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

const rows = Array.from({ length: 12 }, (_, index) => {
  const day = String(1 + index).padStart(2, "0");
  return `UNDO-${index},撤销测试网络,撤销测试平台,同城,2026-10-${day} 10:00,2026-10-${day} 12:00,2026-10-${day} 13:20`;
});
const csv = ["发货单号,客户名称,发货仓,时效,下单时间,要求送达时间,签收时间", ...rows].join("\n");
const file = { name: "时区弄错了.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };

const words = {
  zh: {
    choose: "选择文件",
    check: "检查，不写入",
    go: /^导入 12 行/,
    imported: "已导入 12 行",
    look: "看看撤销会怎样",
    concerns: "撤销会动到 12 张发货单",
    confirm: "撤销这次导入",
    undone: "已撤销",
    gone: /它所在的导入已经撤销/,
  },
  en: {
    choose: "Choose a file",
    check: "Check, write nothing",
    go: /^Import 12 rows/,
    imported: "12 rows imported",
    look: "See what undoing would do",
    concerns: "Undoing concerns 12 shipments",
    confirm: "Undo this import",
    undone: "Undone",
    gone: /its import was undone/,
  },
} as const;

async function undo(page: Page, w: (typeof words)["zh"] | (typeof words)["en"]) {
  await page.goto("/import");
  await page.getByLabel(w.choose, { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: w.check }).click();
  await page.getByRole("button", { name: w.go }).click();
  await expect(page.getByRole("heading", { name: w.imported })).toBeVisible();
  await page.goto("/shipments?period=2026-10&q=UNDO-3");
  await page.getByRole("link", { name: "UNDO-3", exact: true }).first().click();
  await expect(page).toHaveURL(/\/shipments\/[0-9a-f-]+\/[0-9a-f-]+$/);
  const shipment = page.url();

  await page.goto("/import");
  await page.getByRole("link", { name: file.name }).first().click();
  await page.getByRole("link", { name: w.look }).click();
  await expect(page.getByRole("heading", { name: w.concerns })).toBeVisible();
  await page.getByRole("button", { name: w.confirm }).click();
  await expect(page.getByRole("heading", { name: w.undone, exact: true })).toBeVisible();

  await page.goto(shipment);
  await expect(page.getByRole("heading", { name: w.gone })).toBeVisible();
  await page.goto("/shipments?period=2026-10&q=UNDO-3");
  await expect(page.getByRole("link", { name: "UNDO-3", exact: true })).toHaveCount(0);
  await page.goto("/dealers?period=2026-10");
  await expect(page.getByText("撤销测试网络")).toHaveCount(0);
}

test("a wrong file is undone on its page, once it has been said what that means", async ({
  page,
}) => {
  await undo(page, words.zh);
});

test("the same in English, with the same rows come back in between", async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL ?? "" }]);
  await undo(page, words.en);
});
