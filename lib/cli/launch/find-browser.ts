import { spawnSync } from "node:child_process";
import { chromium } from "@playwright/test";

const names = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Whether it is there and starts; a browser without its libraries, or a stub, does not. */
function works(program: string): boolean {
  const { status } = spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 });
  return status === 0;
}

function pathOf(name: string): string | undefined {
  if (name.startsWith("/")) return name;
  const { stdout, status } = spawnSync("/bin/sh", ["-c", `command -v ${name}`], {
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** The browser for tests: an installed Chrome or Chromium, else the one Playwright has fetched. */
export function findBrowser(): string | undefined {
  const installed = names.map(pathOf).filter((path) => path !== undefined);
  return [...installed, chromium.executablePath()].find(works);
}
