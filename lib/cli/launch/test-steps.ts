import { join } from "node:path";
import { buildApp, generateClient } from "#lib/cli/launch/build.ts";
import { ensureBrowser } from "#lib/cli/launch/ensure-browser.ts";
import { Refusal } from "#lib/cli/launch/refusal.ts";
import { runProgram } from "#lib/cli/launch/run-program.ts";
import { type Count, noCases, readReport } from "#lib/cli/launch/test-report.ts";

/** One step of `npm test`. It throws when it fails without a case having failed. */
export type TestStep = { name: string; run(): Promise<Count> };

/** Tests build beside the app that may be running from `.next`. */
const testBuildDir = ".next-test";

/**
 * The steps of `npm test` in their order.
 * @param runFolder where the run's databases and reports are kept
 * @param signal aborts the program that runs
 */
export function testSteps(runFolder: string, signal: AbortSignal): TestStep[] {
  const settings = { TEST_RUN_FOLDER: runFolder, NEXT_TELEMETRY_DISABLED: "1" };

  async function run(args: string[], more: Record<string, string> = {}): Promise<number> {
    const quiet = ["--disable-warning=ExperimentalWarning", ...args];
    return (await runProgram(quiet, { ...settings, ...more }, signal, "show")).code;
  }

  async function check(...args: string[]): Promise<Count> {
    if ((await run(args)) !== 0) throw new Refusal("see above");
    return noCases;
  }

  async function vitest(project: string, more: Record<string, string> = {}): Promise<Count> {
    const report = join(runFolder, `${project}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters];
    const code = await run(args, more);
    const count = readReport("vitest", report);
    if (code !== 0 && count.failed === 0) return { ...count, failed: 1 };
    return count;
  }

  let isBuilt = false;

  function requireBuild(): void {
    if (!isBuilt) throw new Refusal("not run: there is no build to drive");
  }

  async function access(): Promise<Count> {
    requireBuild();
    return vitest("access", { BUILD_DIR: testBuildDir });
  }

  async function playwright(): Promise<Count> {
    requireBuild();
    const report = join(runFolder, "e2e.json");
    const code = await run(
      ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
      {
        BROWSER_PATH: ensureBrowser(),
        BUILD_DIR: testBuildDir,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    );
    const count = readReport("playwright", report);
    if (code !== 0 && count.failed === 0) return { ...count, failed: 1 };
    return count;
  }

  async function generate(): Promise<Count> {
    await generateClient(signal);
    return noCases;
  }

  async function build(): Promise<Count> {
    await buildApp(testBuildDir, signal);
    isBuilt = true;
    return noCases;
  }

  return [
    { name: "database client", run: generate },
    { name: "style", run: () => check("node_modules/@biomejs/biome/bin/biome", "check", ".") },
    { name: "types", run: () => check("node_modules/typescript/bin/tsc", "--noEmit") },
    { name: "dead code", run: () => check("node_modules/knip/bin/knip.js") },
    { name: "unit and golden", run: () => vitest("unit") },
    { name: "integration", run: () => vitest("integration") },
    { name: "build", run: build },
    { name: "access", run: access },
    { name: "browser", run: playwright },
  ];
}
