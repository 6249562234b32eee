import { expect, test } from "#tests/support/browser.ts";
import { gb18030Of } from "#tests/unit/importing/reading/encode-text.ts";

const lines = [
  "经销商,别名,城市,经销商等级,大区,所属平台,客服代表",
  "锦州新百汇,新百汇；XBH,锦州,B,辽西,,李梅",
  "阜新明达,,阜新,D,辽西,,",
];
const file = (text: string) => ({
  name: "经销商.csv",
  mimeType: "text/csv",
  buffer: gb18030Of(text),
});

test("a file of dealers in GB18030: taken for what it is, checked, imported, kept in the history", async ({
  page,
}) => {
  await page.goto("/import");
  await expect(page.getByRole("link", { name: "人员" })).toHaveAttribute(
    "href",
    "/import/sample?kind=users",
  );
  await page.getByLabel("选择文件").setInputFiles(file(`${lines.join("\n")}\n`));
  await expect(page.getByRole("link", { name: "GB18030 / GBK" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await expect(page.getByText("文件里是什么").locator("..")).toContainText("经销商");
  await page.getByRole("button", { name: "检查，不写入" }).click();

  await expect(page.getByRole("heading", { name: "1 行可以导入，1 行不收" })).toBeVisible();
  await expect(page.getByRole("row", { name: /“D”不是经销商等级/ })).toBeVisible();
  await expect(page.getByText("1 个大区")).toBeVisible();
  await page.getByRole("button", { name: "导入 1 行" }).click();
  await expect(page.getByRole("heading", { name: "已导入 1 行" })).toBeVisible();
  await expect(page.getByText("资料的导入不能整批撤销")).toBeVisible();

  await page.goto("/import");
  const row = page.getByRole("row", { name: /经销商\.csv/ }).first();
  await expect(row).toContainText("经销商 · ");
  await expect(row).toContainText("已导入");

  // the same again, with its mistake mended: the first is known, the second is new
  const mended = lines.map((line) => line.replace(",D,", ",C,")).join("\n");
  await page.getByLabel("选择文件").setInputFiles(file(mended));
  await page.getByRole("button", { name: "检查，不写入" }).click();
  await expect(page.getByRole("heading", { name: "2 行可以导入，没有问题" })).toBeVisible();
  const unchanged = page.getByRole("definition").nth(4);
  await expect(unchanged).toHaveText("1");
});

test("what a file was taken for can be changed, and its encoding as well", async ({ page }) => {
  await page.goto("/import");
  const content = "名称,城市\n一号仓,沈阳\n二号仓,大连\n";
  await page.getByLabel("选择文件").setInputFiles(file(content));
  await page.getByText("不对？换一种").click();
  await page.getByRole("radio", { name: "平台" }).check();
  await page.getByRole("button", { name: "换成这一种" }).click();
  await expect(page.locator("#source-platform")).toHaveValue("0");
  await expect(page.locator("#source-city")).toHaveValue("1");

  await page.getByRole("link", { name: "UTF-8" }).click();
  await expect(page.getByText(/不是 UTF-8，照读会成乱码/)).toBeVisible();
  await page.getByRole("link", { name: "GB18030 / GBK" }).click();
  await expect(page.locator("#source-platform")).toHaveValue("0");
});
