import { expect, test } from "#tests/support/browser.ts";

test("a dealer by the initials of its pinyin, with the keyboard alone, in the period shown", async ({
  page,
}) => {
  await page.goto("/?period=2026-09");
  await page.keyboard.press("ControlOrMeta+k");
  const box = page.getByRole("combobox");
  await expect(box).toBeFocused();
  await page.keyboard.type("sybcxx");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("沈阳北辰信息");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(box).toHaveAttribute(
    "aria-activedescendant",
    (await first.getAttribute("id")) ?? "",
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dealers\/[0-9a-f-]{36}\?period=2026-09/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("沈阳北辰信息");
});

test("Enter pressed before the answer is here opens what the answer names first", async ({
  page,
}) => {
  await page.goto("/");
  // Until its script is there the link leads to the search's own page, which a busy machine is slow to.
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: /^搜索：/ }).click();
  // Typed at once, the first letters come before the search itself has.
  await page.keyboard.type("93763");
  await expect(page.getByRole("combobox")).toHaveValue("93763");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/shipments\/[0-9a-f-]{36}\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("93763");
});

test("Escape closes the search and gives the focus back; nothing found is said", async ({
  page,
}) => {
  await page.goto("/dealers");
  const trigger = page.getByRole("link", { name: /^搜索：/ });
  await trigger.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("没有这样的东西");
  await expect(page.getByRole("status").filter({ hasText: "没有找到" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(trigger).toBeFocused();
});

test("a text that an input method is still composing asks for nothing", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/v1/search") asked.push(url.searchParams.get("q") ?? "");
  });
  await page.goto("/");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option").first()).toBeVisible();
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", {
    text: "shen",
    selectionStart: 4,
    selectionEnd: 4,
  });
  await page.waitForTimeout(400);
  expect(asked).toEqual([""]);
  await client.send("Input.insertText", { text: "沈阳" });
  await expect(page.getByRole("option").first()).toContainText("沈阳");
  expect(asked).toEqual(["", "沈阳"]);
});

test("an answer that fails is said, and asking again mends it", async ({ page, context }) => {
  await page.goto("/");
  await context.route("**/api/v1/search**", (route) => route.fulfill({ status: 204 }), {
    times: 1,
  });
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(page.getByRole("option", { name: "总览" })).toBeVisible();
});

test("a month is a step away, on the same page with the same filters", async ({ page }) => {
  await page.goto("/dealers?standing=weak");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("2026-08");
  await page.getByRole("option", { name: "切换到2026年8月" }).click();
  await expect(page).toHaveURL(/\/dealers\?.*period=2026-08/);
  await expect(page).toHaveURL(/standing=weak/);
});

test("? shows the keys, / goes to the page's own search", async ({ page }) => {
  await page.goto("/dealers");
  await page.locator("body").press("?");
  await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
});

test("actions lead to a file's kind, to the imports to undo, and to a region's report", async ({
  page,
}) => {
  await page.goto("/?period=2026-09");
  const choose = async (text: string, name: string) => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await page.keyboard.type(text);
    await page.getByRole("option", { name }).click();
  };
  await choose("东北", "东北大区的月报");
  await expect(page).toHaveURL(/\/report\?period=2026-09&region=/);
  await choose("和上期", "和上期比较");
  await expect(page).toHaveURL(/\/compare/);
  await choose("导入平台", "导入平台");
  await expect(page.getByRole("combobox", { name: "文件里是什么" })).toHaveValue("platforms");
  await choose("撤销", "撤销导入");
  await expect(page).toHaveURL(/\/import#history-title/);
});

test("an action changes the look", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("深色");
  await page.getByRole("option", { name: /深色/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "zhunda-dark");
});

test.describe("before JavaScript has run", () => {
  test.use({ javaScriptEnabled: false });

  test("the search is a page", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: /^搜索：/ }).click();
    await page.getByRole("searchbox").fill("沈阳北辰");
    await page.getByRole("button", { name: "搜索" }).click();
    await page.getByRole("main").getByRole("link", { name: "沈阳北辰信息", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("沈阳北辰信息");
  });

  test("the places that the bar has no room for open from its menu", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "更多" }).first().click();
    await page.getByRole("link", { name: "发货单" }).first().click();
    await expect(page).toHaveURL(/\/shipments/);
  });
});

test("a region cuts the list, and the rows behind its sums agree", async ({ page }) => {
  await page.goto("/dealers");
  await page.getByRole("button", { name: /^大区/ }).click();
  await page.getByRole("link", { name: "东北" }).click();
  await expect(page).toHaveURL(/region=/);
  const due = page.locator("tfoot td.num").first();
  const said = (await due.textContent())?.replace(/\D/g, "");
  await due.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("张到期的发货单");
  const total = (await page.getByRole("heading", { level: 1 }).textContent())?.replace(/\D/g, "");
  expect(total).toBe(said);
});
