import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "#lib/cli/free-port.ts";
import { clearRunFolder, makeRunFolder } from "#lib/cli/launch/run-folder.ts";
import { clockSettings, SATURDAY, setClock } from "#tests/support/app-clock.ts";
import { keepDemoStates, keepFirstAdmin } from "#tests/support/sign-in.ts";

/**
 * Apps for the browser tests, by the name of the Playwright project that drives them. That of Saturday
 * goes by a clock of its own.
 */
const seedOf = { demo: "demo", empty: "none", import: "demo", saturday: "demo" } as const;

/** Name of the variable that tells tests the address of a project's app. */
export function addressVariable(project: string): string {
  return `E2E_ADDRESS_${project.toUpperCase()}`;
}

/** The data folder of a project's app. */
export function appFolder(project: string, runFolder = process.env.E2E_STATES ?? ""): string {
  return join(runFolder, `app-${project}`);
}

/** Starts a real app on a data folder of its own, and waits until it answers. */
async function startApp(project: keyof typeof seedOf, runFolder: string): Promise<ChildProcess> {
  const port = await findFreePort();
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "lib/cli/launch/start.ts"],
    {
      env: {
        ...process.env,
        BUILD_DIR: process.env.BUILD_DIR ?? ".next-test",
        DATABASE_URL: "",
        DATA_DIR: appFolder(project, runFolder),
        HOST: "127.0.0.1",
        LOG_LEVEL: "warn",
        PORT: String(port),
        SEED: seedOf[project],
        ...(project === "saturday" && clockSettings(runFolder)),
      },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const address = `http://localhost:${port}`;
  process.env[addressVariable(project)] = address;
  while (child.exitCode === null) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return child;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the app of ${project} did not start`);
}

/** A link for the first admin, as the command line gives it. */
async function setupLink(project: string, runFolder: string, address: string): Promise<string> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "lib/cli/main.ts", "user", "setup-link"],
    { env: { ...rest, DATABASE_URL: "", DATA_DIR: appFolder(project, runFolder) } },
  );
  const path = /\/link\/\S+/.exec(stdout)?.[0];
  if (path === undefined) throw new Error(`no setup link in: ${stdout}`);
  return `${address}${path}`;
}

async function stopApp(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** Playwright's global set-up: one app per project; returns what stops them. */
export default async function setUp(): Promise<() => Promise<void>> {
  const given = process.env.TEST_RUN_FOLDER;
  const runFolder = given ?? (await makeRunFolder());
  process.env.E2E_STATES = runFolder;
  setClock(runFolder, SATURDAY);
  const apps: ChildProcess[] = [];
  // One after the other: the first builds where that is still to be done.
  for (const project of ["empty", "demo", "import", "saturday"] as const) {
    apps.push(await startApp(project, runFolder));
    const address = process.env[addressVariable(project)] ?? "";
    if (seedOf[project] === "demo") await keepDemoStates(project, address);
    else await keepFirstAdmin(project, await setupLink(project, runFolder, address));
  }
  return async () => {
    await Promise.all(apps.map(stopApp));
    if (given === undefined) await clearRunFolder(runFolder);
  };
}
