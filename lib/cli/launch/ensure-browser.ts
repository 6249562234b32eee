import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "#lib/cli/launch/find-browser.ts";
import { Refusal } from "#lib/cli/launch/refusal.ts";

function runQuietly(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(program, args, { stdio: "ignore", env, timeout: 600_000 });
}

/**
 * Finds a browser for tests, or fetches one: Playwright's own, and on Debian as root the
 * distribution's package with a Chinese font.
 * @throws Refusal in one line when there is none to be had
 */
export function ensureBrowser(): string {
  const present = findBrowser();
  if (present !== undefined) return present;
  console.log("No Chrome or Chromium here; fetching one …");
  const playwright = "node_modules/@playwright/test/cli.js";
  runQuietly(process.execPath, [playwright, "install", "chromium"]);
  const fetched = findBrowser();
  if (fetched !== undefined) return fetched;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    runQuietly("apt-get", ["update"]);
    runQuietly("apt-get", ["install", "-y", "chromium", "fonts-noto-cjk"]);
  }
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Refusal("no browser for the tests: install Chromium or Google Chrome and run again");
}
