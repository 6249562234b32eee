import { test as base } from "@playwright/test";
import type { Role } from "#lib/auth/permissions.ts";
import { addressVariable } from "#tests/support/global-apps.ts";
import { stateFile } from "#tests/support/sign-in.ts";

type Fixtures = {
  /** Console errors that a test provokes on purpose, such as the 404 of a page that is not there. */
  expectedProblems: RegExp[];
  /** As whom a test begins; null = nobody. */
  role: Role | null;
};

/**
 * Playwright's `test` for the app of the project, signed in as its admin unless `test.use({ role })` or
 * `signIn` says otherwise: a test fails when its page logs an error, throws,
 * or violates the content security policy (which the browser logs as an error).
 */
export const test = base.extend<Fixtures>({
  expectedProblems: [[], { option: true }],
  role: ["admin", { option: true }],
  storageState: async ({ role }, use, { project }) => {
    await use(role === null ? undefined : stateFile(project.name, role));
  },
  // Playwright reads the names of what a fixture needs from this very pattern.
  baseURL: async ({ browserName: _ }, use, { project }) => {
    await use(process.env[addressVariable(project.name)]);
  },
  page: async ({ page, expectedProblems }, use) => {
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await use(page);
    const unexpected = problems.filter((text) => !expectedProblems.some((one) => one.test(text)));
    base.expect(unexpected, "what the page reported").toEqual([]);
  },
});

/** Playwright's `expect`. */
export const expect = test.expect;
