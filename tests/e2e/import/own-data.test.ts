import { expect, test } from "#tests/support/browser.ts";
import { keepState, makeFirstAdmin } from "#tests/support/sign-in.ts";

const rows = Array.from({ length: 240 }, (_, index) => {
  const day = String(1 + (index % 28)).padStart(2, "0");
  const isLate = index % 6 === 0;
  const delivered = `2026-10-${day} ${isLate ? "13:20" : "11:20"}`;
  const dealer = isLate || index % 3 === 1 ? "大连海诚网络" : "沈阳恒通科技";
  return `W${index},${dealer},沈阳,同城,2026-10-${day} 10:00,2026-10-${day} 12:00,${delivered}`;
});
const csv = ["发货单号,客户名称,发货仓,时效,下单时间,要求送达时间,签收时间", ...rows].join("\n");

test("one's own file takes the demo's place, and leads to the dealers that it names", async ({
  page,
}, { project }) => {
  await page.goto("/import");
  await page.getByText("用自己的数据替换演示数据").click();
  await page.getByRole("button", { name: "删除演示数据" }).click();

  // The demo's admin went with it: who replaces it makes an account of their own.
  await expect(page.getByRole("heading", { name: "建立第一个管理员" })).toBeVisible();
  await makeFirstAdmin(page);
  await keepState(page.context(), project.name, "admin");
  await page.goto("/import");
  await expect(page.getByRole("heading", { name: "现在看到的是演示数据" })).toHaveCount(0);

  const file = { name: "十月.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("button", { name: "检查，不写入" }).click();
  await expect(page.getByRole("heading", { name: "240 行可以导入，没有问题" })).toBeVisible();
  await page.getByRole("button", { name: "导入 240 行" }).click();
  await expect(page.getByRole("heading", { name: "已导入 240 行" })).toBeVisible();

  await page.getByRole("link", { name: "看 2026年10月 的总览" }).click();
  await expect(page).toHaveURL(/\/\?period=2026-10$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2 家经销商中");

  await page.goto("/import");
  await page.getByLabel("选择文件").setInputFiles(file);
  await page.getByRole("button", { name: "检查，不写入" }).click();
  await expect(page.getByRole("heading", { name: /导入不会改变任何东西/ })).toBeVisible();
});
