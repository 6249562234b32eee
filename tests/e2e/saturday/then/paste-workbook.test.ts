import writeXlsxFile from "write-excel-file/node";
import { MONDAY, setAppClock } from "#tests/support/app-clock.ts";
import { expect, test } from "#tests/support/browser.ts";

const rows = [
  ["型号", "数量"],
  ["NET-SW-48", 4],
  ["显示器 27 寸", 2],
  ["NO-SUCH-THING", 1],
].map((cells) => cells.map((value) => ({ value })));

test.use({ role: "dealer", viewport: { width: 390, height: 844 } });
test.beforeAll(() => setAppClock(MONDAY));

test("the dealer sends a workbook as the list, sees what is not known and takes the rest", async ({
  page,
}, info) => {
  const file = info.outputPath("list.xlsx");
  await writeXlsxFile(rows).toFile(file);
  await page.goto("/order");
  await page.getByLabel("或者选一个文件（Excel、CSV、TXT）").setInputFiles(file);
  await page.getByRole("button", { name: "先看看认出了什么" }).click();
  const unknown = page.getByRole("listitem").filter({ hasText: "NO-SUCH-THING" });
  await expect(unknown).toContainText("没有认出这种商品");
  await page.getByRole("button", { name: "把勾选的加入" }).click();
  await expect(page.getByRole("textbox", { name: "交换机 48 口的数量" })).toHaveValue("4");
  await expect(page.getByRole("textbox", { name: "显示器 27 寸的数量" })).toHaveValue("2");
  await expect(page.getByRole("button", { name: /^确认下单 · 6 件/ })).toBeVisible();
});
