import { expect, test } from "#tests/support/browser.ts";

test("the overview before anything was imported says what it is for and where to begin", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("还没有发货数据");
  await expect(page.getByRole("link", { name: "导入数据" })).toHaveAttribute("href", "/import");
});
