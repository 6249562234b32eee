import { expect, test } from "#tests/support/browser.ts";

const rows = Array.from({ length: 30_000 }, (_, index) => {
  const day = String(1 + (index % 28)).padStart(2, "0");
  const delivered = `2024-03-${day} ${index % 6 === 0 ? "13:20" : "11:20"}`;
  return `L${index},长途经销商${index % 90},沈阳,同城,2024-03-${day} 10:00,2024-03-${day} 12:00,${delivered}`;
});
const csv = ["发货单号,客户名称,发货仓,时效,下单时间,要求送达时间,签收时间", ...rows].join("\n");

test("a long import goes on without its page, can be stopped, and goes on exactly where it stopped", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const running = { timeout: 90_000 };
  await page.goto("/import");
  const file = { name: "多年.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("button", { name: "检查，不写入" }).click();
  await page.getByRole("button", { name: "导入 30,000 行" }).click(running);
  await expect(page.getByText(/正在写入：第 [1-9]/)).toBeVisible(running);

  await page.goto("/import");
  const row = page.getByRole("row", { name: "多年.csv" });
  await expect(row).toContainText("正在导入");
  await expect(row).toContainText(/网页（.+）/);
  await row.getByRole("link", { name: "多年.csv" }).click();
  await expect(page.getByRole("progressbar", { name: "进度" })).toBeVisible();
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.getByRole("heading", { name: "您停止了它" })).toBeVisible();
  await expect(page.getByText(/停下之前写入的 [\d,]+ 行都是完整的/)).toBeVisible();

  await page.getByRole("button", { name: "继续导入" }).click();
  await expect(page.getByText(/每秒 [\d,]+ 行/)).toBeVisible(running);
  await expect(page.getByRole("heading", { name: "已导入 30,000 行" })).toBeVisible(running);
  await expect(page.getByText("新发货单").locator("..")).toContainText("30,000");
  await page.goto("/import");
  await expect(row).toContainText("已导入");
});
