import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { findFreePort } from "#lib/cli/free-port.ts";

/** The build that is driven: `npm test` makes it in the step before. */
const buildDir = process.env.BUILD_DIR ?? ".next-test";

export type ServedApp = {
  readonly address: string;
  readonly dataDir: string;
  stop(): Promise<void>;
};

/** Serves the build on a database, which its own launcher opens as it does any. */
export async function serveBuild(databaseUrl: string, secret: string): Promise<ServedApp> {
  const port = await findFreePort();
  const dataDir = mkdtempSync(join(tmpdir(), "zhunda-access-"));
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "lib/cli/launch/start.ts"],
    {
      env: {
        ...process.env,
        AUTH_SECRET: secret,
        BUILD_DIR: buildDir,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        HOST: "127.0.0.1",
        LOG_LEVEL: "warn",
        PORT: String(port),
        SEED: "none",
      },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const address = `http://localhost:${port}`;
  const stop = async () => {
    const ended = once(child, "exit");
    if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  while (child.exitCode === null) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return { address, dataDir, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`the app did not start: is there a build in ${buildDir}?`);
}

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({
      workers: z.record(z.string(), z.unknown()),
      filename: z.string(),
      exportedName: z.string(),
    }),
  ),
});

/** An action as the build knows it: its id, and files of the pages that can be asked to run it. */
export type BuiltAction = { readonly id: string; readonly pages: readonly string[] };

/** The actions of the build by file and name. */
export function readBuiltActions(): ReadonlyMap<string, BuiltAction> {
  const file = join(buildDir, "server", "server-reference-manifest.json");
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(node).map(([id, { workers, filename, exportedName }]) => [
      `${filename}#${exportedName}`,
      { id, pages: Object.keys(workers).map((page) => `${page}.tsx`) },
    ]),
  );
}
