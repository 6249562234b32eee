import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { expect, test } from "#tests/support/browser.ts";
import { signIn, typeSignIn } from "#tests/support/sign-in.ts";

test.use({ role: null });

const pathOf = (page: Page) => new URL(page.url()).pathname;

for (const [role, home] of [
  ["dealer", "/order"],
  ["driver", "/log"],
  ["ops", "/board"],
  ["manager", "/"],
  ["representative", "/"],
  ["executive", "/"],
  ["admin", "/"],
] as const) {
  test(`one tap makes a visitor the demo's ${role}, whose work begins at ${home}`, async ({
    page,
  }) => {
    await page.goto("/sign-in");
    await page.locator(`button[name=role][value=${role}]`).click();
    await expect(page).toHaveURL(home);
    await page.goto("/");
    expect(pathOf(page)).toBe(home);
  });
}

test("whoever is not signed in is asked to, and comes back to where they wanted to go", async ({
  page,
}) => {
  await page.goto("/dealers?density=compact");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("登录");
  await typeSignIn(page, "executive", DEMO_PASSWORD);
  await expect(page).toHaveURL("/dealers?density=compact");
});

test("an address elsewhere is not followed", async ({ page }) => {
  await page.goto("/sign-in?to=//evil.example/");
  await typeSignIn(page, "executive", DEMO_PASSWORD);
  await expect(page).toHaveURL("/");
});

test("a wrong password and an unknown name get one answer, and what was typed stays", async ({
  page,
}) => {
  const answers: (string | null)[] = [];
  for (const name of ["admin", "nobody-here"]) {
    await page.goto("/sign-in");
    await typeSignIn(page, name, "not the password");
    const alert = page.getByRole("alert").filter({ hasText: /./ });
    answers.push(await alert.textContent());
    await expect(page.getByLabel("邮箱、手机号或登录名")).toHaveValue(name);
  }
  expect(answers).toEqual(["账号或密码不对。", "账号或密码不对。"]);
});

test("after signing out the same address asks again", async ({ page }) => {
  await signIn(page, "manager");
  await page.getByRole("button", { name: /^账户：姜宁/ }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/report");
  expect(pathOf(page)).toBe("/sign-in");
});

test.describe("what a role does not open", () => {
  test.use({ expectedProblems: [/status of 403/] });

  test("answers 403 and leads home", async ({ page }) => {
    await signIn(page, "driver");
    const answer = await page.goto("/dealers");
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "这一页不在您的权限之内" })).toBeVisible();
    await page.getByRole("link", { name: "回到我的首页" }).click();
    await expect(page).toHaveURL("/log");
  });
});

test.describe("before JavaScript arrives", () => {
  test.use({ javaScriptEnabled: false });

  test("the form says what is wrong, keeps what was typed and signs in", async ({ page }) => {
    await page.goto("/sign-in?to=/report");
    await typeSignIn(page, "executive", "not the password");
    await expect(page.getByText("账号或密码不对。")).toBeVisible();
    await expect(page.getByLabel("邮箱、手机号或登录名")).toHaveValue("executive");
    await typeSignIn(page, "executive", DEMO_PASSWORD);
    await expect(page).toHaveURL("/report");
  });
});

test("without a mail server the way to a new password is an admin", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await expect(page.getByText("请找管理员，他可以给您一个一次性链接")).toBeVisible();
});

test("an admin invites somebody, whose link works once; a change of role acts at once", async ({
  browser,
  page,
}) => {
  const login = `invited.${Date.now().toString(36)}`;
  await signIn(page, "admin");
  await page.goto("/admin/people/new");
  await page.getByLabel("姓名").fill("新来的");
  await page.getByLabel("登录名").fill(login);
  await page.getByRole("radio", { name: /^平台运营/ }).check();
  await page.getByRole("button", { name: "建立并给出邀请链接" }).click();
  await expect(page.getByText("请至少选一个平台。")).toBeVisible();
  await page.getByRole("checkbox", { name: "沈阳平台" }).check();
  await page.getByRole("button", { name: "建立并给出邀请链接" }).click();
  const link = await page.getByRole("textbox", { name: "链接只显示这一次" }).inputValue();

  const theirs = await (
    await browser.newContext({ storageState: { cookies: [], origins: [] } })
  ).newPage();
  await theirs.goto(link);
  await theirs.getByLabel("新密码").fill("1234567890");
  await theirs.getByRole("button", { name: "设定密码并登录" }).click();
  await expect(theirs.getByText("太常见")).toBeVisible();
  await theirs.getByLabel("新密码").fill("a password of my own");
  await theirs.getByRole("button", { name: "设定密码并登录" }).click();
  await expect(theirs).toHaveURL(/\/board$/);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "这个链接不能用了" })).toBeVisible();

  await page.getByRole("link", { name: "打开 新来的 的页面" }).click();
  await page.getByRole("radio", { name: /^高管/ }).check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存，对方下一次操作时生效。")).toBeVisible();
  await theirs.goto(new URL("/", link).href);
  await expect(theirs.getByRole("button", { name: /^账户：新来的，高管/ })).toBeVisible();

  await page.getByRole("button", { name: "停用" }).click();
  await expect(page.getByText("已停用，其登录都已退出。")).toBeVisible();
  await theirs.reload();
  expect(pathOf(theirs)).toBe("/sign-in");
  await theirs.context().close();
});
