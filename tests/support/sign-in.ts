import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { type Role, roles } from "#lib/auth/permissions.ts";

/** Where the cookies of somebody who has signed in to a project's app are kept for its tests. */
export function stateFile(project: string, role: Role): string {
  return join(process.env.E2E_STATES ?? "", `signed-in-${project}-${role}.json`);
}

/** A page of somebody else's browser, signed in to a project's app. */
export async function pageOf(
  browser: Browser,
  project: string,
  role: Role,
  baseURL: string | undefined,
): Promise<Page> {
  const context = await browser.newContext({
    ...(baseURL !== undefined && { baseURL }),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    storageState: stateFile(project, role),
  });
  return context.newPage();
}

/** Types who one is and the password into the sign-in page. */
export async function typeSignIn(page: Page, identifier: string, password: string): Promise<void> {
  await page.getByLabel("邮箱、手机号或登录名").fill(identifier);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

/** Makes the page's browser that of somebody of the demo, whoever it was before. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const context = page.context();
  await context.clearCookies({ name: /^(?:__Secure-)?zhunda\./ });
  await page.goto("/sign-in");
  await typeSignIn(page, role, DEMO_PASSWORD);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Signs in once as each role of the demo, and keeps the cookies. */
export async function keepDemoStates(project: string, address: string): Promise<void> {
  await inBrowser(async (browser) => {
    for (const role of roles) {
      const context = await browser.newContext({ baseURL: address, locale: "zh-CN" });
      await signIn(await context.newPage(), role);
      await keepState(context, project, role);
    }
  });
}

/** Follows the link of a first start, makes the first admin and keeps the cookies. */
export async function keepFirstAdmin(project: string, link: string): Promise<void> {
  await inBrowser(async (browser) => {
    const context = await browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(link);
    await makeFirstAdmin(page);
    await keepState(context, project, "admin");
  });
}

/** Fills in the page that makes the first admin. */
export async function makeFirstAdmin(page: Page): Promise<void> {
  await page.getByLabel("姓名").fill("林总管");
  await page.getByLabel("邮箱").fill("first.admin@example.com");
  await page.getByLabel("新密码").fill("first-admin-of-the-app");
  await page.getByRole("button", { name: "建立管理员账号" }).click();
  await page.waitForURL((url) => url.pathname === "/");
}

/** Keeps the cookies of a browser as those of a role, from the next test on. */
export async function keepState(context: BrowserContext, project: string, role: Role) {
  await context.storageState({ path: stateFile(project, role) });
}

async function inBrowser(run: (browser: Browser) => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(process.env.BROWSER_PATH && { executablePath: process.env.BROWSER_PATH }),
    // Chrome's sandbox refuses to run as root.
    args: isRoot ? ["--no-sandbox"] : [],
  });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
}
