import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

const tabs = (page: Page) => page.getByRole("navigation", { name: "已保存的视图" });

// Tests share the app's database: each keeps views of its own name and takes them away again.
async function remove(page: Page) {
  await page.locator("summary", { hasText: /视图|改动/ }).click();
  await page.getByRole("button", { name: "删除视图" }).click();
}

test("filters become a tab; changed they are said to be, and are saved or kept beside", async ({
  page,
}) => {
  await page.goto("/dealers?standing=weak&sort=-missed");
  await page.getByText("保存为视图").click();
  await page.getByLabel(/视图名称/).fill("先看这几家");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const tab = tabs(page).getByRole("link", { name: /先看这几家/ });
  await expect(tab).toHaveAttribute("aria-current", "true");

  await page.goto("/dealers");
  await expect(tabs(page).getByRole("link", { name: "全部" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await tab.click();
  await expect(page).toHaveURL(/standing=weak/);
  // Without a period of its own the view is of the newest month.
  await expect(page).not.toHaveURL(/period=/);
  await page.getByRole("link", { name: /待观察/ }).click();
  await expect(tab).toContainText("已改动");
  await page.getByText("保存改动").click();
  await page.getByRole("button", { name: "更新视图" }).click();
  await expect(tab).not.toContainText("已改动");
  await expect(tab).toHaveAttribute("href", /standing=watch/);

  await page.getByText("编辑视图").click();
  await page.getByRole("button", { name: "另存为新视图" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "同名" })).toBeVisible();
  await expect(page.getByLabel(/视图名称/)).toHaveValue("先看这几家");
  await page.getByLabel(/视图名称/).fill("固定的月份");
  await page.getByLabel(/固定为/).check();
  await page.getByRole("button", { name: "另存为新视图" }).click();
  const other = tabs(page).getByRole("link", { name: "固定的月份" });
  await expect(other).toHaveAttribute("href", /period=\d{4}-\d{2}/);
  await remove(page);
  await expect(page.getByText("已删除视图“固定的月份”。")).toBeVisible();
  await tab.click();
  await expect(tab).toHaveAttribute("aria-current", "true");
  await remove(page);
  await expect(tab).toHaveCount(0);
});

test.describe("before JavaScript has run", () => {
  test.use({ javaScriptEnabled: false });

  test("a view is saved, refused in words, deleted and brought back", async ({ page }) => {
    await page.goto("/shipments?outcome=late");
    await page.getByText("保存为视图").click();
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByRole("alert")).toHaveText("请给视图起个名字。");
    await page.getByLabel(/视图名称/).fill("迟到的");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    const tab = tabs(page).getByRole("link", { name: "迟到的" });
    await expect(tab).toHaveAttribute("aria-current", "true");
    await remove(page);
    await expect(tab).toHaveCount(0);
    await page.getByRole("button", { name: "撤销删除" }).click();
    await expect(tab).toHaveAttribute("aria-current", "true");
    await expect(page).toHaveURL(/outcome=late/);
    await remove(page);
    await page.getByRole("button", { name: "知道了" }).click();
    await expect(page.getByText("已删除视图")).toHaveCount(0);
  });
});

test("a form from elsewhere keeps nothing", async ({ page, request }) => {
  await page.goto("/dealers");
  const action = await page.locator("form input[name^='$ACTION']").first().getAttribute("name");
  const answer = await request.post("/dealers", {
    headers: { Origin: "https://elsewhere.example" },
    multipart: {
      [action ?? ""]: "",
      page: "/dealers",
      name: "外来的",
      query: "",
      intent: "create",
    },
  });
  expect(answer.status()).toBeGreaterThanOrEqual(400);
  await page.reload();
  await expect(tabs(page)).not.toContainText("外来的");
});

test("columns and density are part of the address, and of the file", async ({ page }) => {
  await page.goto("/dealers");
  await page.getByRole("button", { name: "列" }).click();
  await page.getByRole("checkbox", { name: "收缩后" }).uncheck();
  await page.getByRole("checkbox", { name: "客服代表" }).check();
  await page.getByRole("button", { name: "应用" }).click();
  await expect(page.getByRole("columnheader", { name: "客服代表" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "收缩后" })).toHaveCount(0);
  const href = await page.getByRole("link", { name: /下载 CSV/ }).getAttribute("href");
  const [header] = (await (await page.request.get(href ?? "")).text()).split("\r\n");
  expect(header).toContain("客服代表");
  expect(header).not.toContain("收缩后");
  await page.getByRole("link", { name: "紧凑" }).click();
  await expect(page).toHaveURL(/density=compact/);
  await expect(page).toHaveURL(/columns=representative/);
});

test("tabs of outcomes count what each of them lists", async ({ page }) => {
  await page.goto("/shipments?standing=weak");
  const links = page.getByRole("navigation", { name: "结果" }).getByRole("link");
  const said = (await links.allTextContents()).map((text) => Number(text.replace(/\D/g, "")));
  const hrefs = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  for (const [index, href] of hrefs.entries()) {
    await page.goto(href ?? "");
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    expect(Number(heading?.replace(/\D/g, "") || 0)).toBe(said[index]);
  }
});

test("the search finds a view by its name from any page", async ({ page }) => {
  await page.goto("/dealers?standing=watch");
  await page.getByText("保存为视图").click();
  await page.getByLabel(/视图名称/).fill("从搜索打开");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(tabs(page).getByRole("link", { name: "从搜索打开" })).toBeVisible();
  await page.goto("/");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("从搜索");
  await page.getByRole("option", { name: /从搜索打开/ }).click();
  await expect(page).toHaveURL(/\/dealers\?view=.*standing=watch/);
  await remove(page);
  await expect(page.getByText("已删除视图“从搜索打开”。")).toBeVisible();
});
