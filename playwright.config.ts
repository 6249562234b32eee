import { defineConfig } from "@playwright/test";
import { findBrowser } from "#lib/cli/launch/find-browser.ts";

const executablePath = process.env.BROWSER_PATH ?? findBrowser();
if (executablePath === undefined) throw new Error("no browser: install Chromium or Google Chrome");
// Workers evaluate this file again and need not search again.
process.env.BROWSER_PATH = executablePath;

const isRoot = process.getuid?.() === 0;
const launchArgs = [
  "--disable-background-networking",
  "--disable-component-update",
  // Chrome's sandbox refuses to run as root.
  ...(isRoot ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.test.ts",
  outputDir: "test-results",
  globalSetup: "tests/support/global-apps.ts",
  globalTimeout: 1_800_000,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: { executablePath, args: launchArgs },
  },
  // Each project drives an app of its own: see tests/support/global-apps.ts.
  projects: [
    { name: "demo", testDir: "tests/e2e/demo" },
    { name: "empty", testDir: "tests/e2e/empty" },
    // Begins with the demo and replaces it, so its tests take turns.
    { name: "import", testDir: "tests/e2e/import", workers: 1 },
    // One story, day by day, on a clock that its tests set.
    { name: "saturday", testDir: "tests/e2e/saturday", workers: 1 },
  ],
});
